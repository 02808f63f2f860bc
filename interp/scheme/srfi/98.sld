;;;; Environment variables.
(define-library (srfi 98)
  (import (lambdust core))
  (export
    get-environment-variable get-environment-variables))
