;;;; Procedures of several arities.
(define-library (srfi 16)
  (import (lambdust core))
  (export
    case-lambda))
