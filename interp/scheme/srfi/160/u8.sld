;;;; Vectors of exact integers of 8 bits without a sign.
(define-library (srfi 160 u8)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (u8-type type)))
  (export
    list->u8vector make-u8vector (rename make-typed-vector-generator make-u8vector-generator)
    (rename reverse-list->typed-vector reverse-list->u8vector)
    (rename reverse-typed-vector->list reverse-u8vector->list) u8? u8vector u8vector->list
    (rename typed-vector->vector u8vector->vector) (rename typed-vector-any u8vector-any)
    (rename typed-vector-append u8vector-append)
    (rename typed-vector-append-subvectors u8vector-append-subvectors)
    (rename typed-vector-comparator u8vector-comparator)
    (rename typed-vector-concatenate u8vector-concatenate) (rename typed-vector-copy u8vector-copy)
    (rename typed-vector-copy! u8vector-copy!) (rename typed-vector-count u8vector-count)
    (rename typed-vector-cumulate u8vector-cumulate) (rename typed-vector-drop u8vector-drop)
    (rename typed-vector-drop-right u8vector-drop-right)
    (rename typed-vector-drop-while u8vector-drop-while)
    (rename typed-vector-drop-while-right u8vector-drop-while-right)
    (rename typed-vector-empty? u8vector-empty?) (rename typed-vector-every u8vector-every)
    (rename typed-vector-fill! u8vector-fill!) (rename typed-vector-filter u8vector-filter)
    (rename typed-vector-fold u8vector-fold) (rename typed-vector-fold-right u8vector-fold-right)
    (rename typed-vector-for-each u8vector-for-each) (rename typed-vector-index u8vector-index)
    (rename typed-vector-index-right u8vector-index-right) u8vector-length
    (rename typed-vector-map u8vector-map) (rename typed-vector-map! u8vector-map!)
    (rename typed-vector-partition u8vector-partition) u8vector-ref
    (rename typed-vector-remove u8vector-remove) (rename typed-vector-reverse! u8vector-reverse!)
    (rename typed-vector-reverse-copy u8vector-reverse-copy)
    (rename typed-vector-reverse-copy! u8vector-reverse-copy!)
    (rename typed-vector-segment u8vector-segment) u8vector-set! (rename typed-vector-skip u8vector-skip)
    (rename typed-vector-skip-right u8vector-skip-right) (rename typed-vector-swap! u8vector-swap!)
    (rename typed-vector-take u8vector-take) (rename typed-vector-take-right u8vector-take-right)
    (rename typed-vector-take-while u8vector-take-while)
    (rename typed-vector-take-while-right u8vector-take-while-right)
    (rename typed-vector-unfold u8vector-unfold) (rename typed-vector-unfold! u8vector-unfold!)
    (rename typed-vector-unfold-right u8vector-unfold-right)
    (rename typed-vector-unfold-right! u8vector-unfold-right!) (rename typed-vector= u8vector=) u8vector?
    (rename vector->typed-vector vector->u8vector) (rename write-typed-vector write-u8vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
