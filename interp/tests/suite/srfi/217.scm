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
