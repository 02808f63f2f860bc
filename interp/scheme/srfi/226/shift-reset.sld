;;;; The control operators `shift` and `reset`.
(define-library (srfi 226 shift-reset)
  (import (srfi 226))
  (export
    reset reset-at shift shift-at))
