;; heavy
;;; The guide's snippet S7: task parallelism.

(define (expensive-computation-1) (sleep 0.2) 1)
(define (expensive-computation-2) (sleep 0.2) 2)
(define (expensive-computation-3) (sleep 0.2) 3)
(define combine-results list)
(define begun (current-jiffy))
(define (seconds) (/ (- (current-jiffy) begun) (jiffies-per-second)))
;; verbatim
;; Parallel execution of independent tasks
(define result
  (plet ((a (expensive-computation-1))
         (b (expensive-computation-2))  
         (c (expensive-computation-3)))
    (combine-results a b c)))
;; end
; prints nothing
result ; => (1 2 3)
(< 0.19 (seconds) 0.59) ; => #t
(define begun (current-jiffy))
;; verbatim
;; Future-based parallelism
(define future-a (future (expensive-computation-1)))
(define future-b (future (expensive-computation-2)))
(define result (+ (force future-a) (force future-b)))
;; end
; prints nothing
result ; => 3
(< 0.19 (seconds) 0.39) ; => #t
(future? future-a) ; => #t
future-a ; => #<future ready 1>
;; An error in one of them ends the others.
(define ended #f)
(plet ((a (dynamic-wind void (lambda () (sleep 60)) (lambda () (set! ended #t)))) (b (begin (sleep 0.01) (error "no" 'b)))) (list a b)) ; error: no
ended ; => #t
