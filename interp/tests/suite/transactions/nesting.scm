;;; Transactions inside of transactions, and branches.
(define v (make-tvar 0))
(define w (make-tvar 0))
;; They join: nothing is visible before the outer one ends.
(define (bump!) (atomic (lambda () (tvar-write! v (+ 1 (tvar-read v))) (tvar-read v))))
(atomic (lambda () (list (bump!) (bump!)))) ; => (1 2)
(guard (e (#t (tvar-read v))) (atomic (lambda () (bump!) (raise 'oops)))) ; => 2
;; One that is left by something raised is taken back alone, what is around it goes on.
(atomic
  (lambda ()
    (tvar-write! v 10)
    (guard (e (#t (list e (tvar-read v) (tvar-read w))))
      (atomic (lambda () (tvar-write! v 11) (tvar-write! w 11) (raise 'inner)))))) ; => (inner 10 0)
(list (tvar-read v) (tvar-read w)) ; => (10 0)
(atomic (lambda () (tvar-write! w 1) (call/cc (lambda (k) (atomic (lambda () (tvar-write! w 2) (k 1))))) (tvar-read w))) ; => 1
(atomic (lambda () (atomic (lambda () (atomic (lambda () (tvar-write! v 3))))) (guard (e (#t 0)) (atomic (lambda () (bump!) (bump!) (raise 1)))) (tvar-read v))) ; => 3
;; A continuation of an inner one that has ended cannot be entered from the outer one.
(atomic (lambda () (let ((k #f)) (atomic (lambda () (call/cc (lambda (c) (set! k c))))) (k 1)))) ; error: transaction-over

;; or-else
(or-else 1 2) ; error: `or-else` wanted a procedure as argument 1, got 1
(or-else (lambda () 1)) ; error: `or-else` wanted at least 2 arguments, got 1
(or-else (lambda () 1) (lambda () 2)) ; => 1
(atomic (lambda () (or-else (lambda () (retry)) (lambda () (retry)) (lambda () 'third)))) ; => third
(or-else (lambda () (retry)) (lambda () 'second)) ; => second
(atomic (lambda () (tvar-write! v 5) (or-else (lambda () (tvar-write! v 6) (tvar-write! w 6) (retry)) (lambda () (list (tvar-read v) (tvar-read w)))))) ; => (5 1)
(list (tvar-read v) (tvar-read w)) ; => (5 1)
;; A branch that goes well keeps what it has written.
(atomic (lambda () (or-else (lambda () (tvar-write! v 7)) (lambda () (tvar-write! v 8))) (tvar-read v))) ; => 7
;; Nested branches: the innermost is tried first.
(atomic (lambda () (or-else (lambda () (or-else (lambda () (tvar-write! v 1) (retry)) (lambda () (tvar-write! w 2) (retry)))) (lambda () (list (tvar-read v) (tvar-read w)))))) ; => (7 1)
;; What an inner transaction has written is taken back with its branch.
(atomic (lambda () (or-else (lambda () (bump!) (atomic (lambda () (bump!) (retry)))) (lambda () (tvar-read v))))) ; => 7
;; Something raised in a branch is not an answer of or-else.
(guard (e (#t (list e (tvar-read v)))) (atomic (lambda () (or-else (lambda () (tvar-write! v 0) (raise 'branch)) (lambda () 'other))))) ; => (branch 7)
(atomic (lambda () (list (guard (e (#t e)) (or-else (lambda () (tvar-write! v 0) (raise 'branch)) (lambda () 'other))) (tvar-read v)))) ; => (branch 7)
(call-with-values (lambda () (or-else (lambda () (values 1 2)) (lambda () 3))) list) ; => (1 2)
;; Composed from parts that know nothing of each other.
(define (take! cell) (atomic (lambda () (let ((n (tvar-read cell))) (check (> n 0)) (tvar-write! cell (- n 1)) n))))
(define a (make-tvar 0))
(define b (make-tvar 2))
(define (take-either!) (or-else (lambda () (take! a)) (lambda () (take! b))))
(take-either!) ; => 2
(take-either!) ; => 1
(or-else take-either! (lambda () 'empty)) ; => empty
(define waiter (thread take-either!))
(yield)
(atomically (tvar-write! a 5))
(thread-join! waiter) ; => 5
(map tvar-read (list a b)) ; => (4 0)
;; After thunks in a branch run when it is left.
(define path '())
(atomic (lambda () (or-else (lambda () (dynamic-wind void (lambda () (tvar-write! a 0) (retry)) (lambda () (set! path (cons 'out path))))) (lambda () (tvar-read a))))) ; => 4
path ; => (out)
