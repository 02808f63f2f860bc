;;;; Patterns of macros with any name as ellipsis and with a tail behind it.
(define-library (srfi 46)
  (import (lambdust core))
  (export
    ... _ define-syntax let-syntax letrec-syntax syntax-rules))
