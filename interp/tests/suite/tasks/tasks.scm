;; Tasks: they start at once, and what they raise is for whoever awaits them.
(define-syntax told (syntax-rules () ((_ e) (guard (x ((condition? x) (list (condition-kind x) (condition-message x))) (else (list 'raised x))) e))))

(await (async (lambda () (* 6 7)))) ; => 42
(list (task? (async void)) (thread? (async void)) (task? (thread void)) (task? 5)) ; => (#t #t #f #f)
(begin (define fetch (async (lambda () 1))) (await fetch) fetch) ; => #<task fetch>
;; A thunk is wanted, and the form is told.
(async 5) ; error: `async` wanted a procedure as argument 1, got 5…write (async (lambda () body ...))
;; What is raised is the very object, as often as it is awaited.
(define oops (list 'oops))
(define failing (async (lambda () (raise oops))))
(guard (e (#t (eq? e oops))) (await failing)) ; => #t
(guard (e (#t (eq? e oops))) (await failing)) ; => #t
(task-status failing) ; => failed
(let ((t (async void))) (await t) (task-status t)) ; => done
(let ((t (async (lambda () (sleep 60))))) (let ((s (task-status t))) (cancel! t) s)) ; => running
(task-status 5) ; error: `task-status` wanted a task
;; Anything can be awaited.
(list (await 5) (await (delay (+ 1 2))) (await (thread (lambda () 4))) (await (always-evt 5)) (await (make-promise 6))) ; => (5 3 4 5 6)
(await (delay (car '()))) ; error: `car` wanted a pair
;; A limit of time, for whatever is awaited.
(await (async (lambda () (sleep 60))) #:timeout 0.01 #:default 'late) ; => late
(await (delay (sleep 60)) #:timeout 0.01 #:default 'late) ; => late
(await (never-evt) #:timeout 0.01 #:default 'late) ; => late
(await 5 #:timeout 1) ; => 5
(begin (define slow (async (lambda () (sleep 60)))) (await slow #:timeout 0.01)) ; error: `await` waited 0.01 s for task slow…give #:default
(await slow #:colour 1) ; error: `await` has no keyword argument #:colour
;; A default that is a procedure is not called.
(await slow #:timeout 0 #:default car) ; => #<procedure car>
;; Parameters are inherited.
(define p (make-parameter 1))
(parameterize ((p 2)) (await (async (lambda () (p))))) ; => 2

;; All, in order.
(await-all (map (lambda (n) (async (lambda () (sleep (* 0.001 (- 5 n))) (* n n)))) '(1 2 3 4))) ; => (1 4 9 16)
(await-all '()) ; => ()
(await-all (list 1 (delay 2) (async (lambda () 3)) (always-evt 4))) ; => (1 2 3 4)
(let ((t (async (lambda () (sleep 0.01) 5)))) (await-all (list t t t))) ; => (5 5 5)
(apply + (await-all (map (lambda (n) (async (lambda () n))) (range 1000)))) ; => 499500
(await-all 5) ; error: `await-all` wanted a list as argument 1, got 5
;; The first failure, in time, ends the wait and cancels the rest.
(define rest-of-them '())
(define (patient n)
  (async (lambda () (try (sleep 60) (catch e (set! rest-of-them (cons (condition-kind e) rest-of-them)) (raise e))))))
(define (two-patient) (let ((a (patient 1)) (b (patient 2))) (sleep 0.01) (list a b)))
(define both (two-patient))
(told (await-all (append both (list (async (lambda () (sleep 0.01) (error "no luck" 7))))))) ; => (error "no luck")
(begin (for-each (lambda (t) (guard (e (#t #f)) (await t))) both) rest-of-them) ; => (cancelled cancelled)
(told (await-all (list (async (lambda () (sleep 60))) (async (lambda () (raise 'x)))))) ; => (raised x)
(await-all (list (async (lambda () (sleep 60)))) #:timeout 0.01 #:default 'late) ; => late
(await-all (list (async (lambda () (sleep 60)))) #:timeout 0.01) ; error: `await-all` waited 0.01 s for all to end

;; Any: the first that ends, and the others go on.
(define loser (async (lambda () (sleep 0.02) 'second)))
(await-any (list loser (async (lambda () 'first)))) ; => first
(await loser) ; => second
(await-any (list (never-evt) 5)) ; => 5
(told (await-any (list (async (lambda () (sleep 60))) (async (lambda () (raise 'x)))))) ; => (raised x)
(await-any '()) ; error: `await-any` wanted a list that is not empty
(await-any (list (never-evt)) #:timeout 0.01 #:default 'late) ; => late
(await-any (list (never-evt)) #:timeout 0.01) ; error: `await-any` waited 0.01 s for any to end

;; A limit of time that is the task's own.
(await (async-timeout 60 (lambda () 'in-time))) ; => in-time
(told (await (async-timeout 0.01 (lambda () (sleep 60))))) ; => (timeout "the time is up: `with-timeout` allowed 0.01 s")
(await (async-timeout 0.01 (lambda () (sleep 60)) #:default 'late)) ; => late
(define overdue (async (lambda () (sleep 60))))
(await (async-timeout 0.01 overdue #:default 'late)) ; => late
(car (told (await overdue))) ; => cancelled
(async-timeout 1 5) ; error: `async-timeout` wanted a procedure or a task as argument 2
(async-timeout 'soon void) ; error: a number of seconds

;; Cancelling.
(define t (async (lambda () (sleep 60))))
(cancel! t) ; => #t
(car (told (await t))) ; => cancelled
;; Events.
(sync (async (lambda () (sleep 0.001) 'ready))) ; => ready
(sync (choice-evt (async (lambda () (sleep 60))) (async (lambda () 'first)))) ; => first
(sync (wrap-evt (async (lambda () 20)) (lambda (x) (+ x 1)))) ; => 21
(select [((async (lambda () 1)) => x) (list 'got x)] [(after 60) 'late]) ; => (got 1)
;; A task that awaits itself, and two that await each other.
(define self (async (lambda () (sleep 0.001) (await self))))
(car (told (await self))) ; => deadlock
