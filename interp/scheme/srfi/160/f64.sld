;;;; Vectors of floating-point numbers of 64 bits.
(define-library (srfi 160 f64)
  (import (lambdust core) (lambdust internal) (srfi 160 base) (rename (srfi 160 kernel) (f64-type type)))
  (export
    f64? f64vector f64vector->list f64vector->vector f64vector-any f64vector-append
    f64vector-append-subvectors f64vector-comparator f64vector-concatenate f64vector-copy f64vector-copy!
    f64vector-count f64vector-cumulate f64vector-drop f64vector-drop-right f64vector-drop-while
    f64vector-drop-while-right f64vector-empty? f64vector-every f64vector-fill! f64vector-filter
    f64vector-fold f64vector-fold-right f64vector-for-each f64vector-index f64vector-index-right
    f64vector-length f64vector-map f64vector-map! f64vector-partition f64vector-ref f64vector-remove
    f64vector-reverse! f64vector-reverse-copy f64vector-reverse-copy! f64vector-segment f64vector-set!
    f64vector-skip f64vector-skip-right f64vector-swap! f64vector-take f64vector-take-right
    f64vector-take-while f64vector-take-while-right f64vector-unfold f64vector-unfold! f64vector-unfold-right
    f64vector-unfold-right! f64vector= f64vector? list->f64vector make-f64vector make-f64vector-generator
    reverse-f64vector->list reverse-list->f64vector vector->f64vector write-f64vector)
  (include "vectors.scm"
           "walks.scm"
           "changes.scm"
           "f64.scm"))
