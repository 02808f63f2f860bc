;;;; Vectors of floating-point numbers of 32 bits.
(define-library (srfi 160 f32)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (f32-type type)))
  (export
    f32? f32vector f32vector->list (rename typed-vector->vector f32vector->vector)
    (rename typed-vector-any f32vector-any) (rename typed-vector-append f32vector-append)
    (rename typed-vector-append-subvectors f32vector-append-subvectors)
    (rename typed-vector-comparator f32vector-comparator)
    (rename typed-vector-concatenate f32vector-concatenate) (rename typed-vector-copy f32vector-copy)
    (rename typed-vector-copy! f32vector-copy!) (rename typed-vector-count f32vector-count)
    (rename typed-vector-cumulate f32vector-cumulate) (rename typed-vector-drop f32vector-drop)
    (rename typed-vector-drop-right f32vector-drop-right)
    (rename typed-vector-drop-while f32vector-drop-while)
    (rename typed-vector-drop-while-right f32vector-drop-while-right)
    (rename typed-vector-empty? f32vector-empty?) (rename typed-vector-every f32vector-every)
    (rename typed-vector-fill! f32vector-fill!) (rename typed-vector-filter f32vector-filter)
    (rename typed-vector-fold f32vector-fold) (rename typed-vector-fold-right f32vector-fold-right)
    (rename typed-vector-for-each f32vector-for-each) (rename typed-vector-index f32vector-index)
    (rename typed-vector-index-right f32vector-index-right) f32vector-length
    (rename typed-vector-map f32vector-map) (rename typed-vector-map! f32vector-map!)
    (rename typed-vector-partition f32vector-partition) f32vector-ref
    (rename typed-vector-remove f32vector-remove) (rename typed-vector-reverse! f32vector-reverse!)
    (rename typed-vector-reverse-copy f32vector-reverse-copy)
    (rename typed-vector-reverse-copy! f32vector-reverse-copy!)
    (rename typed-vector-segment f32vector-segment) f32vector-set! (rename typed-vector-skip f32vector-skip)
    (rename typed-vector-skip-right f32vector-skip-right) (rename typed-vector-swap! f32vector-swap!)
    (rename typed-vector-take f32vector-take) (rename typed-vector-take-right f32vector-take-right)
    (rename typed-vector-take-while f32vector-take-while)
    (rename typed-vector-take-while-right f32vector-take-while-right)
    (rename typed-vector-unfold f32vector-unfold) (rename typed-vector-unfold! f32vector-unfold!)
    (rename typed-vector-unfold-right f32vector-unfold-right)
    (rename typed-vector-unfold-right! f32vector-unfold-right!) (rename typed-vector= f32vector=) f32vector?
    list->f32vector make-f32vector (rename make-typed-vector-generator make-f32vector-generator)
    (rename reverse-typed-vector->list reverse-f32vector->list)
    (rename reverse-list->typed-vector reverse-list->f32vector)
    (rename vector->typed-vector vector->f32vector) (rename write-typed-vector write-f32vector))
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"))
