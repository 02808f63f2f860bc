;;;; Continuations that prompts delimit.
(define-library (srfi 226 continuation)
  (import (srfi 226))
  (export
    call-in call-in-continuation call-with-composable-continuation call-with-continuation-barrier
    call-with-current-continuation call-with-non-composable-continuation call/cc
    continuation-prompt-available? continuation-violation-prompt-tag continuation-violation? dynamic-wind
    make-continuation-violation return-to unwind-protect))
