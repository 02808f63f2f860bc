;;;; Vectors of exact integers of 64 bits without a sign.
(define-library (srfi 160 u64)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (u64-type type)))
  (export
    list->u64vector make-u64vector (rename make-typed-vector-generator make-u64vector-generator)
    (rename reverse-list->typed-vector reverse-list->u64vector)
    (rename reverse-typed-vector->list reverse-u64vector->list) u64? u64vector u64vector->list
    (rename typed-vector->vector u64vector->vector) (rename typed-vector-any u64vector-any)
    (rename typed-vector-append u64vector-append)
    (rename typed-vector-append-subvectors u64vector-append-subvectors)
    (rename typed-vector-comparator u64vector-comparator)
    (rename typed-vector-concatenate u64vector-concatenate) (rename typed-vector-copy u64vector-copy)
    (rename typed-vector-copy! u64vector-copy!) (rename typed-vector-count u64vector-count)
    (rename typed-vector-cumulate u64vector-cumulate) (rename typed-vector-drop u64vector-drop)
    (rename typed-vector-drop-right u64vector-drop-right)
    (rename typed-vector-drop-while u64vector-drop-while)
    (rename typed-vector-drop-while-right u64vector-drop-while-right)
    (rename typed-vector-empty? u64vector-empty?) (rename typed-vector-every u64vector-every)
    (rename typed-vector-fill! u64vector-fill!) (rename typed-vector-filter u64vector-filter)
    (rename typed-vector-fold u64vector-fold) (rename typed-vector-fold-right u64vector-fold-right)
    (rename typed-vector-for-each u64vector-for-each) (rename typed-vector-index u64vector-index)
    (rename typed-vector-index-right u64vector-index-right) u64vector-length
    (rename typed-vector-map u64vector-map) (rename typed-vector-map! u64vector-map!)
    (rename typed-vector-partition u64vector-partition) u64vector-ref
    (rename typed-vector-remove u64vector-remove) (rename typed-vector-reverse! u64vector-reverse!)
    (rename typed-vector-reverse-copy u64vector-reverse-copy)
    (rename typed-vector-reverse-copy! u64vector-reverse-copy!)
    (rename typed-vector-segment u64vector-segment) u64vector-set! (rename typed-vector-skip u64vector-skip)
    (rename typed-vector-skip-right u64vector-skip-right) (rename typed-vector-swap! u64vector-swap!)
    (rename typed-vector-take u64vector-take) (rename typed-vector-take-right u64vector-take-right)
    (rename typed-vector-take-while u64vector-take-while)
    (rename typed-vector-take-while-right u64vector-take-while-right)
    (rename typed-vector-unfold u64vector-unfold) (rename typed-vector-unfold! u64vector-unfold!)
    (rename typed-vector-unfold-right u64vector-unfold-right)
    (rename typed-vector-unfold-right! u64vector-unfold-right!) (rename typed-vector= u64vector=) u64vector?
    (rename vector->typed-vector vector->u64vector) (rename write-typed-vector write-u64vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
