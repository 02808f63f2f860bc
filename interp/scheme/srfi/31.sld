;;;; Values that refer to themselves.
(define-library (srfi 31)
  (import (lambdust core))
  (export
    rec)
  (include "31.scm"))
