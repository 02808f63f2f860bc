;;;; Lightweight testing.
(define-library (srfi 78)
  (import (lambdust core) (lambdust internal) (only (srfi 42) do-ec))
  (export
    => check check-ec check-passed? check-report check-reset! check-set-mode!)
  (include "78.scm" "78/cases.scm"))
