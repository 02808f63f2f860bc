;;;; Vectors of exact integers of 16 bits without a sign.
(define-library (srfi 160 u16)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (u16-type type)))
  (export
    list->u16vector make-u16vector (rename make-typed-vector-generator make-u16vector-generator)
    (rename reverse-list->typed-vector reverse-list->u16vector)
    (rename reverse-typed-vector->list reverse-u16vector->list) u16? u16vector u16vector->list
    (rename typed-vector->vector u16vector->vector) (rename typed-vector-any u16vector-any)
    (rename typed-vector-append u16vector-append)
    (rename typed-vector-append-subvectors u16vector-append-subvectors)
    (rename typed-vector-comparator u16vector-comparator)
    (rename typed-vector-concatenate u16vector-concatenate) (rename typed-vector-copy u16vector-copy)
    (rename typed-vector-copy! u16vector-copy!) (rename typed-vector-count u16vector-count)
    (rename typed-vector-cumulate u16vector-cumulate) (rename typed-vector-drop u16vector-drop)
    (rename typed-vector-drop-right u16vector-drop-right)
    (rename typed-vector-drop-while u16vector-drop-while)
    (rename typed-vector-drop-while-right u16vector-drop-while-right)
    (rename typed-vector-empty? u16vector-empty?) (rename typed-vector-every u16vector-every)
    (rename typed-vector-fill! u16vector-fill!) (rename typed-vector-filter u16vector-filter)
    (rename typed-vector-fold u16vector-fold) (rename typed-vector-fold-right u16vector-fold-right)
    (rename typed-vector-for-each u16vector-for-each) (rename typed-vector-index u16vector-index)
    (rename typed-vector-index-right u16vector-index-right) u16vector-length
    (rename typed-vector-map u16vector-map) (rename typed-vector-map! u16vector-map!)
    (rename typed-vector-partition u16vector-partition) u16vector-ref
    (rename typed-vector-remove u16vector-remove) (rename typed-vector-reverse! u16vector-reverse!)
    (rename typed-vector-reverse-copy u16vector-reverse-copy)
    (rename typed-vector-reverse-copy! u16vector-reverse-copy!)
    (rename typed-vector-segment u16vector-segment) u16vector-set! (rename typed-vector-skip u16vector-skip)
    (rename typed-vector-skip-right u16vector-skip-right) (rename typed-vector-swap! u16vector-swap!)
    (rename typed-vector-take u16vector-take) (rename typed-vector-take-right u16vector-take-right)
    (rename typed-vector-take-while u16vector-take-while)
    (rename typed-vector-take-while-right u16vector-take-while-right)
    (rename typed-vector-unfold u16vector-unfold) (rename typed-vector-unfold! u16vector-unfold!)
    (rename typed-vector-unfold-right u16vector-unfold-right)
    (rename typed-vector-unfold-right! u16vector-unfold-right!) (rename typed-vector= u16vector=) u16vector?
    (rename vector->typed-vector vector->u16vector) (rename write-typed-vector write-u16vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
