;;;; Lightweight testing.
(define-library (srfi 78)
  (import (lambdust core) (lambdust internal))
  (export
    => check check-passed? check-report check-reset! check-set-mode!)
  (include "78.scm"))
