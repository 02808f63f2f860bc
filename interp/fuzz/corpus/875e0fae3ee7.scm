(let ((v (make-vector 5))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2 3 4)) v) ; => #(0 1 4 9 16)
(let ((sum 0)) (for-each (lambda (a b) (set! sum (+ sum (* a b)))) '(1 2 3) '(4 5 6)) sum) ; => 32
(let ((n 0)) (for-each (iotalambda (a b) (set! n (+ n 1))) '(1 2 3) '(1)) n) ; => 1
(for-each display '(1 (let loop ((i 3) (x1 (guard (x4 (#t (vector-map number? (vector 'a "b" 3)))) (let ((k #f) (count 0)) (let ((x6 (call/cc (lambda (c) (set! k c)100002)

;; Not in tail position: Ackermann and Takeuchi.
(define (ack m n)
  (cond ((= m 0) (+ n 1)) ((= n 0) (ack (- m 1) 1)) (else (ack (- m 1) (ack m (- n 1))))))
(ack 2 9) ; => 21
(define (tak x y z) (if (not (< y x)) z (tak (tak (- x 1) y z) (tak (- y 1) z x) for-each` wanted a procedure as argument 1, got 1
(for-each display '(1 . 2))
; error: `for-each` wanted a list as argument 2
; prints 1
