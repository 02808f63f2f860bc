;;;; Vectors of exact integers of 32 bits with a sign.
(define-library (srfi 160 s32)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (s32-type type)))
  (export
    list->s32vector make-s32vector (rename make-typed-vector-generator make-s32vector-generator)
    (rename reverse-list->typed-vector reverse-list->s32vector)
    (rename reverse-typed-vector->list reverse-s32vector->list) s32? s32vector s32vector->list
    (rename typed-vector->vector s32vector->vector) (rename typed-vector-any s32vector-any)
    (rename typed-vector-append s32vector-append)
    (rename typed-vector-append-subvectors s32vector-append-subvectors)
    (rename typed-vector-comparator s32vector-comparator)
    (rename typed-vector-concatenate s32vector-concatenate) (rename typed-vector-copy s32vector-copy)
    (rename typed-vector-copy! s32vector-copy!) (rename typed-vector-count s32vector-count)
    (rename typed-vector-cumulate s32vector-cumulate) (rename typed-vector-drop s32vector-drop)
    (rename typed-vector-drop-right s32vector-drop-right)
    (rename typed-vector-drop-while s32vector-drop-while)
    (rename typed-vector-drop-while-right s32vector-drop-while-right)
    (rename typed-vector-empty? s32vector-empty?) (rename typed-vector-every s32vector-every)
    (rename typed-vector-fill! s32vector-fill!) (rename typed-vector-filter s32vector-filter)
    (rename typed-vector-fold s32vector-fold) (rename typed-vector-fold-right s32vector-fold-right)
    (rename typed-vector-for-each s32vector-for-each) (rename typed-vector-index s32vector-index)
    (rename typed-vector-index-right s32vector-index-right) s32vector-length
    (rename typed-vector-map s32vector-map) (rename typed-vector-map! s32vector-map!)
    (rename typed-vector-partition s32vector-partition) s32vector-ref
    (rename typed-vector-remove s32vector-remove) (rename typed-vector-reverse! s32vector-reverse!)
    (rename typed-vector-reverse-copy s32vector-reverse-copy)
    (rename typed-vector-reverse-copy! s32vector-reverse-copy!)
    (rename typed-vector-segment s32vector-segment) s32vector-set! (rename typed-vector-skip s32vector-skip)
    (rename typed-vector-skip-right s32vector-skip-right) (rename typed-vector-swap! s32vector-swap!)
    (rename typed-vector-take s32vector-take) (rename typed-vector-take-right s32vector-take-right)
    (rename typed-vector-take-while s32vector-take-while)
    (rename typed-vector-take-while-right s32vector-take-while-right)
    (rename typed-vector-unfold s32vector-unfold) (rename typed-vector-unfold! s32vector-unfold!)
    (rename typed-vector-unfold-right s32vector-unfold-right)
    (rename typed-vector-unfold-right! s32vector-unfold-right!) (rename typed-vector= s32vector=) s32vector?
    (rename vector->typed-vector vector->s32vector) (rename write-typed-vector write-s32vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
