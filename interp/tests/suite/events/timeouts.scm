(with-timeout 60 (lambda () 'in-time)) ; => in-time
(call-with-values (lambda () (with-timeout 60 (lambda () (values 1 2)))) list) ; => (1 2)
(with-timeout 0.01 (lambda () (sleep 60))) ; error: timeout: the time is up: `with-timeout` allowed 0.01 s
(with-timeout 0.01 (lambda () (sleep 60)) #:default 'late) ; => late
(with-timeout 60 (lambda () 'in-time) #:default 'late) ; => in-time
(with-timeout 0.01 (lambda () (sync (never-evt))) #:default 'late) ; => late
(with-timeout 0.01 (lambda () (thread-join! (thread (lambda () (sleep 60))))) #:default 'late) ; => late
(with-timeout 0.01 (lambda () (receive)) #:default 'late) ; => late
(with-timeout 0 (lambda () (sleep 0.01)) #:default 'late) ; => late
(with-timeout +inf.0 (lambda () 'never)) ; => never
;; The default is a value; a procedure is not called.
(eq? car (with-timeout 0.01 (lambda () (sleep 60)) #:default car)) ; => #t
;; The condition is raised in the thunk, once; its clean-up runs.
(with-timeout 0.01 (lambda () (guard (e (#t (sleep 0.02) (condition-kind e))) (sleep 60)))) ; => timeout
(let ((path '()))
  (guard (e (#t (set! path (cons (condition-kind e) path))))
    (with-timeout 0.1 (lambda () (dynamic-wind void (lambda () (sleep 60)) (lambda () (set! path (cons 'after path)))))))
  (reverse path)) ; => (after timeout)
;; What else the thunk raises comes through.
(guard (e (#t (list 'raised e))) (with-timeout 60 (lambda () (raise 'mine)) #:default 'late)) ; => (raised mine)
(with-exception-handler (lambda (e) 10) (lambda () (with-timeout 60 (lambda () (+ 1 (raise-continuable 'ask))) #:default 'late))) ; => 11
(call/cc (lambda (k) (with-timeout 60 (lambda () (k 'left))))) ; => left
;; Nested limits: the outer one wins when both have passed, and each default belongs to its own limit.
(with-timeout 60 (lambda () (with-timeout 0.01 (lambda () (sleep 60)) #:default 'inner)) #:default 'outer) ; => inner
(with-timeout 0.01 (lambda () (with-timeout 60 (lambda () (sleep 60)) #:default 'inner)) #:default 'outer) ; => outer
(with-timeout 0.01
  (lambda () (uninterruptible (sleep 0.03)) (with-timeout 0 (lambda () (sleep 60)) #:default 'inner))
  #:default 'outer) ; => outer
(with-timeout 0.03 (lambda () (list (with-timeout 0.01 (lambda () (sleep 60)) #:default 'inner) (begin (sleep 60) 'more))) #:default 'outer) ; => outer
;; After an inner limit the outer one is still there; after the outer one there is none.
(list (with-timeout 60 (lambda () (with-timeout 0.01 (lambda () 'a)) (sleep 0.02) 'b)) (begin (sleep 0.01) 'c)) ; => (b c)
(begin (with-timeout 0.01 (lambda () 'quick)) (sleep 0.02) 'undisturbed) ; => undisturbed
;; A continuation that comes back has the same limit as before.
(let ((k #f) (count 0))
  (with-timeout 60
    (lambda ()
      (call/cc (lambda (here) (set! k here)))
      (set! count (+ count 1))))
  (if (< count 3) (k 'again) count)) ; => 3
;; Masks hold it back; interruptible lets waits be cut short.
(let ((path '()))
  (guard (e (#t (set! path (cons 'timeout path))))
    (with-timeout 0.01 (lambda () (uninterruptible (sleep 0.03) (set! path (cons 'masked path))) (sleep 60))))
  (reverse path)) ; => (masked timeout)
(with-timeout 0.01 (lambda () (uninterruptible (interruptible (sleep 60)))) #:default 'cut) ; => cut
(with-timeout 0.2 (lambda () (try (sleep 60) (finally (sleep 0.03) (display "cleaned")))) #:default 'late)
; => late
; prints cleaned
(with-timeout 0.2 (lambda () (try 1 (finally (interruptible (sleep 60))))) #:default 'cut) ; => cut
;; Something else that is raised inside goes its way: a handler outside has all the time it wants, and what it does not
;; handle stays what it was.
(guard (e (#t e))
  (guard (e ((begin (sleep 0.03) (string? e)) 'text))
    (with-timeout 0.01 (lambda () (raise 'oops)) #:default 'late))) ; => oops
(with-exception-handler
 (lambda (e) (sleep 0.03) 'handled)
 (lambda ()
   (with-timeout 0.01 (lambda () (let ((x (raise-continuable 'ask))) (display x) (sleep 60))) #:default 'late)))
; => late
; prints handled
;; A thread made inside has no limit.
(thread-join! (with-timeout 0.02 (lambda () (thread (lambda () (sleep 0.04) 'free))))) ; => free
;; Many.
(let loop ((i 0)) (if (= i 200) 'done (begin (with-timeout 60 (lambda () i)) (loop (+ i 1))))) ; => done
;; Short waits inside of a long time: each thread has one timer at most.
(define (nap n) (if (> n 0) (begin (sleep 0.0001) (nap (- n 1)))))
(define (timers) (cdr (assq 'timers (scheduler-stats))))
(define (naps seconds) (thread (lambda () (with-timeout seconds (lambda () (nap 40) (timers))))))
(<= (apply max (map thread-join! (map (lambda (i) (naps 1000)) (range 0 50)))) 60) ; => #t
(with-timeout -1 void) ; error: `with-timeout` wanted a number of seconds that is not negative as argument 1, got -1
(with-timeout 'soon void) ; error: `with-timeout` wanted a number of seconds
(with-timeout 1 5) ; error: `with-timeout` wanted a procedure as argument 2, got 5
(with-timeout 1 void #:defualt 1) ; error: did you mean #:default?
