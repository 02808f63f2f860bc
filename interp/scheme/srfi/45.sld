;;;; Lazy values whose chains take constant space.
(define-library (srfi 45)
  (import (lambdust core))
  (export
    delay eager force lazy)
  (include "45.scm"))
