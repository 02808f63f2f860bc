;;;; Formatting by combinators: columns and wrapped text.
(define-library (srfi 166 columnar)
  (import (srfi 166))
  (export
    columnar from-file justified line-numbers tabular wrapped wrapped/char wrapped/list))
