;; heavy
;;; Deep recursion inside of a transaction, and without end. Collecting at every poll takes the square of the depth, since
;;; each collection is followed by a look at all frames that are in the heap by then.
(define v (make-tvar 8))
(define (deep n) (if (= n 0) (tvar-read v) (+ 1 (deep (- n 1)))))
(atomic (lambda () (deep 100000))) ; => 100008
(guard (e (#t e)) (atomic (lambda () (tvar-write! v 0) (let fall ((n 100000)) (if (= n 0) (raise 'bottom) (+ 1 (fall (- n 1)))))))) ; => bottom
(tvar-read v) ; => 8
(guard (e ((condition? e) (condition-kind e))) (atomic (lambda () (tvar-write! v 0) (let fall ((n 0)) (+ 1 (fall n)))))) ; => stack-overflow
(tvar-read v) ; => 8
