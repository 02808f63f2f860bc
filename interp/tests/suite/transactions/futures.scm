;; A transaction inside of a future is the future's own; a future inside of a transaction is refused.
(define t (make-tvar 0))
(define (add! n) (atomic (lambda () (tvar-write! t (+ (tvar-read t) n)))))
(touch (future (begin (add! 1) (add! 2) (tvar-read t)))) ; => 3
(let ((futures (map (lambda (i) (future (add! 1))) (range 0 100))))
  (for-each touch futures)
  (tvar-read t)) ; => 103
(pmap (lambda (i) (atomic (lambda () (tvar-write! t (+ 1 (tvar-read t))) i))) '(1 2 3)) ; => (1 2 3)
(tvar-read t) ; => 106
(atomic (lambda () (future (+ 1 2)))) ; error: in-transaction: `future` and parallel procedures cannot be used inside of a transaction
(atomic (lambda () (pmap (lambda (x) (atomic (lambda () (tvar-read t)))) (range 0 1000)))) ; error: in-transaction
(atomic (lambda () (async (lambda () 1)))) ; error: in-transaction
;; What is retried wakes, also in the body of a future.
(let ((f (future (atomic (lambda () (check (> (tvar-read t) 150)) (tvar-read t))))))
  (atomic (lambda () (tvar-write! t 200)))
  (touch f)) ; => 200
