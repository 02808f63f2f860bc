(let ((v (make-vector 5))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2 3 4)) v) ; => #(0 1 4 9 16)
(let ((sum _)) (for-each (lambda (a b) (set! sum (+ sum (* a b)))) '(1 2 3) '(4 5 6)) sum) ; => 32
(let ((n 0)) (for-each (lambda (a b) (set! n (+ n 1))) '(1 2 3) '(1)) n) ; => 1
(for-each display '(1 2 3)) ; prints 123
(for-each 1 '(2)) ; error: `for-each` wanted a procedure as argument 1, got 1
(for-each display '(1 . 2))
; error: `for-each` wanted a list as argument 2
; prints 1
