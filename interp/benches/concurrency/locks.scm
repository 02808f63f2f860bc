;;;; What locks, condition variables, barriers and semaphores cost. `lambdust run locks.scm` prints a line for each
;;;; workload: its name, what is counted, and how many of it were done in a second (median of five).

(include "timing.scm")

(define (repeat count thunk)
  (let loop ((left count))
    (when (> left 0)
      (thunk)
      (loop (- left 1)))))

;;; One thread locks and unlocks.
(define (mutex-alone count)
  (let ((m (make-mutex)))
    (let loop ((left count))
      (when (> left 0)
        (mutex-lock! m)
        (mutex-unlock! m)
        (loop (- left 1))))))

;;; Two threads want the same mutex.
(define (mutex-contended each)
  (let* ((m (make-mutex))
         (work (lambda () (repeat each (lambda () (mutex-lock! m) (mutex-unlock! m)))))
         (threads (list (thread work) (thread work))))
    (for-each thread-join! threads)))

;;; Two threads pass a turn to and fro by a condition variable.
(define (hand-off rounds)
  (let ((m (make-mutex)) (changed (make-condition-variable)) (turn 0))
    (define (player own)
      (lambda ()
        (repeat rounds
          (lambda ()
            (mutex-lock! m)
            (let wait () (unless (= turn own) (condition-wait! changed m) (wait)))
            (set! turn (- 1 own))
            (condition-notify! changed)
            (mutex-unlock! m)))))
    (for-each thread-join! (list (thread (player 0)) (thread (player 1))))))

(define (barrier-rounds rounds)
  (let* ((b (make-barrier 2))
         (party (lambda () (repeat rounds (lambda () (barrier-wait! b))))))
    (for-each thread-join! (list (thread party) (thread party)))))

(define (semaphore-alone count)
  (let ((s (make-semaphore 1)))
    (let loop ((left count))
      (when (> left 0)
        (semaphore-acquire! s)
        (semaphore-release! s)
        (loop (- left 1))))))

(define (counter-alone count)
  (let ((c (make-atomic-counter 0)))
    (let loop ((left count))
      (when (> left 0)
        (atomic-increment! c)
        (loop (- left 1))))))

(rate "mutex_uncontended" "ops/s" 3000000 (lambda () (mutex-alone 3000000)))
(rate "mutex_contended_2t" "ops/s" 1000000 (lambda () (mutex-contended 500000)))
(rate "condvar_handoff" "rt/s" 100000 (lambda () (hand-off 100000)))
(rate "barrier_2t" "rounds/s" 300000 (lambda () (barrier-rounds 300000)))
(rate "semaphore_uncontended" "ops/s" 3000000 (lambda () (semaphore-alone 3000000)))
(rate "atomic_inc_1t" "ops/s" 3000000 (lambda () (counter-alone 3000000)))
