;;;; Reading data.
(define-library (scheme read)
  (import (lambdust core))
  (export
    read))
