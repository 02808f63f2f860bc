(import (srfi 128))

(=? (make-comparator integer? = < (lambda (n) n)) 1 1.0) ; => #t
(comparator-ordered? (make-comparator symbol? eq? #f #f)) ; => #f
(comparator-hashable? (make-default-comparator)) ; => #t
((comparator-type-test-predicate (make-comparator symbol? eq? #f #f)) 'a) ; => #t
((comparator-equality-predicate (make-default-comparator)) 1 1.0) ; => #t
((comparator-ordering-predicate (make-default-comparator)) 1 2) ; => #t
(= ((comparator-hash-function (make-default-comparator)) 1) (default-hash 1)) ; => #t
(comparator-test-type (make-comparator symbol? eq? #f #f) "a") ; => #f
(comparator-check-type (make-comparator symbol? eq? #f #f) 'a) ; => #t
(= (comparator-hash (make-default-comparator) "a") (default-hash "a")) ; => #t
(hash-bound) ; => 33554432
(< (hash-salt) (hash-bound)) ; => #t
(= (boolean-hash #t) (boolean-hash #f)) ; => #f
(= (char-hash #\a) (char-hash #\a)) ; => #t
(= (char-ci-hash #\a) (char-ci-hash #\A)) ; => #t
(= (string-hash "ab") (string-hash (string #\a #\b))) ; => #t
(= (string-ci-hash "aB") (string-ci-hash "Ab")) ; => #t
(= (symbol-hash 'a) (symbol-hash 'a)) ; => #t
(= (number-hash 2) (number-hash 2.0)) ; => #t
(= (default-hash '(1 "a")) (default-hash (list 1.0 (string #\a)))) ; => #t
(<? (make-default-comparator) '(1 2) '(1 3)) ; => #t
(<? default-comparator #f #t) ; => #t
(<? (make-pair-comparator (make-default-comparator) (make-default-comparator)) '(1 . 2) '(1 . 3)) ; => #t
(<? (make-list-comparator (make-default-comparator) list? null? car cdr) '(1 2) '(1 2 0)) ; => #t
(<? (make-vector-comparator (make-default-comparator) vector? vector-length vector-ref) #(9) #(1 1)) ; => #t
(=? (make-eq-comparator) 'a 'a) ; => #t
(=? (make-eqv-comparator) 1 1.0) ; => #f
(=? (make-equal-comparator) '(1) (list 1)) ; => #t
(=? (make-default-comparator) 1 1.0 1) ; => #t
(<? (make-default-comparator) 1 2 3) ; => #t
(>? (make-default-comparator) 3 2 2) ; => #f
(<=? (make-default-comparator) 1 2 2) ; => #t
(>=? (make-default-comparator) 2 2 1) ; => #t
(comparator-if<=> 1 2 'less 'equal 'greater) ; => less
(comparator-min (make-default-comparator) "b" "a" "c") ; => "a"
(comparator-max (make-default-comparator) "b" "a" "c") ; => "c"
(comparator-min-in-list (make-default-comparator) '(3 1 2)) ; => 1
(comparator-max-in-list (make-default-comparator) '(3 1 2)) ; => 3
