;;;; Vectors of complex numbers of 128 bits.
(define-library (srfi 160 c128)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (c128-type type)))
  (export
    c128? c128vector c128vector->list (rename typed-vector->vector c128vector->vector)
    (rename typed-vector-any c128vector-any) (rename typed-vector-append c128vector-append)
    (rename typed-vector-append-subvectors c128vector-append-subvectors)
    (rename typed-vector-comparator c128vector-comparator)
    (rename typed-vector-concatenate c128vector-concatenate) (rename typed-vector-copy c128vector-copy)
    (rename typed-vector-copy! c128vector-copy!) (rename typed-vector-count c128vector-count)
    (rename typed-vector-cumulate c128vector-cumulate) (rename typed-vector-drop c128vector-drop)
    (rename typed-vector-drop-right c128vector-drop-right)
    (rename typed-vector-drop-while c128vector-drop-while)
    (rename typed-vector-drop-while-right c128vector-drop-while-right)
    (rename typed-vector-empty? c128vector-empty?) (rename typed-vector-every c128vector-every)
    (rename typed-vector-fill! c128vector-fill!) (rename typed-vector-filter c128vector-filter)
    (rename typed-vector-fold c128vector-fold) (rename typed-vector-fold-right c128vector-fold-right)
    (rename typed-vector-for-each c128vector-for-each) (rename typed-vector-index c128vector-index)
    (rename typed-vector-index-right c128vector-index-right) c128vector-length
    (rename typed-vector-map c128vector-map) (rename typed-vector-map! c128vector-map!)
    (rename typed-vector-partition c128vector-partition) c128vector-ref
    (rename typed-vector-remove c128vector-remove) (rename typed-vector-reverse! c128vector-reverse!)
    (rename typed-vector-reverse-copy c128vector-reverse-copy)
    (rename typed-vector-reverse-copy! c128vector-reverse-copy!)
    (rename typed-vector-segment c128vector-segment) c128vector-set!
    (rename typed-vector-skip c128vector-skip) (rename typed-vector-skip-right c128vector-skip-right)
    (rename typed-vector-swap! c128vector-swap!) (rename typed-vector-take c128vector-take)
    (rename typed-vector-take-right c128vector-take-right)
    (rename typed-vector-take-while c128vector-take-while)
    (rename typed-vector-take-while-right c128vector-take-while-right)
    (rename typed-vector-unfold c128vector-unfold) (rename typed-vector-unfold! c128vector-unfold!)
    (rename typed-vector-unfold-right c128vector-unfold-right)
    (rename typed-vector-unfold-right! c128vector-unfold-right!) (rename typed-vector= c128vector=)
    c128vector? list->c128vector make-c128vector
    (rename make-typed-vector-generator make-c128vector-generator)
    (rename reverse-typed-vector->list reverse-c128vector->list)
    (rename reverse-list->typed-vector reverse-list->c128vector)
    (rename vector->typed-vector vector->c128vector) (rename write-typed-vector write-c128vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
