;;;; Raising errors.
(define-library (srfi 23)
  (import (lambdust core))
  (export
    error))
