;;;; Evaluating data.
(define-library (scheme eval)
  (import (lambdust core))
  (export
    environment eval))
