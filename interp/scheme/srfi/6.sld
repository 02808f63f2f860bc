;;;; String ports.
(define-library (srfi 6)
  (import (lambdust core))
  (export
    get-output-string open-input-string open-output-string))
