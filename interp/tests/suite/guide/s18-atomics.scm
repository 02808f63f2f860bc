;; The guide's remedy against lost updates, word for word.
;; ✅ Good: Use atomic operations
(define counter (make-atomic-counter 0))
(parallel-do
  (atomic-increment! counter)
  (atomic-increment! counter))
(atomic-load counter) ; => 2
