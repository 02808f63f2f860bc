;;;; Vectors of exact integers of 64 bits with a sign.
(define-library (srfi 160 s64)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (s64-type type)))
  (export
    list->s64vector make-s64vector make-s64vector-generator reverse-list->s64vector reverse-s64vector->list
    s64? s64vector s64vector->list s64vector->vector s64vector-any s64vector-append
    s64vector-append-subvectors s64vector-comparator s64vector-concatenate s64vector-copy s64vector-copy!
    s64vector-count s64vector-cumulate s64vector-drop s64vector-drop-right s64vector-drop-while
    s64vector-drop-while-right s64vector-empty? s64vector-every s64vector-fill! s64vector-filter
    s64vector-fold s64vector-fold-right s64vector-for-each s64vector-index s64vector-index-right
    s64vector-length s64vector-map s64vector-map! s64vector-partition s64vector-ref s64vector-remove
    s64vector-reverse! s64vector-reverse-copy s64vector-reverse-copy! s64vector-segment s64vector-set!
    s64vector-skip s64vector-skip-right s64vector-swap! s64vector-take s64vector-take-right
    s64vector-take-while s64vector-take-while-right s64vector-unfold s64vector-unfold! s64vector-unfold-right
    s64vector-unfold-right! s64vector= s64vector? vector->s64vector write-s64vector)
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"
           "s64.scm"))
