;;;; Control features: continuation prompts, composable and delimited continuations, parameterizations.
(define-library (srfi 226)
  (import (except (lambdust core) call-with-current-continuation call/cc) (lambdust internal))
  (export
    abort-current-continuation call-in call-in-continuation call-with-composable-continuation
    call-with-continuation-barrier call-with-continuation-prompt call-with-current-continuation
    call-with-non-composable-continuation call-with-parameterization call/cc continuation-prompt-available?
    continuation-prompt-tag? continuation-violation-prompt-tag continuation-violation? continuation?
    current-parameterization default-continuation-prompt-tag dynamic-wind make-continuation-prompt-tag
    make-continuation-violation make-parameter non-composable-continuation? (rename %parameter? parameter?)
    parameterization? parameterize reset reset-at return-to shift shift-at temporarily unwind-protect)
  (include "226/prompts.scm"
           "226/continuations.scm"
           "226/shift-reset.scm"
           "226/parameters.scm"))
