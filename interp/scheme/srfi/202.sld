;;;; `and-let*` with patterns.
(define-library (srfi 202)
  (import (lambdust core))
  (export
    and-let*)
  (include "202.scm"))
