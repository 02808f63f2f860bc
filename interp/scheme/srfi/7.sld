;;;; Programs described by the features and files they need.
(define-library (srfi 7)
  (import (lambdust core))
  (export
    and else not or program)
  (include "7.scm"))
