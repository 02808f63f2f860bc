;;;; The process: arguments, environment, exit.
(define-library (scheme process-context)
  (import (lambdust core))
  (export
    command-line emergency-exit exit get-environment-variable get-environment-variables))
