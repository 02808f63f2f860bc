;;;; Vectors of exact integers of 8 bits with a sign.
(define-library (srfi 160 s8)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (s8-type type)))
  (export
    list->s8vector make-s8vector (rename make-typed-vector-generator make-s8vector-generator)
    (rename reverse-list->typed-vector reverse-list->s8vector)
    (rename reverse-typed-vector->list reverse-s8vector->list) s8? s8vector s8vector->list
    (rename typed-vector->vector s8vector->vector) (rename typed-vector-any s8vector-any)
    (rename typed-vector-append s8vector-append)
    (rename typed-vector-append-subvectors s8vector-append-subvectors)
    (rename typed-vector-comparator s8vector-comparator)
    (rename typed-vector-concatenate s8vector-concatenate) (rename typed-vector-copy s8vector-copy)
    (rename typed-vector-copy! s8vector-copy!) (rename typed-vector-count s8vector-count)
    (rename typed-vector-cumulate s8vector-cumulate) (rename typed-vector-drop s8vector-drop)
    (rename typed-vector-drop-right s8vector-drop-right)
    (rename typed-vector-drop-while s8vector-drop-while)
    (rename typed-vector-drop-while-right s8vector-drop-while-right)
    (rename typed-vector-empty? s8vector-empty?) (rename typed-vector-every s8vector-every)
    (rename typed-vector-fill! s8vector-fill!) (rename typed-vector-filter s8vector-filter)
    (rename typed-vector-fold s8vector-fold) (rename typed-vector-fold-right s8vector-fold-right)
    (rename typed-vector-for-each s8vector-for-each) (rename typed-vector-index s8vector-index)
    (rename typed-vector-index-right s8vector-index-right) s8vector-length
    (rename typed-vector-map s8vector-map) (rename typed-vector-map! s8vector-map!)
    (rename typed-vector-partition s8vector-partition) s8vector-ref
    (rename typed-vector-remove s8vector-remove) (rename typed-vector-reverse! s8vector-reverse!)
    (rename typed-vector-reverse-copy s8vector-reverse-copy)
    (rename typed-vector-reverse-copy! s8vector-reverse-copy!)
    (rename typed-vector-segment s8vector-segment) s8vector-set! (rename typed-vector-skip s8vector-skip)
    (rename typed-vector-skip-right s8vector-skip-right) (rename typed-vector-swap! s8vector-swap!)
    (rename typed-vector-take s8vector-take) (rename typed-vector-take-right s8vector-take-right)
    (rename typed-vector-take-while s8vector-take-while)
    (rename typed-vector-take-while-right s8vector-take-while-right)
    (rename typed-vector-unfold s8vector-unfold) (rename typed-vector-unfold! s8vector-unfold!)
    (rename typed-vector-unfold-right s8vector-unfold-right)
    (rename typed-vector-unfold-right! s8vector-unfold-right!) (rename typed-vector= s8vector=) s8vector?
    (rename vector->typed-vector vector->s8vector) (rename write-typed-vector write-s8vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
