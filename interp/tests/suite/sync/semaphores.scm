(define s (make-semaphore 2))
s ; => #<semaphore s>
(semaphore-acquire! s)
(semaphore-permits s) ; => 1
(list (semaphore-try-acquire! s 2) (semaphore-try-acquire! s) (semaphore-try-acquire! s)) ; => (#f #t #f)
(semaphore-acquire! s #:timeout 0.01 #:default 'late) ; => late
(semaphore-acquire! s #:timeout 0.01) ; error: `semaphore-acquire!` waited 0.01 s for semaphore s
(semaphore-release! s 2)
(semaphore-permits s) ; => 2
(semaphore-acquire! s -1) ; error: `semaphore-acquire!` wanted a number of permits, a positive exact integer as argument 2, got -1
(semaphore-acquire! s 0) ; error: a positive exact integer
(make-semaphore -1) ; error: `make-semaphore` wanted a number of permits, an exact integer that is not negative as argument 1, got -1
(make-semaphore 1.5) ; error: got 1.5
(semaphore-release! 7) ; error: `semaphore-release!` wanted a semaphore
(semaphore-release! s (expt 2 60)) ; error: `semaphore-release!` cannot give semaphore s more than
(list (with-semaphore s (semaphore-permits s)) (semaphore-permits s)) ; => (1 2)
(list (with-semaphore s #:permits 2 (semaphore-permits s)) (semaphore-permits s)) ; => (0 2)
(guard (e (#t (list e (semaphore-permits s)))) (with-semaphore s (raise 'oops))) ; => (oops 2)
(with-semaphore s (lambda () 1)) ; error: `with-semaphore` takes a body, not a procedure
;; Never more inside than there are permits, and first come, first served.
(define inside (make-atomic-counter))
(define most (make-atomic-counter))
(define (visit i)
  (thread
   (lambda ()
     (with-semaphore s
       (let ((now (+ 1 (atomic-increment! inside))))
         (if (> now (atomic-load most)) (atomic-store! most now))
         (sleep 0.002)
         (atomic-decrement! inside)
         i)))))
(map thread-join! (map visit '(1 2 3 4 5 6))) ; => (1 2 3 4 5 6)
(list (atomic-load inside) (atomic-load most) (semaphore-permits s)) ; => (0 2 2)
;; One that wants many is not passed by those that want few.
(define order '())
(define (want n)
  (let ((t (thread (lambda () (semaphore-acquire! s n) (set! order (cons n order)) (semaphore-release! s n)))))
    (sleep 0.002)
    t))
(semaphore-acquire! s)
(define waiting (list (want 2) (want 1)))
order ; => ()
(semaphore-release! s)
(for-each thread-join! waiting)
(reverse order) ; => (2 1)
