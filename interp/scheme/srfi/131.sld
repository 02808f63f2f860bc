;;;; Record types that extend others: the form of SRFI 99.
(define-library (srfi 131)
  (import (srfi 99))
  (export
    define-record-type))
