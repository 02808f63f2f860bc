;; heavy
(define (count n) (if (= n 0) 0 (+ 1 (count (- n 1)))))
(count 10) ; => 10
(count 100000) ; => 100000
(count 1000000) ; => 1000000

(define (build n) (if (= n 0) '() (cons n (build (- n 1)))))
(length (build 1000000)) ; => 1000000
(apply + (build 1000)) ; => 500500

;; An escape from the depth, and a continuation captured there and entered afterwards.
(define k #f)
(define (descend n) (if (= n 0) (call/cc (lambda (c) (set! k c) 0)) (+ 1 (descend (- n 1)))))
(define again 0)
(let ((result (descend 100000)))
  (set! again (+ again 1))
  (if (< again 3) (k again) (list again result))) ; => (3 100002)

;; Not in tail position: Ackermann and Takeuchi.
(define (ack m n)
  (cond ((= m 0) (+ n 1)) ((= n 0) (ack (- m 1) 1)) (else (ack (- m 1) (ack m (- n 1))))))
(ack 2 9) ; => 21
(define (tak x y z) (if (not (< y x)) z (tak (tak (- x 1) y z) (tak (- y 1) z x) (tak (- z 1) x y))))
(tak 12 8 4) ; => 5

;; Deep recursion through `map` with a procedure that maps.
(define (nest n) (if (= n 0) '() (list (nest (- n 1)))))
(define (depth tree) (if (null? tree) 0 (+ 1 (apply max 0 (map depth tree)))))
(depth (nest 10000)) ; => 10000
