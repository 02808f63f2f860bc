;;; Transactions and simulations.
(define outside (make-tvar 1))
(with-seed 1 (lambda () (tvar-read outside))) ; error: outside-the-simulation: … cannot use the tvar outside: it belongs outside of this simulation
(with-seed 1 (lambda () (atomic (lambda () (tvar-read outside))))) ; error: outside-the-simulation
(with-seed 1 (lambda () (atomic (lambda () (tvar-write! outside 1))))) ; error: outside-the-simulation
(define leaked (with-seed 1 (lambda () (make-tvar 1))))
(tvar-read leaked) ; error: outside-the-simulation: … it belongs to a simulation
(atomic (lambda () (tvar-write! leaked 1))) ; error: outside-the-simulation
;; The lost update of a counter, which a transaction does not lose.
(define (count how)
  (let ((v (make-tvar 0)))
    (parallel-do (how v) (how v))
    (tvar-read v)))
(define (apart v) (let ((n (tvar-read v))) (atomically (tvar-write! v (+ n 1)))))
(define (together v) (atomically (tvar-write! v (+ 1 (tvar-read v)))))
(define (outcomes how)
  (let loop ((seed 1) (seen '()))
    (if (> seed 60)
        (list-sort < seen)
        (let ((n (with-seed seed (lambda () (count how)))))
          (loop (+ seed 1) (if (memv n seen) seen (cons n seen)))))))
(outcomes apart) ; => (1 2)
(outcomes together) ; => (2)
;; Two that wait for each other for good.
(with-seed 1
  (lambda ()
    (let ((a (make-tvar #f)) (b (make-tvar #f)))
      (define (wait-for x y) (atomic (lambda () (check (tvar-read x)) (tvar-write! y #t))))
      (let ((t (thread (lambda () (wait-for a b))))) (wait-for b a))))) ; error: deadlock
;; Every order of two transfers comes to the same sum.
(define (transfers)
  (let ((a (make-tvar 100)) (b (make-tvar 100)))
    (define (transfer from to n) (atomic (lambda () (tvar-write! from (- (tvar-read from) n)) (tvar-write! to (+ (tvar-read to) n)))))
    (parallel-do (transfer a b 10) (transfer b a 30) (transfer a b 5))
    (list (tvar-read a) (tvar-read b))))
(let loop ((seed 1)) (if (> seed 60) 'always (if (equal? (with-seed seed transfers) '(115 85)) (loop (+ seed 1)) seed))) ; => always
