;;;; Conditions of input and output.
(define-library (srfi 36)
  (import (except (lambdust core) condition? condition-message file-error? read-error?)
          (prefix (only (lambdust core) file-error? read-error?) core:)
          (lambdust internal) (srfi 35))
  (export
    &i/o-closed-error &i/o-error &i/o-file-already-exists-error &i/o-file-is-read-only-error
    &i/o-file-protection-error &i/o-filename-error &i/o-malformed-filename-error &i/o-no-such-file-error
    &i/o-port-error &i/o-read-error &i/o-write-error &read-error i/o-closed-error? i/o-error-filename
    i/o-error-port i/o-error? i/o-file-already-exists-error? i/o-file-is-read-only-error?
    i/o-file-protection-error? i/o-filename-error? i/o-malformed-filename-error? i/o-no-such-file-error?
    i/o-port-error? i/o-read-error? i/o-write-error? read-error-column read-error-line read-error-position
    read-error-span read-error?)
  (include "36.scm"))
