;;;; Loading a file.
(define-library (scheme load)
  (import (lambdust core))
  (export
    load))
