;;;; The session's environment.
(define-library (scheme repl)
  (import (lambdust core))
  (export
    interaction-environment))
