;;;; Telling continuations from other procedures.
(define-library (srfi 226 inspection)
  (import (srfi 226))
  (export
    continuation? non-composable-continuation?))
