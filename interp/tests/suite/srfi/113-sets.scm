(import (srfi 113) (srfi 128))

(=? set-comparator (set default-comparator 1 2) (set default-comparator 2 1)) ; => #t
(=? bag-comparator (bag default-comparator 1 1) (bag default-comparator 1)) ; => #f
(set->list (set default-comparator 1 2 1)) ; => (1 2)
(set->list (set-unfold default-comparator (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (0 -1 -2)
(set? (set default-comparator)) ; => #t
(set-contains? (set default-comparator 1 2) 2) ; => #t
(set-empty? (set default-comparator)) ; => #t
(set-disjoint? (set default-comparator 1) (set default-comparator 2)) ; => #t
(set-member (set string-ci-comparator "Ab") "aB" #f) ; => "Ab"
(eq? (set-element-comparator (set default-comparator)) default-comparator) ; => #t
(set->list (set-adjoin (set default-comparator 1) 2 2)) ; => (1 2)
(set->list (set-adjoin! (set default-comparator 1) 2)) ; => (1 2)
(set->list (set-replace (set string-ci-comparator "ab") "AB")) ; => ("AB")
(set->list (set-replace! (set string-ci-comparator "ab") "CD")) ; => ("ab")
(set->list (set-delete (set default-comparator 1 2 3) 2 4)) ; => (1 3)
(set->list (set-delete! (set default-comparator 1 2 3) 2)) ; => (1 3)
(set->list (set-delete-all (set default-comparator 1 2 3) '(1 3))) ; => (2)
(set->list (set-delete-all! (set default-comparator 1 2 3) '(1 3))) ; => (2)
(call-with-values
  (lambda () (set-search! (set default-comparator 1) 2 (lambda (insert ignore) (insert 'new)) list))
  (lambda (set object) (list (set->list set) object))) ; => ((1 2) new)
(set-size (set default-comparator 1 2 2)) ; => 2
(set-find even? (set default-comparator 1 2 3) (lambda () #f)) ; => 2
(set-count odd? (set default-comparator 1 2 3)) ; => 2
(set-any? even? (set default-comparator 1 3)) ; => #f
(set-every? odd? (set default-comparator 1 3)) ; => #t
(set->list (set-map default-comparator (lambda (n) (quotient n 2)) (set default-comparator 1 2 3))) ; => (0 1)
(let ((sum 0)) (set-for-each (lambda (n) (set! sum (+ sum n))) (set default-comparator 1 2)) sum) ; => 3
(set-fold + 0 (set default-comparator 1 2 2)) ; => 3
(set->list (set-filter odd? (set default-comparator 1 2 3))) ; => (1 3)
(set->list (set-filter! odd? (set default-comparator 1 2 3))) ; => (1 3)
(set->list (set-remove odd? (set default-comparator 1 2 3))) ; => (2)
(set->list (set-remove! odd? (set default-comparator 1 2 3))) ; => (2)
(call-with-values (lambda () (set-partition odd? (set default-comparator 1 2))) (lambda (a b) (list (set->list a) (set->list b)))) ; => ((1) (2))
(call-with-values (lambda () (set-partition! odd? (set default-comparator 1 2))) (lambda (a b) (set-size a))) ; => 1
(set->list (set-copy (set default-comparator 1 2))) ; => (1 2)
(set->list (set default-comparator 2 1 2)) ; => (2 1)
(set-size (list->set default-comparator '(a b))) ; => 2
(set->list (list->set! (set default-comparator 1) '(2))) ; => (1 2)
(set=? (set default-comparator 1 2) (set default-comparator 2 1)) ; => #t
(set<? (set default-comparator 1) (set default-comparator 1 2)) ; => #t
(set>? (set default-comparator 1) (set default-comparator 1)) ; => #f
(set<=? (set default-comparator 1) (set default-comparator 1)) ; => #t
(set>=? (set default-comparator 1 2) (set default-comparator 1)) ; => #t
(set->list (set-union (set default-comparator 1 2) (set default-comparator 2 3))) ; => (1 2 3)
(set->list (set-intersection (set default-comparator 1 2) (set default-comparator 2 3))) ; => (2)
(set->list (set-difference (set default-comparator 1 2) (set default-comparator 2 3))) ; => (1)
(set->list (set-xor (set default-comparator 1 2) (set default-comparator 2 3))) ; => (1 3)
(set-size (set-union! (set default-comparator 1) (set default-comparator 2))) ; => 2
(set-size (set-intersection! (set default-comparator 1) (set default-comparator 2))) ; => 0
(set-size (set-difference! (set default-comparator 1) (set default-comparator 2))) ; => 1
(set-size (set-xor! (set default-comparator 1) (set default-comparator 1 2))) ; => 1
