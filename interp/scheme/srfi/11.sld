;;;; Binding several values.
(define-library (srfi 11)
  (import (lambdust core))
  (export
    let*-values let-values))
