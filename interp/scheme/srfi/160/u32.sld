;;;; Vectors of exact integers of 32 bits without a sign.
(define-library (srfi 160 u32)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (u32-type type)))
  (export
    list->u32vector make-u32vector (rename make-typed-vector-generator make-u32vector-generator)
    (rename reverse-list->typed-vector reverse-list->u32vector)
    (rename reverse-typed-vector->list reverse-u32vector->list) u32? u32vector u32vector->list
    (rename typed-vector->vector u32vector->vector) (rename typed-vector-any u32vector-any)
    (rename typed-vector-append u32vector-append)
    (rename typed-vector-append-subvectors u32vector-append-subvectors)
    (rename typed-vector-comparator u32vector-comparator)
    (rename typed-vector-concatenate u32vector-concatenate) (rename typed-vector-copy u32vector-copy)
    (rename typed-vector-copy! u32vector-copy!) (rename typed-vector-count u32vector-count)
    (rename typed-vector-cumulate u32vector-cumulate) (rename typed-vector-drop u32vector-drop)
    (rename typed-vector-drop-right u32vector-drop-right)
    (rename typed-vector-drop-while u32vector-drop-while)
    (rename typed-vector-drop-while-right u32vector-drop-while-right)
    (rename typed-vector-empty? u32vector-empty?) (rename typed-vector-every u32vector-every)
    (rename typed-vector-fill! u32vector-fill!) (rename typed-vector-filter u32vector-filter)
    (rename typed-vector-fold u32vector-fold) (rename typed-vector-fold-right u32vector-fold-right)
    (rename typed-vector-for-each u32vector-for-each) (rename typed-vector-index u32vector-index)
    (rename typed-vector-index-right u32vector-index-right) u32vector-length
    (rename typed-vector-map u32vector-map) (rename typed-vector-map! u32vector-map!)
    (rename typed-vector-partition u32vector-partition) u32vector-ref
    (rename typed-vector-remove u32vector-remove) (rename typed-vector-reverse! u32vector-reverse!)
    (rename typed-vector-reverse-copy u32vector-reverse-copy)
    (rename typed-vector-reverse-copy! u32vector-reverse-copy!)
    (rename typed-vector-segment u32vector-segment) u32vector-set! (rename typed-vector-skip u32vector-skip)
    (rename typed-vector-skip-right u32vector-skip-right) (rename typed-vector-swap! u32vector-swap!)
    (rename typed-vector-take u32vector-take) (rename typed-vector-take-right u32vector-take-right)
    (rename typed-vector-take-while u32vector-take-while)
    (rename typed-vector-take-while-right u32vector-take-while-right)
    (rename typed-vector-unfold u32vector-unfold) (rename typed-vector-unfold! u32vector-unfold!)
    (rename typed-vector-unfold-right u32vector-unfold-right)
    (rename typed-vector-unfold-right! u32vector-unfold-right!) (rename typed-vector= u32vector=) u32vector?
    (rename vector->typed-vector vector->u32vector) (rename write-typed-vector write-u32vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
