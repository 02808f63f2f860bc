;;;; `=>` in `case`.
(define-library (srfi 87)
  (import (lambdust core))
  (export
    => case else))
