;;;; Vectors of exact integers of 16 bits with a sign.
(define-library (srfi 160 s16)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (s16-type type)))
  (export
    list->s16vector make-s16vector (rename make-typed-vector-generator make-s16vector-generator)
    (rename reverse-list->typed-vector reverse-list->s16vector)
    (rename reverse-typed-vector->list reverse-s16vector->list) s16? s16vector s16vector->list
    (rename typed-vector->vector s16vector->vector) (rename typed-vector-any s16vector-any)
    (rename typed-vector-append s16vector-append)
    (rename typed-vector-append-subvectors s16vector-append-subvectors)
    (rename typed-vector-comparator s16vector-comparator)
    (rename typed-vector-concatenate s16vector-concatenate) (rename typed-vector-copy s16vector-copy)
    (rename typed-vector-copy! s16vector-copy!) (rename typed-vector-count s16vector-count)
    (rename typed-vector-cumulate s16vector-cumulate) (rename typed-vector-drop s16vector-drop)
    (rename typed-vector-drop-right s16vector-drop-right)
    (rename typed-vector-drop-while s16vector-drop-while)
    (rename typed-vector-drop-while-right s16vector-drop-while-right)
    (rename typed-vector-empty? s16vector-empty?) (rename typed-vector-every s16vector-every)
    (rename typed-vector-fill! s16vector-fill!) (rename typed-vector-filter s16vector-filter)
    (rename typed-vector-fold s16vector-fold) (rename typed-vector-fold-right s16vector-fold-right)
    (rename typed-vector-for-each s16vector-for-each) (rename typed-vector-index s16vector-index)
    (rename typed-vector-index-right s16vector-index-right) s16vector-length
    (rename typed-vector-map s16vector-map) (rename typed-vector-map! s16vector-map!)
    (rename typed-vector-partition s16vector-partition) s16vector-ref
    (rename typed-vector-remove s16vector-remove) (rename typed-vector-reverse! s16vector-reverse!)
    (rename typed-vector-reverse-copy s16vector-reverse-copy)
    (rename typed-vector-reverse-copy! s16vector-reverse-copy!)
    (rename typed-vector-segment s16vector-segment) s16vector-set! (rename typed-vector-skip s16vector-skip)
    (rename typed-vector-skip-right s16vector-skip-right) (rename typed-vector-swap! s16vector-swap!)
    (rename typed-vector-take s16vector-take) (rename typed-vector-take-right s16vector-take-right)
    (rename typed-vector-take-while s16vector-take-while)
    (rename typed-vector-take-while-right s16vector-take-while-right)
    (rename typed-vector-unfold s16vector-unfold) (rename typed-vector-unfold! s16vector-unfold!)
    (rename typed-vector-unfold-right s16vector-unfold-right)
    (rename typed-vector-unfold-right! s16vector-unfold-right!) (rename typed-vector= s16vector=) s16vector?
    (rename vector->typed-vector vector->s16vector) (rename write-typed-vector write-s16vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
