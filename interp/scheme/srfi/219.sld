;;;; `define` of curried procedures.
(define-library (srfi 219)
  (import (rename (lambdust core) (define plain-define)))
  (export
    define)
  (include "219.scm"))
