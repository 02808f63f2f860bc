;;;; Complex numbers.
(define-library (scheme complex)
  (import (lambdust core))
  (export
    angle imag-part magnitude make-polar make-rectangular real-part))
