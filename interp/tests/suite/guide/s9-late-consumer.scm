;; heavy
;; The guide's program on mutexes and condition variables with a consumer that comes after the producer has ended: it
;; waits for what was told before, and is told so.
(define mutex (make-mutex))
(define condition (make-condition-variable))
(define shared-data (make-vector 10 0))
(define producer
  (thread
    (lambda ()
      (do ((i 0 (+ i 1)))
          ((= i 100))
        (mutex-lock! mutex)
        (vector-set! shared-data 0 i)
        (condition-notify! condition)
        (mutex-unlock! mutex)
        (sleep 0.001)))))
(thread-join! producer) ; prints nothing
(define consumer
  (thread
    (lambda ()
      (mutex-lock! mutex)
      (let loop ()
        (condition-wait! condition mutex)
        (let ((value (vector-ref shared-data 0)))
          (if (< value 99)
              (loop)))))))
(thread-join! consumer)
; error: blocked-forever: nothing can wake this cell: `thread-join!` waits for thread consumer
; warns: blocked-forever: thread consumer waits for condition-variable condition; no live thread can notify it
;; With a flag that is looked at first it is not too late.
(define done #f)
(define lock (make-mutex))
(thread-join! (thread (lambda () (with-mutex lock (set! done #t) (condition-notify! condition))))) ; prints nothing
(thread-join! (thread (lambda () (with-mutex lock (let wait () (if (not done) (begin (condition-wait! condition lock) (wait)))) 'in-time)))) ; => in-time
