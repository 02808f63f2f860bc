;;;; Parameterizations as values.
(define-library (srfi 226 parameter)
  (import (srfi 226))
  (export
    call-with-parameterization current-parameterization make-parameter parameter? parameterization?
    parameterize temporarily))
