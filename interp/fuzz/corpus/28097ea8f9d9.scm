(let ((v (make-vector 5))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2 3 4)) v) ; => #(0 1 4 9 16)
(let ((sum 0)) (for-each (lambda (a b) (set! sum (+ sum (* a b)))) '(1 2 3) '(4 5 6)) sum) ; => 32
(let ((n 0)) (for-each (lambda (a b) (set! n (+ n 1))) '(1 2 3) '(1)) n) ; => 1
(for-each display '(1 (let loop ((i 3) (x1 (guard (x4 (#t (vector-map number? (vector 'a "b" 3)))) (let ((k #f) (count 0)) (let ((x6 (call/cc (lambda (c) (set! k c) '(1 . 2))))) (set! count (+ count 1)) ("" (< count 3) (vector-copy! (k x6) n) (make-vector 3 0))))))) (if (= i 0) x1 (loop (- i 1) (vector (if #t 2.5 +nan.0) ((lambda (x8) 'b) (make-string 3 #\z)) (map (lambda (x) (+ x 1)) '(1 2 3)))))) 3)) ; prints 123
(for-each 1 '(2)) ; error: `for-each` wanted a procedure as argument 1, got 1
(for-each display '(1 . 2))
; error: `for-each` wanted a list as argument 2
; prints 1
