;;;; Intermediate format strings.
(define-library (srfi 48)
  (import (except (lambdust core) format)
          (lambdust internal) (only (srfi 166) pretty show))
  (export
    format)
  (include "48/fixed.scm" "48.scm"))
