;; heavy
;; The guide's program on mutexes and condition variables, word for word. It waits without looking, so values may be
;; lost, and its consumer ends owning the mutex. What it prints is collected.
(define printed '())
(define (display x) (set! printed (cons x printed)))
(define (newline) #f)
;; Create synchronization primitives
(define mutex (make-mutex))
(define condition (make-condition-variable))
(define shared-data (make-vector 10 0))

;; Producer thread
(define producer
  (thread
    (lambda ()
      (do ((i 0 (+ i 1)))
          ((= i 100))
        (mutex-lock! mutex)
        (vector-set! shared-data 0 i)
        (condition-notify! condition)
        (mutex-unlock! mutex)
        (sleep 0.01)))))

;; Consumer thread
(define consumer
  (thread
    (lambda ()
      (mutex-lock! mutex)
      (let loop ()
        (condition-wait! condition mutex)
        (let ((value (vector-ref shared-data 0)))
          (display value)
          (newline)
          (if (< value 99)
              (loop)))))))
(thread-join! consumer)
(let wait () (if (not (eq? (mutex-state mutex) 'abandoned)) (begin (sleep 0.001) (wait))))
(list (apply < (reverse printed)) (car printed) (<= (length printed) 100))
; => (#t 99 #t)
; warns: abandoned: thread consumer ended while owning mutex mutex
(mutex-state mutex) ; => abandoned
(mutex-lock! mutex) ; error: `mutex-lock!` got mutex mutex, but it was abandoned
(mutex-unlock! mutex)
;; Put right: a flag, a loop that looks, and with-mutex. All values arrive, in order.
(define box 'empty)
(define full (make-condition-variable))
(define emptied (make-condition-variable))
(define (put! x)
  (with-mutex mutex
    (let wait () (if (not (eq? box 'empty)) (begin (condition-wait! emptied mutex) (wait))))
    (set! box x)
    (condition-notify! full)))
(define (take!)
  (with-mutex mutex
    (let wait () (if (eq? box 'empty) (begin (condition-wait! full mutex) (wait))))
    (let ((x box)) (set! box 'empty) (condition-notify! emptied) x)))
(define careful (thread (lambda () (map (lambda (_) (take!)) (range 100)))))
(for-each put! (range 100))
(equal? (thread-join! careful) (range 100)) ; => #t
(mutex-state mutex) ; => not-abandoned
