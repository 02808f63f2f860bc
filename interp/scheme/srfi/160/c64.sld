;;;; Vectors of complex numbers of 64 bits.
(define-library (srfi 160 c64)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (c64-type type)))
  (export
    c64? c64vector c64vector->list (rename typed-vector->vector c64vector->vector)
    (rename typed-vector-any c64vector-any) (rename typed-vector-append c64vector-append)
    (rename typed-vector-append-subvectors c64vector-append-subvectors)
    (rename typed-vector-comparator c64vector-comparator)
    (rename typed-vector-concatenate c64vector-concatenate) (rename typed-vector-copy c64vector-copy)
    (rename typed-vector-copy! c64vector-copy!) (rename typed-vector-count c64vector-count)
    (rename typed-vector-cumulate c64vector-cumulate) (rename typed-vector-drop c64vector-drop)
    (rename typed-vector-drop-right c64vector-drop-right)
    (rename typed-vector-drop-while c64vector-drop-while)
    (rename typed-vector-drop-while-right c64vector-drop-while-right)
    (rename typed-vector-empty? c64vector-empty?) (rename typed-vector-every c64vector-every)
    (rename typed-vector-fill! c64vector-fill!) (rename typed-vector-filter c64vector-filter)
    (rename typed-vector-fold c64vector-fold) (rename typed-vector-fold-right c64vector-fold-right)
    (rename typed-vector-for-each c64vector-for-each) (rename typed-vector-index c64vector-index)
    (rename typed-vector-index-right c64vector-index-right) c64vector-length
    (rename typed-vector-map c64vector-map) (rename typed-vector-map! c64vector-map!)
    (rename typed-vector-partition c64vector-partition) c64vector-ref
    (rename typed-vector-remove c64vector-remove) (rename typed-vector-reverse! c64vector-reverse!)
    (rename typed-vector-reverse-copy c64vector-reverse-copy)
    (rename typed-vector-reverse-copy! c64vector-reverse-copy!)
    (rename typed-vector-segment c64vector-segment) c64vector-set! (rename typed-vector-skip c64vector-skip)
    (rename typed-vector-skip-right c64vector-skip-right) (rename typed-vector-swap! c64vector-swap!)
    (rename typed-vector-take c64vector-take) (rename typed-vector-take-right c64vector-take-right)
    (rename typed-vector-take-while c64vector-take-while)
    (rename typed-vector-take-while-right c64vector-take-while-right)
    (rename typed-vector-unfold c64vector-unfold) (rename typed-vector-unfold! c64vector-unfold!)
    (rename typed-vector-unfold-right c64vector-unfold-right)
    (rename typed-vector-unfold-right! c64vector-unfold-right!) (rename typed-vector= c64vector=) c64vector?
    list->c64vector make-c64vector (rename make-typed-vector-generator make-c64vector-generator)
    (rename reverse-typed-vector->list reverse-c64vector->list)
    (rename reverse-list->typed-vector reverse-list->c64vector)
    (rename vector->typed-vector vector->c64vector) (rename write-typed-vector write-c64vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
