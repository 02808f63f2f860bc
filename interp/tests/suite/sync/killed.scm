;; heavy
;; Threads that are ended at any moment leave no lock, permit or waiter behind.

;; One that gives up waiting for many permits lets those behind it go, whoever has noticed first.
(define s (make-semaphore 1))
(define wants-two (thread (lambda () (semaphore-acquire! s 2))))
(sleep 0.01)
(define wants-one (thread (lambda () (semaphore-acquire! s 1) 'got)))
(sleep 0.01)
(kill! wants-two)
(semaphore-try-acquire! s) ; => #f
(thread-join! wants-one) ; => got

;; A notification is not lost with a thread that is ended before it has locked the mutex again.
(define m (make-mutex))
(define c (make-condition-variable))
(define (waiter) (thread (lambda () (with-mutex m (condition-wait! c m)) 'woken)))
(define first (waiter))
(sleep 0.01)
(define second (waiter))
(sleep 0.01)
(with-mutex m
  (condition-notify! c)
  (sleep 0.01)
  (kill! first)
  (sleep 0.01))
(thread-join! second) ; => woken

;; A thread that waits for a notification where only waits can be cut short is ended there.
(define (end-of thread) (guard (e (#t (condition-kind e))) (thread-join! thread)))
(define held-back
  (thread (lambda () (uninterruptible (with-mutex m (interruptible (condition-wait! c m)) (set! first 'went-on))))))
(sleep 0.01)
(kill! held-back)
(list (end-of held-back) (eq? first 'went-on) (mutex-state m)) ; => (terminated #f not-abandoned)

;; A wait on the way into an extent that is cut short for nothing, by a limit of time that has gone, leaves the mask
;; as it was.
(define (cancels-itself with)
  (set! first 'nothing)
  (let ((t (thread
            (lambda ()
              (uninterruptible
               (with-timeout 0.005 (lambda () (sleep 0.02)))
               (interruptible (with (lambda () (cancel! (self)) (yield) (set! first 'whole)))))
              (yield)))))
    (sleep 0.05)
    t))
(define-syntax end-inside
  (syntax-rules ()
    ((_ unlock with) (let ((t (cancels-itself with))) unlock (list (end-of t) first)))))
(mutex-lock! m)
(end-inside (mutex-unlock! m) (lambda (thunk) (with-mutex m (thunk)))) ; => (cancelled whole)
(define full (make-semaphore 0))
(end-inside (semaphore-release! full) (lambda (thunk) (with-semaphore full (thunk)))) ; => (cancelled whole)
(define l (make-rwlock))
(rwlock-write-lock! l)
(end-inside (rwlock-write-unlock! l) (lambda (thunk) (with-read-lock l (thunk)))) ; => (cancelled whole)

;; Everything at once, ended at random moments.
(define permits (make-semaphore 2))
(define (victim)
  (thread
   (lambda ()
     (let loop ()
       (with-mutex m (yield))
       (with-semaphore permits (yield))
       (with-semaphore permits #:permits 2 (with-mutex m (yield)))
       (with-read-lock l (yield))
       (with-write-lock l (yield))
       (with-mutex m (condition-wait! c m #:timeout 0.001 #:default #f))
       (condition-notify! c)
       (loop)))))
(define (pause n) (if (> n 0) (begin (yield) (pause (- n 1)))))
(define (end! thread)
  (pause (random 10))
  (case (random 3)
    ((0) (kill! thread))
    ((1) (cancel! thread))
    (else (thread-terminate! thread) (thread-terminate! thread))))
;; What was ended by force in the middle of a body has abandoned its lock: that is told once.
(define (settle! lock unlock)
  (guard (e ((eq? (condition-kind e) 'abandoned-mutex))) (lock))
  (unlock))
(define (round)
  (let ((victims (map (lambda (_) (victim)) '(1 2 3 4))))
    (pause (random 20))
    (for-each end! victims)
    (for-each (lambda (v) (guard (e (#t #f)) (thread-join! v))) victims)
    (settle! (lambda () (mutex-lock! m)) (lambda () (mutex-unlock! m)))
    (settle! (lambda () (rwlock-write-lock! l)) (lambda () (rwlock-write-unlock! l)))
    (list (semaphore-permits permits) (mutex-state m) (with-write-lock l 'free))))
(define (rounds n)
  (if (= n 0)
      'fine
      (let ((found (round)))
        (if (equal? found '(2 not-abandoned free)) (rounds (- n 1)) found))))
(rounds 100) ; => fine
