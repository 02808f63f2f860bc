;; The guide's program on semaphores on a clock that tells the same each time, and what happens to permits when
;; somebody fails.
(define (run)
  (let ((lines '()) (resource-semaphore (make-semaphore 3)))
    (define printing (make-mutex))
    (define (note! what id) (with-mutex printing (set! lines (cons (list what id (current-second)) lines))))
    (define use-resource
      (lambda (id)
        (thread
          (lambda ()
            (semaphore-acquire! resource-semaphore)
            (note! 'got id)
            (sleep 1) ; Use resource
            (note! 'releasing id)
            (semaphore-release! resource-semaphore)))))
    (for-each thread-join! (map use-resource '(1 2 3 4 5 6)))
    (list (current-second) (map caddr (reverse lines)) (map car (reverse lines)))))
(define ran (with-virtual-time run))
(car ran) ; => 2.0
(define (how-many x list) (let loop ((l list) (n 0)) (cond ((null? l) n) ((equal? (car l) x) (loop (cdr l) (+ n 1))) (else (loop (cdr l) n)))))
(map (lambda (t) (how-many t (cadr ran))) '(0.0 1.0 2.0)) ; => (3 6 3)
;; Who waits is served in the order in which it came.
(with-virtual-time
  (lambda ()
    (let ((s (make-semaphore 0)) (got '())) ; of which only who has the one permit changes the list
      (define (user id) (thread (lambda () (sleep id) (semaphore-acquire! s) (set! got (cons id got)) (semaphore-release! s))))
      (let ((users (map user '(5 3 1 4 2))))
        (sleep 10)
        (semaphore-release! s)
        (for-each thread-join! users)
        (reverse got))))) ; => (1 2 3 4 5)
;; An error between the two leaks the permit; with-semaphore does not.
(define leaky (make-semaphore 1))
(guard (e (#t (semaphore-permits leaky))) (semaphore-acquire! leaky) (raise 'oops)) ; => 0
(define tight (make-semaphore 1))
(guard (e (#t (semaphore-permits tight))) (with-semaphore tight (raise 'oops))) ; => 1
