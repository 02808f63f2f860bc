(import (srfi 217))

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
