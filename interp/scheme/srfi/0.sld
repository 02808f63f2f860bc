;;;; Features in programs.
(define-library (srfi 0)
  (import (lambdust core))
  (export
    and cond-expand else not or))
