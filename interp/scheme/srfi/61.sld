;;;; `cond` with a guard before `=>`.
(define-library (srfi 61)
  (import (rename (lambdust core) (cond plain-cond)))
  (export
    => cond else)
  (include "61.scm"))
