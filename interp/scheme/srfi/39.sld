;;;; Parameter objects.
(define-library (srfi 39)
  (import (lambdust core))
  (export
    make-parameter parameterize))
