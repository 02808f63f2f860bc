;;;; Formatting by combinators: data and code on several lines.
(define-library (srfi 166 pretty)
  (import (srfi 166))
  (export
    pretty pretty-shared pretty-simply pretty-with-color))
