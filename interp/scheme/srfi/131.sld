;;;; Record types that extend others: the form of SRFI 99, which is the core's.
(define-library (srfi 131)
  (import (lambdust core))
  (export
    define-record-type))
