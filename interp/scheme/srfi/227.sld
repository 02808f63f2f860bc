;;;; Optional arguments.
(define-library (srfi 227)
  (import (lambdust core) (lambdust internal))
  (export
    define-optionals define-optionals* let-optionals let-optionals* opt*-lambda opt-lambda)
  (include "227.scm"))
