;;;; Record types.
(define-library (srfi 9)
  (import (lambdust core))
  (export
    define-record-type))
