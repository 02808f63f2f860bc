;;;; Binding the values of an expression. The session's own `receive` takes messages.
(define-library (srfi 8)
  (import (lambdust core))
  (export
    receive)
  (include "8.scm"))
