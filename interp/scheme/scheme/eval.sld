;;;; Evaluating data.
(define-library (scheme eval)
  (import (lambdust core))
  (export
    eval))
