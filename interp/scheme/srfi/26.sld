;;;; Procedures by leaving places in a call open.
(define-library (srfi 26)
  (import (lambdust core))
  (export
    cut cute)
  (include "26.scm"))
