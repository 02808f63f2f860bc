;;; The guide's snippet S18: an update that may be lost.

;; verbatim
;; ❌ Bad: Race condition
(define counter 0)
(parallel-do
  (set! counter (+ counter 1))  ; Not atomic
  (set! counter (+ counter 1)))
;; end
(and (memv counter '(1 2)) #t) ; => #t
(define (bad)
  (set! counter 0)
  (parallel-do (set! counter (+ counter 1)) (set! counter (+ counter 1)))
  counter)
(define (outcomes thunk)
  (let loop ((seed 1) (seen '()))
    (if (> seed 200)
        (list-sort < seen)
        (let ((outcome (with-seed seed thunk)))
          (loop (+ seed 1) (if (memv outcome seen) seen (cons outcome seen)))))))
(outcomes bad) ; => (1 2)
;; verbatim
;; ✅ Good: Use atomic operations
(define counter (make-atomic-counter 0))
(parallel-do
  (atomic-increment! counter)
  (atomic-increment! counter))
;; end
(atomic-load counter) ; => 2
(define (good)
  (let ((counter (make-atomic-counter 0)))
    (parallel-do (atomic-increment! counter) (atomic-increment! counter))
    (atomic-load counter)))
(outcomes good) ; => (2)
