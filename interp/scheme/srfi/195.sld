;;;; Boxes of any number of values. A box of one value is one of the core's.
(define-library (srfi 195)
  (import (rename (lambdust core)
            (box single-box) (box? single-box?) (set-box! set-single-box!) (unbox unbox-single))
          (lambdust internal))
  (export
    box box-arity box? set-box! set-box-value! unbox unbox-value)
  (include "195.scm"))
