;;;; Pipelines of calls.
(define-library (srfi 197)
  (import (lambdust core))
  (export
    ... _ chain chain-and chain-lambda chain-when nest nest-reverse)
  (include "197.scm"))
