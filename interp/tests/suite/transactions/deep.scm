;; heavy
;;; Recursion without end inside of a transaction.
(define v (make-tvar 8))
(guard (e ((condition? e) (condition-kind e))) (atomic (lambda () (tvar-write! v 0) (let fall ((n 0)) (+ 1 (fall n)))))) ; => stack-overflow
(tvar-read v) ; => 8
