(import (srfi 217))

(iset->list (iset 2 3 5 2)) ; => (2 3 5)
(iset->list (iset-unfold (lambda (n) (> n 64)) values (lambda (n) (* n 2)) 2)) ; => (2 4 8 16 32 64)
(iset->list (make-range-iset -10 10 6)) ; => (-10 -4 2 8)
(iset-contains? (iset 2 3 5) 5) ; => #t
(iset-empty? (iset)) ; => #t
(iset-disjoint? (iset 1 3 5) (iset 2 3 4)) ; => #f
(iset-member (iset 2 3) 4 'none) ; => none
(iset-min (iset 2 3 5)) ; => 2
(iset-max (iset 2 3 5)) ; => 5
(iset->list (iset-adjoin (iset 1 3 5) 0)) ; => (0 1 3 5)
(iset->list (iset-adjoin! (iset 1 3 5) 0)) ; => (0 1 3 5)
(iset->list (iset-delete (iset 1 3 5) 3)) ; => (1 5)
(iset->list (iset-delete! (iset 1 3 5) 3)) ; => (1 5)
(iset->list (iset-delete-all (iset 2 3 5 7 11) '(3 4 5))) ; => (2 7 11)
(iset->list (iset-delete-all! (iset 2 3 5) '(3))) ; => (2 5)
(call-with-values
  (lambda () (iset-search (iset 1) 2 (lambda (insert ignore) (insert 'new)) list))
  (lambda (set object) (list (iset->list set) object))) ; => ((1 2) new)
(iset-search! (iset 1) 1 list (lambda (element update remove) element)) ; => 1
(call-with-values (lambda () (iset-delete-min (iset 2 3))) (lambda (n set) (list n (iset->list set)))) ; => (2 (3))
(call-with-values (lambda () (iset-delete-min! (iset 2 3))) (lambda (n set) n)) ; => 2
(call-with-values (lambda () (iset-delete-max (iset 2 3))) (lambda (n set) (list n (iset->list set)))) ; => (3 (2))
(call-with-values (lambda () (iset-delete-max! (iset 2 3))) (lambda (n set) n)) ; => 3
;; Procedures of one meaning name themselves in errors.
(iset-delete! (iset 1) 1 (quote a)) ; error: `iset-delete!` wanted an exact integer as argument 3, got a
(iset-delete-all (iset 1) (list 1 (quote a))) ; error: `iset-delete-all` wanted a list of exact integers as argument 2, got (1 a)
(list->iset 5) ; error: `list->iset` wanted a list of exact integers as argument 1, got 5
(list->iset! (iset 1) 5) ; error: `list->iset!` wanted a list of exact integers as argument 2, got 5
(iset-union! (iset 1) 5) ; error: `iset-union!` wanted an integer set as argument 2, got 5
(iset-partition! 5 (iset 1)) ; error: `iset-partition!` wanted a procedure as argument 1, got 5
(iset-delete-min! (iset)) ; error: `iset-delete-min!` wanted an integer set that is not empty as argument 1
(iset-member 5 1 2) ; error: `iset-member` wanted an integer set as argument 1, got 5
