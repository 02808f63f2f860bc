;;;; Comparators: a type test, an equality, an ordering and a hash function in one object; with what (srfi 162) adds.
(define-library (srfi 128)
  (import (lambdust core) (lambdust internal))
  (export
    <=? <? =? >=? >? boolean-comparator boolean-hash char-ci-comparator char-ci-hash char-comparator
    char-hash comparator-check-type comparator-equality-predicate comparator-hash comparator-hash-function
    comparator-hashable? comparator-if<=> comparator-max comparator-max-in-list comparator-min
    comparator-min-in-list comparator-ordered? comparator-ordering-predicate comparator-register-default!
    comparator-test-type comparator-type-test-predicate (rename %comparator? comparator?) default-comparator
    default-hash eq-comparator equal-comparator eqv-comparator hash-bound hash-salt list-comparator
    make-comparator make-default-comparator make-eq-comparator make-equal-comparator make-eqv-comparator
    make-list-comparator make-pair-comparator make-vector-comparator number-hash pair-comparator
    real-comparator string-ci-comparator (rename %hash-string-ci string-ci-hash) string-comparator
    (rename %hash-string string-hash) symbol-hash vector-comparator)
  (include "128.scm"
           "128/hash.scm"
           "128/default.scm"
           "128/compound.scm"
           "128/predicates.scm"
           "128/ready.scm"))
