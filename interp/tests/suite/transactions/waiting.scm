;;; retry and check.
(retry) ; error: no-transaction: `retry` was called outside of a transaction
(check #t) ; prints nothing
(check #f) ; error: no-transaction: `check` was called outside
(atomic (lambda () (retry))) ; error: blocked-forever: `retry` would wait for ever: the transaction has read no tvar … (tvar-read v)
(define v (make-tvar 0))
(atomic (lambda () (tvar-write! v 1) (retry))) ; error: blocked-forever
(atomic (lambda () (check (= (tvar-read v) 0)) 'ready)) ; => ready
;; A thread waits until what it has read changes.
(define (await n) (atomic (lambda () (let ((now (tvar-read v))) (check (>= now n)) now))))
(define waiter (thread (lambda () (await 3))))
(define (set n) (atomically (tvar-write! v n)) (yield))
(set 1)
(set 2)
(set 3)
(thread-join! waiter) ; => 3
;; All who wait are woken.
(define waiters (map (lambda (i) (thread (lambda () (await 10)))) (range 5)))
(yield)
(set 10)
(map thread-join! waiters) ; => (10 10 10 10 10)
;; It waits for everything that it has read, also in branches.
(define a (make-tvar #f))
(define b (make-tvar #f))
(define (either) (atomic (lambda () (or-else (lambda () (check (tvar-read a)) 'a) (lambda () (check (tvar-read b)) 'b)))))
(define t (thread either))
(yield)
(atomically (tvar-write! b #t))
(thread-join! t) ; => b
(atomically (tvar-write! b #f))
(define t (thread either))
(yield)
(atomically (tvar-write! a #t))
(thread-join! t) ; => a
;; With a limit of time.
(atomic (lambda () (check (> (tvar-read v) 1000))) #:timeout 0.01 #:default 'late) ; => late
(atomic (lambda () (check (> (tvar-read v) 1000))) #:timeout 0.01) ; error: timeout: `atomic` waited 0.01 s for a change of tvar v … #:default
(atomic (lambda () 'at-once) #:timeout 0.01) ; => at-once
(atomic (lambda () 1) #:timeout 'soon) ; error: a number of seconds
(atomic (lambda () 1) #:time 1) ; error: #:time
(atomic (lambda () (atomic (lambda () 1) #:timeout 1))) ; error: `atomic` cannot have a #:timeout inside of another transaction
(define limited (thread (lambda () (atomic (lambda () (check (> (tvar-read v) 20)) (tvar-read v)) #:timeout 60))))
(yield)
(set 21)
(thread-join! limited) ; => 21
(with-timeout 0.01 (lambda () (await 1000)) #:default 'out) ; => out
;; A cell for which nothing can end the wait is told.
(define lonely (make-tvar 0))
(atomic (lambda () (check (= 1 (tvar-read lonely))))) ; error: blocked-forever: nothing can wake this cell: `atomic` waits for a change of tvar lonely
(guard (e ((condition? e) (condition-kind e))) (atomic (lambda () (check (= 1 (tvar-read lonely)))))) ; => blocked-forever
(define hopeless (thread (lambda () (let ((own (make-tvar 0 "own"))) (atomic (lambda () (check (= 1 (tvar-read own)))))))))
(guard (e ((condition? e) (condition-kind e))) (thread-join! hopeless)) ; => blocked-forever
; warns: thread hopeless waits for a change of tvar own; no live thread can notify it
(define x (make-tvar 0))
(define y (make-tvar 0))
(define z (make-tvar 0))
(define z2 (make-tvar 0))
(atomic (lambda () (check (= 1 (apply + (map tvar-read (list x y z z2))))))) ; error: waits for a change of tvar x or tvar y or tvar z or 1 more
;; Hand over hand: two threads pass a turn.
(define turn (make-tvar 0))
(define (player own rounds) (if (> rounds 0) (begin (atomic (lambda () (check (= (tvar-read turn) own)) (tvar-write! turn (- 1 own)))) (player own (- rounds 1)))))
(parallel-do (player 0 200) (player 1 200))
(tvar-read turn) ; => 0
