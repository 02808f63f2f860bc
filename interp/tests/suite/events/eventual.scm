;; Whatever has a value later is an event: futures, tasks, promises of both kinds, running pipelines, threads.
(define (run) (pipeline-start (make-pipeline (stage "add" (lambda (x) (+ x 1)))) '(1 2 3)))
(define-values (settled settle) (make-promise/resolver))
(settle 'settled) ; => #t
(map event? (list (future 1) (async void) settled (delay 1) (make-promise 1) (run) (thread void) 'no)) ; => (#t #t #t #t #t #t #t #f)
(map sync (list (future 1) (async (lambda () 2)) settled (delay 3) (make-promise 4) (run) (thread (lambda () 5)))) ; => (1 2 settled 3 4 (2 3 4) 5)
(map (lambda (e) (sync e) (sync e)) (list (future (yield) 1) (delay (begin (yield) 3)) (run))) ; => (1 3 (2 3 4))
;; The first that is ready.
(define (slow) (future (sleep 60)))
(sync (choice-evt (slow) (timeout-evt 0.01))) ; prints nothing
(sync (slow) (future (sleep 0.01) 'first) (delay (sleep 60))) ; => first
(sync (wrap-evt (future (yield) 20) (lambda (x) (+ x 1)))) ; => 21
(sync (slow) #:timeout 0.01 #:default 'late) ; => late
(sync (slow) #:timeout 0.01) ; error: `sync` waited 0.01 s, and no event was ready
(select [(slow) => list] [(after 0.01) 'late]) ; => late
(select [(slow) => list] [(future (yield) 'done) => list]) ; => (done)
(select [((run) => items) (apply + items)] [(after 60) 'late]) ; => 9
(select [(slow) => list] [else 'not-yet]) ; => not-yet
;; One that is not chosen goes on, and can be waited for again.
(define f (future (sleep 0.02) 'later))
(list (sync f (always-evt 'now)) (touch f)) ; => (now later)
(define g (future (sleep 0.02) 'later))
(sync g) ; => later
;; What was raised is raised, the object itself.
(define oops (list 'oops))
(define (raised event) (guard (e (#t (eq? e oops))) (sync event)))
(map raised (list (future (raise oops)) (future (yield) (raise oops)) (async (lambda () (raise oops))) (delay (raise oops)))) ; => (#t #t #t #t)
(raised (pipeline-start (make-pipeline (stage "bad" (lambda (x) (raise oops)))) '(1))) ; => #t
(define-values (broken break) (make-promise/resolver))
(break #:error oops) ; => #t
(raised broken) ; => #t
(guard (e (#t (list 'caught e))) (select [(future (raise 'one)) => list] [(after 60) 'late])) ; => (caught one)
;; Cancelled from outside, and while they are waited for.
(define stopped (slow))
(list (cancel! stopped) (guard (e (#t (condition-kind e))) (sync stopped))) ; => (#t cancelled)
(define (kind-of thunk) (guard (e (#t (condition-kind e))) (thunk)))
(define waiting (thread (lambda () (kind-of (lambda () (sync (slow) (never-evt)))))))
(begin (sleep 0.01) (cancel! waiting) (thread-join! waiting)) ; => cancelled
(with-timeout 0.01 (lambda () (sync (slow) (delay (sleep 60)))) #:default 'late) ; => late
;; A transaction that waits: limits of time end it, and a future or task makes an event of it.
(define v (make-tvar 0))
(define (positive) (atomic (lambda () (let ((n (tvar-read v))) (check (> n 0)) n))))
(with-timeout 0.01 positive #:default 'late) ; => late
(kind-of (lambda () (with-timeout 0.01 (lambda () (atomic (lambda () (tvar-write! v (+ (tvar-read v) 9)) (retry))))))) ; => timeout
(select [(future (positive)) => list] [(after 0.01) 'late]) ; => late
(tvar-read v) ; => 0
(define both (list (future (positive)) (async positive)))
(begin (atomic (lambda () (tvar-write! v 5))) (map sync both)) ; => (5 5)
(sync (future (atomic (lambda () (tvar-write! v (+ (tvar-read v) 1)) (tvar-read v))))) ; => 6
;; Waiting inside of a transaction is refused, whatever for.
(atomic (lambda () (sync (always-evt 1)))) ; error: `sync`
(atomic (lambda () (select [(future 1) => list] [else 2]))) ; error: transaction
