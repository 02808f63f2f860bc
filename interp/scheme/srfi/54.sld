;;;; Objects as text by options.
(define-library (srfi 54)
  (import (lambdust core) (lambdust internal))
  (export
    cat)
  (include "48/fixed.scm" "54.scm" "54/numbers.scm"))
