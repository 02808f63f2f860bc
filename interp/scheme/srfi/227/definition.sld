;;;; The definitions of (srfi 227).
(define-library (srfi 227 definition)
  (import (srfi 227))
  (export
    define-optionals define-optionals*))
