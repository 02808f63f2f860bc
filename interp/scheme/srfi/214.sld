;;;; Vectors that grow and shrink.
(define-library (srfi 214)
  (import (lambdust core) (lambdust internal)
          (srfi 133)
          (rename (only (srfi 43) vector-fold vector-for-each vector-map)
            (vector-fold indexed-fold) (vector-for-each indexed-for-each) (vector-map indexed-map)))
  (export
    flexvector flexvector->generator flexvector->list flexvector->string flexvector->vector flexvector-add!
    flexvector-add-all! flexvector-add-back! flexvector-add-front! flexvector-any flexvector-append
    flexvector-append! flexvector-append-map flexvector-append-map/index flexvector-append-subvectors
    flexvector-back flexvector-binary-search flexvector-clear! flexvector-concatenate flexvector-copy
    flexvector-copy! flexvector-count flexvector-cumulate flexvector-empty? flexvector-every
    flexvector-fill! flexvector-filter flexvector-filter! flexvector-filter/index flexvector-filter/index!
    flexvector-fold flexvector-fold-right flexvector-for-each flexvector-for-each/index flexvector-front
    flexvector-index flexvector-index-right flexvector-length flexvector-map flexvector-map!
    flexvector-map/index flexvector-map/index! flexvector-partition flexvector-ref flexvector-remove!
    flexvector-remove-back! flexvector-remove-front! flexvector-remove-range! flexvector-reverse!
    flexvector-reverse-copy flexvector-reverse-copy! flexvector-set! flexvector-skip flexvector-skip-right
    flexvector-swap! flexvector-unfold flexvector-unfold-right flexvector=? flexvector?
    generator->flexvector list->flexvector make-flexvector reverse-flexvector->list
    reverse-list->flexvector string->flexvector vector->flexvector)
  (include "214/basics.scm" "214/mutators.scm" "214/iteration.scm" "214/conversions.scm"))
