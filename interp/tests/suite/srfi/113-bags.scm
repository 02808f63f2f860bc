(import (srfi 113) (srfi 128))

(bag->list (bag default-comparator 1 2 1)) ; => (1 1 2)
(bag->list (bag-unfold default-comparator (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (0 -1 -2)
(bag? (bag default-comparator)) ; => #t
(bag-contains? (bag default-comparator 1 2) 2) ; => #t
(bag-empty? (bag default-comparator)) ; => #t
(bag-disjoint? (bag default-comparator 1) (bag default-comparator 2)) ; => #t
(bag-member (bag string-ci-comparator "Ab") "aB" #f) ; => "Ab"
(eq? (bag-element-comparator (bag default-comparator)) default-comparator) ; => #t
(bag->list (bag-adjoin (bag default-comparator 1) 2 2)) ; => (1 2 2)
(bag->list (bag-adjoin! (bag default-comparator 1) 2)) ; => (1 2)
(bag->list (bag-replace (bag string-ci-comparator "ab") "AB")) ; => ("AB")
(bag->list (bag-replace! (bag string-ci-comparator "ab") "CD")) ; => ("ab")
(bag->list (bag-delete (bag default-comparator 1 2 3) 2 4)) ; => (1 3)
(bag->list (bag-delete! (bag default-comparator 1 2 3) 2)) ; => (1 3)
(bag->list (bag-delete-all (bag default-comparator 1 2 3) '(1 3))) ; => (2)
(bag->list (bag-delete-all! (bag default-comparator 1 2 3) '(1 3))) ; => (2)
(call-with-values
  (lambda () (bag-search! (bag default-comparator 1) 2 (lambda (insert ignore) (insert 'new)) list))
  (lambda (bag object) (list (bag->list bag) object))) ; => ((1 2) new)
(bag-size (bag default-comparator 1 2 2)) ; => 3
(bag-find even? (bag default-comparator 1 2 3) (lambda () #f)) ; => 2
(bag-count odd? (bag default-comparator 1 2 3)) ; => 2
(bag-any? even? (bag default-comparator 1 3)) ; => #f
(bag-every? odd? (bag default-comparator 1 3)) ; => #t
(bag->list (bag-map default-comparator (lambda (n) (quotient n 2)) (bag default-comparator 1 2 3))) ; => (0 1 1)
(let ((sum 0)) (bag-for-each (lambda (n) (set! sum (+ sum n))) (bag default-comparator 1 2)) sum) ; => 3
(bag-fold + 0 (bag default-comparator 1 2 2)) ; => 5
(bag->list (bag-filter odd? (bag default-comparator 1 2 3))) ; => (1 3)
(bag->list (bag-filter! odd? (bag default-comparator 1 2 3))) ; => (1 3)
(bag->list (bag-remove odd? (bag default-comparator 1 2 3))) ; => (2)
(bag->list (bag-remove! odd? (bag default-comparator 1 2 3))) ; => (2)
(call-with-values (lambda () (bag-partition odd? (bag default-comparator 1 2))) (lambda (a b) (list (bag->list a) (bag->list b)))) ; => ((1) (2))
(call-with-values (lambda () (bag-partition! odd? (bag default-comparator 1 2))) (lambda (a b) (bag-size a))) ; => 1
(bag->list (bag-copy (bag default-comparator 1 2))) ; => (1 2)
(bag->list (bag default-comparator 2 1 2)) ; => (2 2 1)
(bag-size (list->bag default-comparator '(a b))) ; => 2
(bag->list (list->bag! (bag default-comparator 1) '(2))) ; => (1 2)
(bag=? (bag default-comparator 1 2) (bag default-comparator 2 1)) ; => #t
(bag<? (bag default-comparator 1) (bag default-comparator 1 2)) ; => #t
(bag>? (bag default-comparator 1) (bag default-comparator 1)) ; => #f
(bag<=? (bag default-comparator 1) (bag default-comparator 1)) ; => #t
(bag>=? (bag default-comparator 1 2) (bag default-comparator 1)) ; => #t
(bag->list (bag-union (bag default-comparator 1 2) (bag default-comparator 2 3))) ; => (1 2 3)
(bag->list (bag-intersection (bag default-comparator 1 2) (bag default-comparator 2 3))) ; => (2)
(bag->list (bag-difference (bag default-comparator 1 2) (bag default-comparator 2 3))) ; => (1)
(bag->list (bag-xor (bag default-comparator 1 2) (bag default-comparator 2 3))) ; => (1 3)
(bag-size (bag-union! (bag default-comparator 1) (bag default-comparator 2))) ; => 2
(bag-size (bag-intersection! (bag default-comparator 1) (bag default-comparator 2))) ; => 0
(bag-size (bag-difference! (bag default-comparator 1) (bag default-comparator 2))) ; => 1
(bag-size (bag-xor! (bag default-comparator 1) (bag default-comparator 1 2))) ; => 1
(bag->list (bag-sum (bag default-comparator 1) (bag default-comparator 1 2))) ; => (1 1 2)
(bag-size (bag-sum! (bag default-comparator 1) (bag default-comparator 1))) ; => 2
(bag->list (bag-product 2 (bag default-comparator 1 2))) ; => (1 1 2 2)
(bag-size (bag-product! 3 (bag default-comparator 1))) ; => 3
(bag-unique-size (bag default-comparator 1 1 2)) ; => 2
(bag-element-count (bag default-comparator 1 1 2) 1) ; => 2
(let ((log '())) (bag-for-each-unique (lambda (x n) (set! log (cons (list x n) log))) (bag default-comparator 'a 'a)) log) ; => ((a 2))
(bag-fold-unique (lambda (x n sum) (+ n sum)) 0 (bag default-comparator 'a 'a 'b)) ; => 3
(bag->list (bag-increment! (bag default-comparator 1) 1 2)) ; => (1 1 1)
(bag->list (bag-decrement! (bag default-comparator 1 1 2) 1 5)) ; => (2)
(set->list (bag->set (bag default-comparator 1 1 2))) ; => (1 2)
(bag->list (set->bag (set default-comparator 1 2))) ; => (1 2)
(bag->list (set->bag! (bag default-comparator 1) (set default-comparator 1 2))) ; => (1 1 2)
(bag->alist (bag default-comparator 'a 'b 'a)) ; => ((a . 2) (b . 1))
(bag->list (alist->bag default-comparator '((a . 2) (b . 1)))) ; => (a a b)

;; Edges
(define n (make-comparator exact-integer? = < number-hash))
(define b (bag n 1 1 2))
(map bag->list (list (bag-union b (bag n 1 2 2)) (bag-intersection b (bag n 1 2 2)) (bag-difference b (bag n 1 3)) (bag-xor b (bag n 1 2 2)))) ; => ((1 1 2 2) (1 2) (1 2) (1 2))
(bag->list (bag-sum b b)) ; => (1 1 1 1 2 2)
(map bag->list (list (bag-product 0 b) (bag-product 2 (bag n 7)))) ; => (() (7 7))
(bag->alist (bag-adjoin b 2 2)) ; => ((1 . 2) (2 . 3))
(bag->list b) ; => (1 1 2)
(bag->list (bag-delete b 1 2 2)) ; => (1)
(list (bag-size b) (bag-unique-size b) (bag-element-count b 1) (bag-element-count b 9)) ; => (3 2 2 0)
(list (bag=? b (bag n 2 1 1)) (bag=? b (bag n 1 2)) (bag<? (bag n 1) b) (bag<=? b b) (bag<? b b) (bag>? b (bag n 1 1))) ; => (#t #f #t #t #f #t)
(list (bag<=? (bag n 1 1) (bag n 1)) (bag-disjoint? b (bag n 3)) (bag-disjoint? b (bag n 2))) ; => (#f #t #f)
(bag-fold + 0 b) ; => 4
(bag-count odd? b) ; => 2
(call-with-values (lambda () (bag-search! (bag n 1 1) 1 list (lambda (e update remove) (remove 'one)))) (lambda (bag object) (list (bag->list bag) object))) ; => ((1) one)
(bag->alist (bag-increment! (bag n 1) 2 3)) ; => ((1 . 1) (2 . 3))
(bag->alist (bag-decrement! (bag n 1 1) 1 1)) ; => ((1 . 1))
(bag-increment! b 1 'a) ; error: `bag-increment!` wanted an exact integer as argument 3, got a
(bag-product -1 b) ; error: `bag-product` wanted an index as argument 1, got -1
(bag-union b 5) ; error: `bag-union` wanted a bag as argument 2, got 5
(list (set->list (bag->set b)) (bag->list (set->bag! b (set n 1 9)))) ; => ((1 2) (1 1 1 2 9))
(bag-size (bag bag-comparator (bag n 1 1) (bag n 1) (bag n 1 1))) ; => 3
(bag-unique-size (bag bag-comparator (bag n 1 1) (bag n 1) (bag n 1 1))) ; => 2

; What is wrong is told under the name of the procedure that was called, at its position.
(bag-product! -1 (bag default-comparator)) ; error: `bag-product!` wanted an index as argument 1, got -1
(alist->bag default-comparator '((a . 1) b)) ; error: `alist->bag` wanted a list of pairs of an element and a count as argument 2
(alist->bag default-comparator '((a . x))) ; error: `alist->bag` wanted a list of pairs of an element and a count as argument 2
(bag-increment! (bag string-comparator "a") 5 1) ; error: `bag-increment!` wanted an element that the comparator accepts as argument 2, got 5
;; The argument of linear updates is what they return.
(let ((s (set default-comparator 1 2 3))) (set-filter! odd? s) (set-remove! (lambda (n) (= n 3)) s) (set->list s)) ; => (1)
(let ((b (bag default-comparator 1 1 2))) (bag-product! 2 b) (let-values (((in out) (bag-partition! odd? b))) (list (eq? in b) (bag->list b) (bag->list out)))) ; => (#t (1 1 1 1) (2 2))
(let ((b (bag default-comparator 1 1 2))) (bag-filter! odd? b) (bag-remove! odd? b) (bag-size b)) ; => 0
(let ((s (set default-comparator 1 2 3))) (let-values (((in out) (set-partition! odd? s))) (list (eq? in s) (set-size s) (set->list out)))) ; => (#t 2 (2))
