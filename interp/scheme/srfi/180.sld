;;;; JSON.
(define-library (srfi 180)
  (import (lambdust core) (lambdust internal))
  (export
    json-accumulator json-error-reason json-error? json-fold json-generator json-lines-read
    json-nesting-depth-limit json-null? json-number-of-character-limit json-read json-sequence-read
    json-write)
  (include "180.scm" "180/read.scm" "180/write.scm"))
