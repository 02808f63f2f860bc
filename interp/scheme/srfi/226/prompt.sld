;;;; Continuation prompts.
(define-library (srfi 226 prompt)
  (import (srfi 226))
  (export
    abort-current-continuation call-with-continuation-prompt continuation-prompt-tag?
    continuation-violation-prompt-tag continuation-violation? default-continuation-prompt-tag
    make-continuation-prompt-tag make-continuation-violation))
