;;;; Atomic operations.
(define-library (srfi 230)
  (import (except (lambdust core) atomic-flag-clear! atomic-flag-test-and-set!)
          (prefix (only (lambdust core) atomic-flag-clear! atomic-flag-test-and-set!) plain:)
          (lambdust internal) (only (srfi 143) fixnum?))
  (export
    atomic-box-compare-and-swap! atomic-box-ref atomic-box-set! atomic-box-swap! atomic-box? atomic-fence
    atomic-flag-clear! atomic-flag-test-and-set! atomic-flag? atomic-fxbox+/fetch! atomic-fxbox-/fetch!
    atomic-fxbox-and/fetch! atomic-fxbox-compare-and-swap! atomic-fxbox-ior/fetch! atomic-fxbox-ref
    atomic-fxbox-set! atomic-fxbox-swap! atomic-fxbox-xor/fetch! atomic-fxbox? atomic-pair-compare-and-swap!
    atomic-pair-ref atomic-pair-set! atomic-pair-swap! atomic-pair? make-atomic-box make-atomic-flag
    make-atomic-fxbox make-atomic-pair memory-order memory-order?)
  (include "230/boxes.scm" "230/fxboxes.scm" "230/pairs.scm"))
