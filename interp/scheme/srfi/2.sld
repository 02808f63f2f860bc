;;;; `and` that binds names on the way.
(define-library (srfi 2)
  (import (lambdust core))
  (export
    and-let*)
  (include "2.scm"))
