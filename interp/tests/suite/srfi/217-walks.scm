(import (srfi 1) (srfi 217))

(iset-size (iset 1 3 5)) ; => 3
(iset-find positive? (iset -1 1) (lambda () #f)) ; => 1
(iset-count positive? (iset -2 -1 1 2)) ; => 2
(iset-any? zero? (iset -2 -1 1 2)) ; => #f
(iset-every? positive? (iset -2 -1 1 2)) ; => #f
(iset->list (iset-map (lambda (x) (quotient x 2)) (iset 1 2 3 4 5))) ; => (0 1 2)
(let ((sum 0)) (iset-for-each (lambda (x) (set! sum (+ sum x))) (iset 2 3)) sum) ; => 5
(iset-fold cons '() (iset 2 3 5)) ; => (5 3 2)
(iset-fold-right cons '() (iset 2 3 5)) ; => (2 3 5)
(iset->list (iset-filter even? (iset 1 2 3))) ; => (2)
(iset->list (iset-filter! even? (iset 1 2 3))) ; => (2)
(iset->list (iset-remove even? (iset 1 2 3))) ; => (1 3)
(iset->list (iset-remove! even? (iset 1 2 3))) ; => (1 3)
(call-with-values (lambda () (iset-partition even? (iset 1 2 3))) (lambda (in out) (map iset->list (list in out)))) ; => ((2) (1 3))
(call-with-values (lambda () (iset-partition! even? (iset 1 2 3))) (lambda (in out) (iset-size out))) ; => 2
(iset->list (iset-copy (iset 1 2))) ; => (1 2)
(iset->list (iset 5 2 3)) ; => (2 3 5)
(iset->list (list->iset '(3 1 3))) ; => (1 3)
(iset->list (list->iset! (iset 2 3 5) '(-3 -1 0))) ; => (-3 -1 0 2 3 5)
(iset=? (iset 1 2) (iset 2 1)) ; => #t
(iset<? (iset 1) (iset 1 2)) ; => #t
(iset>? (iset 1 2) (iset 1)) ; => #t
(iset<=? (iset 1) (iset 1)) ; => #t
(iset>=? (iset 1) (iset 1 2)) ; => #f
(iset->list (iset-union (iset 0 1 3) (iset 0 2 4))) ; => (0 1 2 3 4)
(iset->list (iset-intersection (iset 0 1 3 4) (iset 0 2 4))) ; => (0 4)
(iset->list (iset-difference (iset 0 1 3 4) (iset 0 2) (iset 0 4))) ; => (1 3)
(iset->list (iset-xor (iset 0 1 3) (iset 0 2 4))) ; => (1 2 3 4)
(iset->list (iset-union! (iset 1) (iset 2))) ; => (1 2)
(iset->list (iset-intersection! (iset 1) (iset 2))) ; => ()
(iset->list (iset-difference! (iset 1) (iset 2))) ; => (1)
(iset->list (iset-xor! (iset 1) (iset 2))) ; => (1 2)
(iset->list (iset-open-interval (iset 2 3 5 7 11) 2 7)) ; => (3 5)
(iset->list (iset-closed-interval (iset 2 3 5 7 11) 2 7)) ; => (2 3 5 7)
(iset->list (iset-open-closed-interval (iset 2 3 5 7 11) 2 7)) ; => (3 5 7)
(iset->list (iset-closed-open-interval (iset 2 3 5 7 11) 2 7)) ; => (2 3 5)
(iset->list (isubset= (iset 2 3 5) 3)) ; => (3)
(iset->list (isubset< (iset 2 3 5) 3)) ; => (2)
(iset->list (isubset<= (iset 2 3 5) 3)) ; => (2 3)
(iset->list (isubset> (iset 2 3 5) 3)) ; => (5)
(iset->list (isubset>= (iset 2 3 5) 3)) ; => (3 5)

;; Edges
(define none (iset))
(list (iset-min none) (iset-max none) (iset-size none) (iset->list none) (iset-find even? none (lambda () 'none))) ; => (#f #f 0 () none)
(iset-delete-min none) ; error: `iset-delete-min` wanted an integer set that is not empty as argument 1
(iset->list (make-range-iset 5 5)) ; => ()
(iset->list (make-range-iset 5 0)) ; => ()
(iset->list (make-range-iset 10 0 -3)) ; => (1 4 7 10)
(make-range-iset 1 2 0) ; error: `make-range-iset` wanted a step other than 0 as argument 3, got 0
(iset 1.5) ; error: `iset` wanted an exact integer as argument 1, got 1.5
(iset-adjoin (iset) 1 'a) ; error: `iset-adjoin` wanted an exact integer as argument 3, got a
(iset->list 5) ; error: `iset->list` wanted an integer set as argument 1, got 5
(iset-map / (iset 2)) ; error: `iset-map` wanted a procedure that gives exact integers as argument 1, got 1/2
(define big (expt 10 30))
(iset->list (iset big 0 (- big))) ; => (-1000000000000000000000000000000 0 1000000000000000000000000000000)
;; Large sets, against the ranges they are made of.
(define a (make-range-iset 0 3000 2))
(define b (make-range-iset 0 3000 3))
(list (iset-size (iset-union a b)) (iset-size (iset-intersection a b)) (iset-size (iset-difference a b)) (iset-size (iset-xor a b))) ; => (2000 500 1000 1500)
(iset=? (iset-xor a b) (iset-union (iset-difference a b) (iset-difference b a))) ; => #t
(list (iset<? (iset-intersection a b) a) (iset>=? a (iset-intersection a b)) (iset-disjoint? (iset-difference a b) b)) ; => (#t #t #t)
(iset->list (iset-closed-interval a 100 110)) ; => (100 102 104 106 108 110)
(iset-size (fold (lambda (i set) (iset-delete set i)) a (range 0 3000 4))) ; => 750
(list (iset=? none none none) (iset<? none (iset 1) (iset 1 2)) (iset<=? a a) (iset<? a a)) ; => (#t #t #t #f)
(iset-fold (lambda (x previous) (and previous (< previous x) x)) -1 a) ; => 2998
