;;;; `let` with the name among the bindings and a rest binding.
(define-library (srfi 5)
  (import (rename (lambdust core) (let plain-let)))
  (export
    let)
  (include "5.scm"))
