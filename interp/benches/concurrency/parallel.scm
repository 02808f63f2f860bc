;;;; What parallel procedures, futures and pipelines cost and gain. `lambdust run --workers 1 parallel.scm` and the same
;;;; with two workers tell the gain; the plain workloads beside them what sharing costs.

(include "timing.scm")

(define (least name unit thunk)
  (report name unit (apply min (map (lambda (i) (seconds thunk)) (range rounds)))))

(define (collatz n)
  (let loop ((n n) (steps 0))
    (if (= n 1) steps (loop (if (even? n) (quotient n 2) (+ 1 (* 3 n))) (+ steps 1)))))

(define million (range 1 100001))
(least "map of Collatz over 10^5" "s" (lambda () (map collatz million)))
(least "pmap of Collatz over 10^5" "s" (lambda () (pmap collatz million)))
(least "preduce of Collatz over 10^5" "s" (lambda () (preduce (lambda (a b) (max a b)) 0 (pmap collatz million))))

(define (scrambled n)
  (let loop ((i 0) (x 7) (all '()))
    (if (= i n) all (loop (+ i 1) (modulo (+ (* x 1103515245) 12345) 2147483648) (cons x all)))))
(define numbers (scrambled 300000))
(least "sort of 3·10^5" "s" (lambda () (sort numbers <)))
(least "psort of 3·10^5" "s" (lambda () (psort numbers <)))

(define (fib n) (if (< n 2) n (let* ((a (fib (- n 1))) (b (fib (- n 2)))) (+ a b))))
(define (future-fib n)
  (if (< n 2) n (let* ((a (future (future-fib (- n 1)))) (b (future-fib (- n 2)))) (+ (touch a) b))))
(least "fib(27)" "s" (lambda () (fib 27)))
(least "fib(27), a future per call" "s" (lambda () (future-fib 27)))

(define (increment x) (+ x 1))
(define tiny (range 10))
(define (repeat count thunk)
  (let loop ((left count))
    (if (> left 0)
        (begin (thunk) (loop (- left 1))))))
(rate "map of 10 elements" "calls/s" 100000 (lambda () (repeat 100000 (lambda () (map increment tiny)))))
(rate "pmap of 10 elements" "calls/s" 100000 (lambda () (repeat 100000 (lambda () (pmap increment tiny)))))

(least "10,000 futures of 1 ms" "s"
  (lambda () (for-each touch (map (lambda (i) (future (sleep 0.001) i)) (range 10000)))))
(least "10,000 futures that yield" "s"
  (lambda () (for-each touch (map (lambda (i) (future (yield) i)) (range 10000)))))

(define pipeline (make-pipeline (stage "one" increment) (stage "two" increment) (stage "three" increment)))
(rate "pipeline of three stages" "items/s" 20000 (lambda () (force (pipeline-start pipeline (range 20000)))))
