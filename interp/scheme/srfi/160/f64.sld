;;;; Vectors of floating-point numbers of 64 bits.
(define-library (srfi 160 f64)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (f64-type type)))
  (export
    f64? f64vector f64vector->list (rename typed-vector->vector f64vector->vector)
    (rename typed-vector-any f64vector-any) (rename typed-vector-append f64vector-append)
    (rename typed-vector-append-subvectors f64vector-append-subvectors)
    (rename typed-vector-comparator f64vector-comparator)
    (rename typed-vector-concatenate f64vector-concatenate) (rename typed-vector-copy f64vector-copy)
    (rename typed-vector-copy! f64vector-copy!) (rename typed-vector-count f64vector-count)
    (rename typed-vector-cumulate f64vector-cumulate) (rename typed-vector-drop f64vector-drop)
    (rename typed-vector-drop-right f64vector-drop-right)
    (rename typed-vector-drop-while f64vector-drop-while)
    (rename typed-vector-drop-while-right f64vector-drop-while-right)
    (rename typed-vector-empty? f64vector-empty?) (rename typed-vector-every f64vector-every)
    (rename typed-vector-fill! f64vector-fill!) (rename typed-vector-filter f64vector-filter)
    (rename typed-vector-fold f64vector-fold) (rename typed-vector-fold-right f64vector-fold-right)
    (rename typed-vector-for-each f64vector-for-each) (rename typed-vector-index f64vector-index)
    (rename typed-vector-index-right f64vector-index-right) f64vector-length
    (rename typed-vector-map f64vector-map) (rename typed-vector-map! f64vector-map!)
    (rename typed-vector-partition f64vector-partition) f64vector-ref
    (rename typed-vector-remove f64vector-remove) (rename typed-vector-reverse! f64vector-reverse!)
    (rename typed-vector-reverse-copy f64vector-reverse-copy)
    (rename typed-vector-reverse-copy! f64vector-reverse-copy!)
    (rename typed-vector-segment f64vector-segment) f64vector-set! (rename typed-vector-skip f64vector-skip)
    (rename typed-vector-skip-right f64vector-skip-right) (rename typed-vector-swap! f64vector-swap!)
    (rename typed-vector-take f64vector-take) (rename typed-vector-take-right f64vector-take-right)
    (rename typed-vector-take-while f64vector-take-while)
    (rename typed-vector-take-while-right f64vector-take-while-right)
    (rename typed-vector-unfold f64vector-unfold) (rename typed-vector-unfold! f64vector-unfold!)
    (rename typed-vector-unfold-right f64vector-unfold-right)
    (rename typed-vector-unfold-right! f64vector-unfold-right!) (rename typed-vector= f64vector=) f64vector?
    list->f64vector make-f64vector (rename make-typed-vector-generator make-f64vector-generator)
    (rename reverse-typed-vector->list reverse-f64vector->list)
    (rename reverse-list->typed-vector reverse-list->f64vector)
    (rename vector->typed-vector vector->f64vector) (rename write-typed-vector write-f64vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
