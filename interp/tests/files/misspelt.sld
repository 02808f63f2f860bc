;;;; A library that includes a file with a wrong form.

(define-library (tests files misspelt)
  (export late)
  (import (scheme base))
  (include "misspelt.scm"))
