;;;; Procedures of several arities.
(define-library (scheme case-lambda)
  (import (lambdust core))
  (export
    case-lambda))
