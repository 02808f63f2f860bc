#lang racket/base
;; The workloads of locks.scm that Racket's threads can do. Prints lines like theirs.
(define (seconds thunk)
  (collect-garbage)
  (define start (current-inexact-milliseconds))
  (thunk)
  (/ (- (current-inexact-milliseconds) start) 1000.0))

(define (rate name unit count thunk)
  (define times (sort (for/list ([i 5]) (seconds thunk)) <))
  (printf "~a\t~a\t~a\n" name unit (/ count (list-ref times 2))))

;; A semaphore of one permit is Racket's mutex.
(define lock (make-semaphore 1))
(define (lock-and-unlock count)
  (for ([i (in-range count)]) (semaphore-wait lock) (semaphore-post lock)))

;; Two threads pass a turn to and fro.
(define (hand-off rounds)
  (define there (make-semaphore 0))
  (define back (make-semaphore 0))
  (define other (thread (lambda () (for ([i (in-range rounds)]) (semaphore-wait there) (semaphore-post back)))))
  (for ([i (in-range rounds)]) (semaphore-post there) (semaphore-wait back))
  (thread-wait other))

(rate "mutex_uncontended" "ops/s" 3000000 (lambda () (lock-and-unlock 3000000)))
(rate "mutex_contended_2t" "ops/s" 1000000
      (lambda () (for-each thread-wait (for/list ([k 2]) (thread (lambda () (lock-and-unlock 500000)))))))
(rate "condvar_handoff" "rt/s" 100000 (lambda () (hand-off 100000)))
(rate "semaphore_uncontended" "ops/s" 3000000 (lambda () (lock-and-unlock 3000000)))
