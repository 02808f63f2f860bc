(define (outcome thread) (guard (e ((condition? e) (condition-kind e)) (else (list 'raised e))) (thread-join! thread)))
;; A thread that is where it says that it is: `thunk` calls what it is given when it has got there.
(define (at-the-point thunk)
  (let* ((there #f) (t (thread (lambda () (thunk (lambda () (set! there #t)))))))
    (let wait () (if there (begin (sleep 0.01) t) (begin (sleep 0.001) (wait))))))
;; It is raised in a wait, at a poll, and before a thread begins.
(let ((t (thread (lambda () (sleep 60))))) (sleep 0.01) (list (cancel! t) (outcome t))) ; => (#t cancelled)
(let ((t (thread (lambda () (sleep 60))))) (list (cancel! t) (outcome t))) ; => (#t cancelled)
(let ((t (thread (lambda () (let loop () (loop)))))) (cancel! t) (outcome t)) ; => cancelled
(let ((t (thread (lambda () (sync (never-evt)))))) (sleep 0.01) (cancel! t) (outcome t)) ; => cancelled
(let ((t (thread (lambda () (receive))))) (sleep 0.01) (cancel! t) (outcome t)) ; => cancelled
;; Twice, and after the end, is harmless and says so.
(define twice (thread (lambda () (sleep 60))))
(list (cancel! twice) (outcome twice)) ; => (#t cancelled)
(cancel! twice) ; error: `cancel!` was called a second time for #<thread twice> every later wait of it is refused; (thread-join! t) waits for its end
(let ((t (thread (lambda () 'done)))) (thread-join! t) (list (cancel! t) (thread-join! t))) ; => (#f done)
;; The condition can be caught; then waits go on being refused, and everything else works.
(let ((t (at-the-point
           (lambda (here)
             (guard (e (#t 'first)) (here) (sleep 60))
             (guard (e (#t (list (condition-kind e) (apply + (range 1000))))) (sleep 0.001) 'slept)))))
  (cancel! t)
  (outcome t)) ; => (cancelled 499500)
(let ((t (at-the-point (lambda (here) (guard (e (#t 'first)) (here) (sleep 60)) (guard (e (#t (condition-kind e))) (sync (always-evt 1)))))))
  (cancel! t)
  (outcome t)) ; => cancelled
;; Clean-up may wait.
(let ((t (at-the-point (lambda (here) (try (here) (sleep 60) (finally (sleep 0.01) (display "cleaned")))))))
  (cancel! t)
  (outcome t))
; => cancelled
; prints cleaned
;; Masks hold it back.
(let* ((path '())
       (t (at-the-point (lambda (here) (uninterruptible (here) (sleep 0.03) (set! path (cons 'masked path))) (sleep 60)))))
  (cancel! t)
  (list (outcome t) (memq 'masked path))) ; => (cancelled (masked))
(let ((t (at-the-point (lambda (here) (uninterruptible (guard (e (#t (condition-kind e))) (here) (interruptible (sleep 60))))))))
  (cancel! t)
  (outcome t)) ; => cancelled
;; A thread that cancels itself learns it at its next step.
(outcome (thread (lambda () (cancel! (current-thread)) (sleep 60)))) ; => cancelled
;; What a wait has brought is not lost: between the end of a wait and the end of the mask nothing is raised.
(define (taken-or-left)
  (let* ((permits (make-semaphore 0))
         (taken 0)
         (t (thread (lambda () (uninterruptible (interruptible (semaphore-acquire! permits)) (set! taken 1))))))
    (thread (lambda () (cancel! t)))
    (thread-join! (thread (lambda () (semaphore-release! permits))))
    (outcome t)
    (= 1 (+ taken (semaphore-permits permits)))))
(let loop ((i 0)) (cond ((= i 50) 'never-lost) ((taken-or-left) (loop (+ i 1))) (else (list 'lost i)))) ; => never-lost
;; Killing: handlers are not asked, after thunks run. The second time not even these.
(let ((t (at-the-point (lambda (here) (guard (e (#t 'caught)) (try (here) (sleep 60) (finally (display "after"))))))))
  (kill! t)
  (outcome t))
; => terminated
; prints after
(let ((t (at-the-point (lambda (here) (try (here) (sleep 60) (finally (sleep 60) (display "after")))))))
  (list (kill! t) (begin (sleep 0.01) (kill! t)) (outcome t)))
; => (#t #t terminated)
; prints nothing
;; After thunks have a second, also when they wait.
(let ((start (current-jiffy)) (t (at-the-point (lambda (here) (try (here) (sleep 60) (finally (sleep 60)))))))
  (kill! t)
  (list (outcome t) (< (- (current-jiffy) start) (* 10 (jiffies-per-second))))) ; => (terminated #t)
;; A mask holds a kill back, but not longer than that.
(let* ((path '()) (t (at-the-point (lambda (here) (uninterruptible (here) (sleep 0.03) (set! path '(masked))) (sleep 60)))))
  (kill! t)
  (list (outcome t) path)) ; => (terminated (masked))
(let ((t (at-the-point (lambda (here) (uninterruptible (here) (sleep 60)))))) (kill! t) (outcome t)) ; => terminated
;; What a thread does last when it fails runs as well.
(outcome (thread (lambda () (try (raise 'oops) (finally (display "after"))))))
; => (raised oops)
; prints after
;; A continuation belongs to the thread that captured it.
(let ((k (call/cc (lambda (k) k)))) (if (procedure? k) (thread-join! (thread (lambda () (k 1)))) k)) ; error: foreign-continuation
(cancel! 5) ; error: `cancel!` wanted a thread or scope as argument 1, got 5
(cancel! (always-evt 1)) ; error: `cancel!` wanted a thread or scope
