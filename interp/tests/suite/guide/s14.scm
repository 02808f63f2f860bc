;; The guide's program on atomic counters, word for word. The range has 999 numbers, and what increments gives the
;; count before.
;; verbatim
;; Atomic counter operations
(define counter (make-atomic-counter 0))

;; Multiple threads can safely increment
(parallel-map
  (lambda (_) (atomic-increment! counter))
  (range 1 1000))
;; end
(atomic-load counter) ; => 999
;; verbatim

;; Compare-and-swap operations
(define (atomic-max! counter new-value)
  (let loop ((current (atomic-load counter)))
    (if (> new-value current)
        (let ((result (atomic-compare-and-swap! counter current new-value)))
          (if (not (= result current))
              (loop result) ; Retry with new current value
              new-value))
        current)))
;; end
(atomic-max! counter 5000) ; => 5000
(atomic-max! counter 10) ; => 5000
(for-each thread-join! (map (lambda (k) (thread (lambda () (for-each (lambda (n) (atomic-max! counter n)) (range (+ k 1) 8001 8))))) (range 8)))
(atomic-load counter) ; => 8000
;; What the increments give is each number below 999 once.
(define again (make-atomic-counter 0))
(equal? (list-sort < (begin (atomic-store! again 0) (parallel-map (lambda (_) (atomic-increment! again)) (range 1 1000)))) (range 999)) ; => #t
;; Under any schedule.
(define (permutation-and-count)
  (let* ((counter (make-atomic-counter 0))
         (before (parallel-map (lambda (_) (atomic-increment! counter)) (range 1 1000))))
    (and (equal? (list-sort < before) (range 999)) (atomic-load counter))))
(define (greatest)
  (let ((counter (make-atomic-counter 0)))
    (parallel-map (lambda (k) (for-each (lambda (n) (atomic-max! counter n)) (range (+ k 1) 81 8))) (range 8))
    (atomic-load counter)))
(define (under-seeds thunk) (map (lambda (seed) (with-seed seed thunk)) (range 50)))
(apply = 999 (under-seeds permutation-and-count)) ; => #t
(apply = 80 (under-seeds greatest)) ; => #t
