;;;; Assumptions that are checked.
(define-library (srfi 145)
  (import (lambdust core) (lambdust internal))
  (export
    assume)
  (include "145.scm"))
