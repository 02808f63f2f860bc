;;;; Formatting by combinators: widths on a terminal.
(define-library (srfi 166 unicode)
  (import (srfi 166))
  (export
    downcased string-terminal-width string-terminal-width/wide substring-terminal-preserve
    substring-terminal-width substring-terminal-width/wide substring-terminal/preserve terminal-aware
    upcased))
