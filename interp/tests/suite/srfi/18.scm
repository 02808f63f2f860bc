(import (srfi 18))
;; differs: names of threads, mutexes and condition variables are strings; a symbol that is given as a name becomes one
;; differs: locking a mutex that the running thread owns is an error at once, not a wait without end
;; differs: `mutex-lock!` takes the running thread or `#f` as owner, not another thread
;; differs: what a thread raises and nobody handles is also reported under the cell that made it
(list (thread? (current-thread)) (thread? 'foo)) ; => (#t #f)
(thread-name (make-thread (lambda () 'done) 'foo)) ; => "foo"
(thread-name (make-thread (lambda () 'done))) ; => #f
(define t (make-thread (lambda () 'done)))
(thread-specific-set! t "hello")
(thread-specific t) ; => "hello"
(eq? t (thread-start! t)) ; => #t
(thread-join! t) ; => done
(thread-start! t) ; error: `thread-start!` cannot start
(thread-start! 5) ; error: `thread-start!` wanted a thread as argument 1, got 5
(make-thread 5) ; error: `make-thread` wanted a procedure
;; A thread that is not started does not run.
(define ran #f)
(define idle (make-thread (lambda () (set! ran #t))))
(thread-yield!)
(thread-sleep! 0.005)
ran ; => #f
(thread-terminate! idle)
(guard (e (#t (terminated-thread-exception? e))) (thread-join! idle)) ; => #t
;; Joining: the value, the exception in its wrapping, the timeout.
(define failing (thread-start! (make-thread (lambda () (raise 123)))))
(guard (e ((uncaught-exception? e) (* 10 (uncaught-exception-reason e)))) (thread-join! failing)) ; => 1230
(define slow (thread-start! (make-thread (lambda () (thread-sleep! 0.05) 'slow))))
(thread-join! slow 0.001 'late) ; => late
(guard (e (#t (list (join-timeout-exception? e) (abandoned-mutex-exception? e)))) (thread-join! slow 0.001)) ; => (#t #f)
(thread-join! slow) ; => slow
(thread-join! slow (seconds->time (+ 1 (time->seconds (current-time)))) 'late) ; => slow
(uncaught-exception-reason 5) ; error: `uncaught-exception-reason` wanted an uncaught exception
;; Time.
(list (time? (current-time)) (time? 5)) ; => (#t #f)
(let ((a (time->seconds (current-time)))) (thread-sleep! 0.01) (>= (- (time->seconds (current-time)) a) 0.009)) ; => #t
(let ((at (seconds->time (+ 0.01 (time->seconds (current-time)))))) (thread-sleep! at) (>= (time->seconds (current-time)) (time->seconds at))) ; => #t
(thread-sleep! 'soon) ; error: `thread-sleep!` wanted
(seconds->time 'x) ; error: `seconds->time` wanted a real number
(time->seconds 5) ; error: `time->seconds` wanted a time
;; Mutexes.
(define m (make-mutex 'door))
(list (mutex? m) (mutex? 5) (mutex-name m) (mutex-state m)) ; => (#t #f "door" not-abandoned)
(mutex-specific-set! m "hello")
(mutex-specific m) ; => "hello"
(list (mutex-lock! m) (eq? (mutex-state m) (current-thread))) ; => (#t #t)
(thread-join! (thread-start! (make-thread (lambda () (mutex-lock! m 0.001))))) ; => #f
(list (mutex-unlock! m) (mutex-unlock! m)) ; => (#t #t)
;; Another thread may unlock it, and it may be locked in nobody's name.
(mutex-lock! m)
(thread-join! (thread-start! (make-thread (lambda () (mutex-unlock! m))))) ; => #t
(list (mutex-lock! m #f #f) (mutex-state m) (mutex-lock! m 0.001) (mutex-unlock! m)) ; => (#t not-owned #f #t)
(list (mutex-lock! m #f (current-thread)) (eq? (mutex-state m) (current-thread)) (mutex-unlock! m)) ; => (#t #t #t)
(mutex-lock! m 'soon) ; error: `mutex-lock!` wanted a time, a number of seconds or #f as argument 2, got soon
;; A spin lock and a recursive one, as the document builds them.
(define (mutex-lock-recursively! mutex)
  (if (eq? (mutex-state mutex) (current-thread))
      (let ((n (mutex-specific mutex))) (mutex-specific-set! mutex (+ n 1)))
      (begin (mutex-lock! mutex) (mutex-specific-set! mutex 0))))
(define (mutex-unlock-recursively! mutex)
  (let ((n (mutex-specific mutex)))
    (if (= n 0) (mutex-unlock! mutex) (mutex-specific-set! mutex (- n 1)))))
(mutex-lock-recursively! m)
(mutex-lock-recursively! m)
(mutex-unlock-recursively! m)
(eq? (mutex-state m) (current-thread)) ; => #t
(mutex-unlock-recursively! m)
(mutex-state m) ; => not-abandoned
;; Abandoned.
(thread-join! (thread-start! (make-thread (lambda () (mutex-lock! m)))))
(mutex-state m) ; => abandoned
(guard (e (#t (abandoned-mutex-exception? e))) (mutex-lock! m)) ; => #t
(eq? (mutex-state m) (current-thread)) ; => #t
(mutex-unlock! m)
;; Condition variables.
(define c (make-condition-variable 'changed))
(list (condition-variable? c) (condition-variable? m) (condition-variable-name c)) ; => (#t #f "changed")
(condition-variable-specific-set! c "hello")
(condition-variable-specific c) ; => "hello"
(mutex-lock! m)
(list (mutex-unlock! m c 0.01) (mutex-state m)) ; => (#f not-abandoned)
(mutex-lock! m)
(list (mutex-unlock! m c 0) (mutex-state m)) ; => (#f not-abandoned)
;; A mailbox with room for one, as in the document.
(define empty #t)
(define value #f)
(define put-condition (make-condition-variable))
(define get-condition (make-condition-variable))
(define (put! x)
  (mutex-lock! m)
  (if empty
      (begin (set! value x) (set! empty #f) (condition-variable-signal! get-condition) (mutex-unlock! m))
      (begin (mutex-unlock! m put-condition) (put! x))))
(define (get!)
  (mutex-lock! m)
  (if empty
      (begin (mutex-unlock! m get-condition) (get!))
      (let ((x value)) (set! empty #t) (condition-variable-signal! put-condition) (mutex-unlock! m) x)))
(define reader (thread-start! (make-thread (lambda () (map (lambda (_) (get!)) '(1 2 3 4 5))))))
(for-each put! '(a b c d e))
(thread-join! reader) ; => (a b c d e)
(define gate (make-condition-variable))
(define (wait-at-gate) (mutex-lock! m) (mutex-unlock! m gate) 'through)
(define waiting (map (lambda (_) (thread-start! (make-thread wait-at-gate))) '(1 2 3)))
(thread-sleep! 0.01)
(condition-variable-broadcast! gate)
(map thread-join! waiting) ; => (through through through)
(condition-variable-signal! m) ; error: `condition-variable-signal!` wanted a condition variable
(condition-variable-broadcast! m) ; error: `condition-variable-broadcast!` wanted a condition variable
;; Exceptions.
(with-exception-handler list (lambda () (procedure? (current-exception-handler)))) ; => #t
(eq? list (with-exception-handler list (lambda () (current-exception-handler)))) ; => #t
(guard (e (#t e)) (raise 'oops)) ; => oops

;; A timeout that is no number is the caller's mistake, not the thread's end.
(thread-join! (thread-start! (make-thread void)) +nan.0) ; error: `thread-join!` wanted a time, a number of seconds or #f as argument 2, got +nan.0
