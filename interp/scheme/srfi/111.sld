;;;; Boxes.
(define-library (srfi 111)
  (import (lambdust core))
  (export
    box box? set-box! unbox))
