;;;; The environment of the session.
(define-library (scheme repl)
  (import (lambdust core))
  (export
    interaction-environment))
