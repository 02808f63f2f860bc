;;;; Vectors of exact integers of 64 bits with a sign.
(define-library (srfi 160 s64)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (s64-type type)))
  (export
    list->s64vector make-s64vector (rename make-typed-vector-generator make-s64vector-generator)
    (rename reverse-list->typed-vector reverse-list->s64vector)
    (rename reverse-typed-vector->list reverse-s64vector->list) s64? s64vector s64vector->list
    (rename typed-vector->vector s64vector->vector) (rename typed-vector-any s64vector-any)
    (rename typed-vector-append s64vector-append)
    (rename typed-vector-append-subvectors s64vector-append-subvectors)
    (rename typed-vector-comparator s64vector-comparator)
    (rename typed-vector-concatenate s64vector-concatenate) (rename typed-vector-copy s64vector-copy)
    (rename typed-vector-copy! s64vector-copy!) (rename typed-vector-count s64vector-count)
    (rename typed-vector-cumulate s64vector-cumulate) (rename typed-vector-drop s64vector-drop)
    (rename typed-vector-drop-right s64vector-drop-right)
    (rename typed-vector-drop-while s64vector-drop-while)
    (rename typed-vector-drop-while-right s64vector-drop-while-right)
    (rename typed-vector-empty? s64vector-empty?) (rename typed-vector-every s64vector-every)
    (rename typed-vector-fill! s64vector-fill!) (rename typed-vector-filter s64vector-filter)
    (rename typed-vector-fold s64vector-fold) (rename typed-vector-fold-right s64vector-fold-right)
    (rename typed-vector-for-each s64vector-for-each) (rename typed-vector-index s64vector-index)
    (rename typed-vector-index-right s64vector-index-right) s64vector-length
    (rename typed-vector-map s64vector-map) (rename typed-vector-map! s64vector-map!)
    (rename typed-vector-partition s64vector-partition) s64vector-ref
    (rename typed-vector-remove s64vector-remove) (rename typed-vector-reverse! s64vector-reverse!)
    (rename typed-vector-reverse-copy s64vector-reverse-copy)
    (rename typed-vector-reverse-copy! s64vector-reverse-copy!)
    (rename typed-vector-segment s64vector-segment) s64vector-set! (rename typed-vector-skip s64vector-skip)
    (rename typed-vector-skip-right s64vector-skip-right) (rename typed-vector-swap! s64vector-swap!)
    (rename typed-vector-take s64vector-take) (rename typed-vector-take-right s64vector-take-right)
    (rename typed-vector-take-while s64vector-take-while)
    (rename typed-vector-take-while-right s64vector-take-while-right)
    (rename typed-vector-unfold s64vector-unfold) (rename typed-vector-unfold! s64vector-unfold!)
    (rename typed-vector-unfold-right s64vector-unfold-right)
    (rename typed-vector-unfold-right! s64vector-unfold-right!) (rename typed-vector= s64vector=) s64vector?
    (rename vector->typed-vector vector->s64vector) (rename write-typed-vector write-s64vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
