;;;; Curried procedures that take their arguments in any portions.
(define-library (srfi 232)
  (import (lambdust core))
  (export
    curried define-curried)
  (include "232.scm"))
