(with-scope (lambda (scope) 'value)) ; => value
(call-with-values (lambda () (with-scope (lambda (scope) (values 1 2)))) list) ; => (1 2)
(call-with-values (lambda () (with-scope (lambda (scope) (values)))) list) ; => ()
(with-scope (lambda (scope) (list (scope? scope) (scope? 5)))) ; => (#t #f)
;; Returning waits for the threads, also for those made by threads.
(define (put! v i x) (vector-set! v i x))
(let ((v (make-vector 3 #f)))
  (with-scope
    (lambda (scope)
      (scope-spawn scope (lambda () (sleep 0.02) (put! v 0 'a)))
      (scope-spawn scope (lambda () (put! v 1 'b) (scope-spawn scope (lambda () (sleep 0.02) (put! v 2 'c)))))))
  v) ; => #(a b c)
(with-scope (lambda (scope) (map thread-join! (map (lambda (i) (scope-spawn scope (lambda () (* i i)))) '(1 2 3))))) ; => (1 4 9)
(with-scope (lambda (scope) (let ((t (scope-spawn scope (lambda () (sleep 60))))) (let ((n (scope-size scope))) (cancel! t) n)))) ; => 1
;; A thread that fails cancels its siblings and the body; its object is raised unwrapped.
(define cancelled '())
(define gate (make-mutex))
(define started #f)
(define (wait-for-start) (if started (sleep 0.005) (begin (sleep 0.001) (wait-for-start))))
(define (note name thunk) (guard (e ((eq? (condition-kind e) 'cancelled) (uninterruptible (with-mutex gate (set! cancelled (cons name cancelled)))) (raise e))) (thunk)))
;; Starts a thread that notes that it was cancelled, and waits until it is asleep.
(define (sleeper! scope name)
  (set! started #f)
  (set! cancelled '())
  (let ((t (scope-spawn scope (lambda () (note name (lambda () (set! started #t) (sleep 60)))))))
    (wait-for-start)
    t))
(guard (e (#t (list 'raised e)))
  (with-scope
    (lambda (scope)
      (sleeper! scope 'sibling)
      (scope-spawn scope (lambda () (raise 'oops)))
      (note 'body (lambda () (sleep 60)))))) ; => (raised oops)
(list (and (memq 'sibling cancelled) #t) (and (memq 'body cancelled) #t)) ; => (#t #t)
(guard (e (#t (condition-message e))) (with-scope (lambda (scope) (scope-spawn scope (lambda () (car 5)))))) ; => "`car` wanted a pair as argument 1, got 5"
(guard (e (#t e)) (with-scope (lambda (scope) (thread-join! (scope-spawn scope (lambda () (raise 'joined))))))) ; => joined
;; Afterwards nothing is cancelled any more.
(begin (guard (e (#t e)) (with-scope (lambda (scope) (scope-spawn scope (lambda () (raise 'x))) (sleep 60)))) (sleep 0.01) 'slept) ; => slept
;; The first in time counts; others are noted.
(guard (e (#t e))
  (with-scope
    (lambda (scope)
      (scope-spawn scope (lambda () (guard (e (#t (raise 'second))) (sleep 60))))
      (scope-spawn scope (lambda () (sleep 0.01) (raise 'first)))))) ; => first
;; The body that raises cancels the threads first.
(begin (set! cancelled '())
  (guard (e (#t (list 'raised e cancelled)))
    (with-scope (lambda (scope) (sleeper! scope 'child) (raise 'body))))) ; => (raised body (child))
;; So does an escape, and a kill.
(begin (set! cancelled '())
  (let ((left (call/cc (lambda (k) (with-scope (lambda (scope) (sleeper! scope 'child) (k 'left)))))))
    (list left cancelled))) ; => (left (child))
(begin (set! started #f)
  (let ((t (thread (lambda () (with-scope (lambda (scope) (sleeper! scope 'child) (sleep 60)))))))
    (wait-for-start)
    (kill! t)
    (list (guard (e (#t (condition-kind e))) (thread-join! t)) cancelled))) ; => (terminated (child))
;; A limit of time around a scope ends it whole.
(begin (set! cancelled '())
  (list (with-timeout 0.3 (lambda () (with-scope (lambda (scope) (sleeper! scope 'child) (sleep 60)))) #:default 'late) cancelled)) ; => (late (child))
(begin (set! cancelled '())
  (list (with-timeout 0.3 (lambda () (with-scope (lambda (scope) (sleeper! scope 'child)))) #:default 'late) cancelled)) ; => (late (child))
;; Leaving waits for the clean-up of the threads; who does not end within a second is killed.
(begin
  (set! started #f)
  (call/cc (lambda (k) (with-scope (lambda (scope) (scope-spawn scope (lambda () (try (set! started #t) (sleep 60) (finally (sleep 0.02) (display "cleaned"))))) (wait-for-start) (k 'left)))))
  (display " left"))
; prints cleaned left
(let ((start (current-jiffy)))
  (set! started #f)
  (call/cc (lambda (k) (with-scope (lambda (scope) (scope-spawn scope (lambda () (try (set! started #t) (sleep 60) (finally (sleep 60))))) (wait-for-start) (k 'left)))))
  (< (- (current-jiffy) start) (* 20 (jiffies-per-second)))) ; => #t
;; Nested scopes: what fails inside fails the outer one, a failure outside ends the inner one.
(guard (e (#t (list 'raised e)))
  (with-scope (lambda (outer)
    (scope-spawn outer (lambda () (with-scope (lambda (inner) (scope-spawn inner (lambda () (raise 'deep)))))))
    (sleep 60)))) ; => (raised deep)
(begin (set! cancelled '())
  (guard (e (#t (list 'raised e cancelled)))
    (with-scope (lambda (outer)
      (scope-spawn outer (lambda () (sleep 0.3) (raise 'outer)))
      (with-scope (lambda (inner) (sleeper! inner 'inner)))))))
; => (raised outer (inner))
(with-scope (lambda (outer) (guard (e (#t (list 'inner e))) (with-scope (lambda (inner) (scope-spawn inner (lambda () (raise 'x)))))))) ; => (inner x)
;; A scope is cancelled as a whole, body included, and raises that it was; so are threads that come later.
(guard (e (#t (condition-kind e))) (with-scope (lambda (scope) (cancel! scope) (sleep 60)))) ; => cancelled
(guard (e (#t (condition-kind e))) (with-scope (lambda (scope) (scope-spawn scope (lambda () (cancel! scope))) (sleep 60)))) ; => cancelled
(let ((ran #f)) (guard (e (#t (list (condition-kind e) ran))) (with-scope (lambda (scope) (uninterruptible (cancel! scope) (scope-spawn scope (lambda () (set! ran #t)))) (sleep 60))))) ; => (cancelled #f)
(with-scope (lambda (scope) (let* ((t (scope-spawn scope (lambda () (sleep 60)))) (first (cancel! t))) (list first (guard (e (#t (condition-kind e))) (cancel! t)))))) ; => (#t cancelled-twice)
(let ((again #f))
  (guard (e (#t #f))
    (with-scope
     (lambda (scope)
       (uninterruptible (cancel! scope) (set! again (guard (e (#t (condition-kind e))) (cancel! scope)))))))
  again) ; => cancelled-twice
(let ((s (with-scope (lambda (scope) scope)))) (cancel! s)) ; => #f
;; A cancelled thread is no failure.
(with-scope (lambda (scope) (let ((t (scope-spawn scope (lambda () (sleep 60))))) (cancel! t) (sleep 0.01) 'fine))) ; => fine
;; Parameters and output are inherited.
(define p (make-parameter 'outside))
(parameterize ((p 'inside)) (with-scope (lambda (scope) (thread-join! (scope-spawn scope p))))) ; => inside
(with-output-to-string (lambda () (with-scope (lambda (scope) (scope-spawn scope (lambda () (display "caught"))))))) ; => "caught"
;; Handlers outside see what is raised when the scope is closed, and guards pass it on.
(guard (e ((eq? e 'x) 'outer)) (guard (e ((eq? e 'y) 'inner)) (with-scope (lambda (scope) (raise 'x))))) ; => outer
(guard (e ((eq? e 'x) 'outer)) (with-scope (lambda (scope) (guard (e ((eq? e 'y) 'inner)) (raise 'x))))) ; => outer
;; A closed scope takes no threads and cannot be entered again.
(let ((s (with-scope (lambda (scope) scope)))) (scope-spawn s void)) ; error: scope-closed: `scope-spawn` cannot start a thread in scope
(let ((k #f) (count 0))
  (with-scope (lambda (scope) (call/cc (lambda (here) (set! k here))) (set! count (+ count 1))))
  (k 'again)) ; error: scope-closed: cannot enter scope
(with-scope 5) ; error: `with-scope` wanted a procedure as argument 1, got 5
(scope-spawn 5 void) ; error: `scope-spawn` wanted a scope as argument 1, got 5
(with-scope (lambda (scope) (scope-spawn scope 5))) ; error: `scope-spawn` wanted a procedure as argument 2, got 5
;; Many.
(let ((v (make-vector 500 0)))
  (with-scope (lambda (scope) (for-each (lambda (i) (scope-spawn scope (lambda () (vector-set! v i 1)))) (range 500))))
  (apply + (vector->list v))) ; => 500
