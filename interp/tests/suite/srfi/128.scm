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

;; Edges: the default order of types, and all of it.
(define d (make-default-comparator))
(<? d '() '(1) #f #t #\a "a" 'a 1 #(1) #u8(1)) ; => #t
(list (<? d '(1 2) '(1 3)) (<? d '(1) '(1 2)) (<? d '(2) '(1 2)) (<? d '(1 . 2) '(1 . 3))) ; => (#t #t #f #t)
(list (<? d #(9) #(1 1)) (<? d #(1 2) #(1 3)) (<? d #(1 2) #(1 2)) (<? d #u8(2) #u8(1 1))) ; => (#t #t #f #t)
(list (<? d 1 1+2i) (<? d 1+2i 1+3i) (<? d 2 1+3i) (=? d 1 1.0)) ; => (#t #t #f #t)
(=? d '(1 #(2 "x") c) (list 1.0 (vector 2 (string #\x)) 'c)) ; => #t
(list (=? d 1 2) (=? d "a" 'a) (=? d '() #f) (=? d #(1) #(1 2))) ; => (#f #f #f #f)
(list (>? d 3 2 1) (>? d 3 3) (<=? d 1 1 2) (<=? d 2 1) (>=? d 2 2 1) (>=? d 1 2) (=? d 1 1 2)) ; => (#t #f #t #f #t #f #f)
(list (= (default-hash '(1 2)) (default-hash (list 1.0 2))) (= (default-hash #(1 2)) (default-hash (vector 1 2.0)))) ; => (#t #t)
(= (default-hash '(1 2)) (default-hash '(2 1))) ; => #f
(list (= (default-hash "a") (string-hash "a")) (= (default-hash 'a) (symbol-hash 'a)) (= (default-hash #\a) (char-hash #\a)) (= (default-hash #t) (boolean-hash #t)) (= (default-hash 5/3) (number-hash 5/3))) ; => (#t #t #t #t #t)
(< -1 (comparator-hash d (make-list 100000 1)) (hash-bound)) ; => #t
(exact-integer? (default-hash +inf.0)) ; => #t
;; A type that is registered takes part.
(define-record-type point (make-point x y) point? (x point-x) (y point-y))
(=? d (make-point 1 2) (make-point 1 2)) ; => #f
(<? d (make-point 1 2) (make-point 1 3)) ; error: `<?` wanted a value that the default comparator can order
(comparator-register-default! (make-comparator point? (lambda (a b) (= (point-x a) (point-x b))) (lambda (a b) (< (point-x a) (point-x b))) point-x))
(list (=? d (make-point 1 2) (make-point 1 3)) (<? d (make-point 1 2) (make-point 2 0)) (<? d 5 (make-point 1 2)) (default-hash (make-point 7 8))) ; => (#t #t #t 7)
(list (comparator-if<=> 1 2 'less 'equal 'greater) (comparator-if<=> 2 2 'less 'equal 'greater) (comparator-if<=> d "b" "a" 'less 'equal 'greater)) ; => (less equal greater)
;; Parts that are missing.
(define s (make-comparator symbol? eq? #f #f))
(list (comparator-ordered? s) (comparator-hashable? s) (comparator? s) (comparator? 5)) ; => (#f #f #t #f)
(<? s 'a 'b) ; error: `<?` wanted a comparator with an ordering as argument 1
(comparator-hash s 'a) ; error: `comparator-hash` wanted a comparator with a hash function as argument 1
(comparator-check-type s 5) ; error: `comparator-check-type` wanted a value that the comparator accepts as argument 2, got 5
(comparator-test-type s 5) ; => #f
(make-comparator 5 = < #f) ; error: `make-comparator` wanted a procedure as argument 1, got 5
(=? 5 1 2) ; error: `=?` wanted a comparator as argument 1, got 5
(<? 5 1 2) ; error: `<?` wanted a comparator as argument 1, got 5
(comparator-min-in-list d '()) ; error: `comparator-min-in-list` wanted a list that is not empty as argument 2, got ()
(list (comparator-max d 1) (comparator-min d 3 1 2) (comparator-max-in-list d '("a" "c" "b"))) ; => (1 1 "c")
;; Compound comparators.
(define p (make-pair-comparator (make-comparator number? = < number-hash) (make-comparator string? string=? string<? string-hash)))
(list (comparator-test-type p '(1 . "a")) (comparator-test-type p '(1 . 2)) (<? p '(1 . "b") '(2 . "a")) (<? p '(1 . "a") '(1 . "b"))) ; => (#t #f #t #t)
(define l (make-list-comparator (make-comparator number? = < number-hash) list? null? car cdr))
(list (comparator-test-type l '(1 2)) (comparator-test-type l '(1 a)) (<? l '() '(1)) (<? l '(1 3) '(2)) (=? l '(1 2) '(1.0 2)) (=? l '(1) '(1 2))) ; => (#t #f #t #t #t #f)
(define b (make-vector-comparator (make-comparator exact-integer? = < number-hash) bytevector? bytevector-length bytevector-u8-ref))
(list (comparator-test-type b #u8(1)) (<? b #u8(9) #u8(1 1)) (<? b #u8(1 2) #u8(1 3)) (=? b #u8(1 2) #u8(1 2))) ; => (#t #t #t #t)
(list (=? (make-eq-comparator) 'a 'a) (=? (make-eqv-comparator) 1.5 1.5) (=? (make-equal-comparator) '(1) (list 1))) ; => (#t #t #t)
(list (= (string-ci-hash "ABC") (string-ci-hash "abc")) (= (char-ci-hash #\A) (char-ci-hash #\a)) (= (number-hash 0) (number-hash -0.0))) ; => (#t #t #t)
(string-hash 5) ; error: `string-hash` wanted a string as argument 1, got 5
(boolean-hash 5) ; error: `boolean-hash` wanted a boolean as argument 1, got 5
;; A table takes a comparator.
(let ((t (make-hash-table d))) (hash-table-set! t '(1 2) 'a) (hash-table-ref t '(1.0 2.0))) ; => a
(let ((t (make-hash-table (make-comparator string? (lambda (a b) (string=? a b)) #f string-hash)))) (hash-table-set! t "a" 1) (hash-table-ref t 5)) ; error: `hash-table-ref` wanted a key that the table's comparator accepts as argument 2, got 5
(make-hash-table (make-comparator symbol? (lambda (a b) (eq? a b)) #f #f)) ; error: `make-hash-table` wanted an equivalence that comes with a hash function

(comparator-test-type 5 1) ; error: `comparator-test-type` wanted a comparator as argument 1, got 5
(comparator-test-type list-comparator '(1 . 2)) ; => #f
