;;;; Vectors, with the index handed to the procedures that walk along them.
(define-library (srfi 43)
  (import (lambdust core) (lambdust internal)
          (rename (srfi 133)
            (vector-copy plain-copy) (vector-count plain-count) (vector-fold plain-fold)
            (vector-fold-right plain-fold-right) (vector-for-each plain-for-each) (vector-map plain-map)
            (vector-map! plain-map!)))
  (export
    list->vector make-vector reverse-list->vector reverse-vector->list vector vector->list vector-any
    vector-append vector-binary-search vector-concatenate vector-copy vector-copy! vector-count
    vector-empty? vector-every vector-fill! vector-fold vector-fold-right vector-for-each vector-index
    vector-index-right vector-length vector-map vector-map! vector-ref vector-reverse! vector-reverse-copy
    vector-reverse-copy! vector-set! vector-skip vector-skip-right vector-swap! vector-unfold
    vector-unfold-right vector= vector?)
  (include "43.scm"))
