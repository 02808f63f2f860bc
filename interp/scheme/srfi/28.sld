;;;; Text made from a template and objects.
(define-library (srfi 28)
  (import (lambdust core))
  (export
    format))
