;; The guide's remedy against lost updates, word for word.
;; ✅ Good: Use atomic operations
(define counter (make-atomic-counter 0))
(parallel-do
  (atomic-increment! counter)
  (atomic-increment! counter))
(atomic-load counter) ; => 2
(define (with-atomics)
  (let ((counter (make-atomic-counter 0)))
    (parallel-do (atomic-increment! counter) (atomic-increment! counter))
    (atomic-load counter)))
(define (results seeds) (map (lambda (seed) (with-seed seed with-atomics)) seeds))
(apply = 2 (results (range 1 60))) ; => #t
