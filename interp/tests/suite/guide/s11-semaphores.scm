;; heavy
;; The guide's program on semaphores, word for word. What it prints is collected.
(define lines '())
(define printing (make-mutex))
(define (printf text id) (with-mutex printing (set! lines (cons (cons text id) lines))))
;; Resource pool management
(define resource-semaphore (make-semaphore 3)) ; 3 resources available

(define use-resource
  (lambda (id)
    (thread
      (lambda ()
        (semaphore-acquire! resource-semaphore)
        (printf "Thread ~a: Got resource~n" id)
        (sleep 1) ; Use resource
        (printf "Thread ~a: Releasing resource~n" id)
        (semaphore-release! resource-semaphore)))))
(for-each thread-join! (map use-resource '(1 2 3 4 5 6)))
(length lines) ; => 12
(define (got? line) (equal? (car line) "Thread ~a: Got resource~n"))
;; Never more than three have it.
(let loop ((rest (reverse lines)) (inside 0) (most 0))
  (if (null? rest)
      (list inside most)
      (let ((inside (if (got? (car rest)) (+ inside 1) (- inside 1))))
        (loop (cdr rest) inside (max most inside))))) ; => (0 3)
(semaphore-permits resource-semaphore) ; => 3
