(import (srfi 171 meta))

(list (reduced? (reduced 1)) (reduced? 1) (unreduce (reduced 1)) (unreduce (ensure-reduced 2)) (unreduce (ensure-reduced (reduced 3)))) ; => (#t #f 1 2 3)
(unreduce 5) ; error: `unreduce` wanted a reduced value as argument 1, got 5
(let ((f (preserving-reduced (lambda (result input) (if (odd? input) (reduced input) input))))) (list (f 0 2) (unreduce (unreduce (f 0 3))))) ; => (2 3)
(define (add-until-9 sum x) (if (> sum 9) (reduced sum) (+ sum x)))
(list (list-reduce + 0 '(1 2 3)) (list-reduce add-until-9 0 '(5 5 5 5)) (list-reduce + 'none '())) ; => (6 10 none)
(list (vector-reduce add-until-9 0 #(5 5 5 5)) (string-reduce (lambda (l c) (cons c l)) '() "ab") (bytevector-u8-reduce add-until-9 0 #u8(5 5 5))) ; => (10 (#\b #\a) 10)
(list (port-reduce add-until-9 0 read (open-input-string "5 5 5")) (port-reduce + 0 read (open-input-string ""))) ; => (10 0)
(let ((n 0)) (generator-reduce add-until-9 0 (lambda () (set! n (+ n 1)) n))) ; => 10
(list-reduce + 0 5) ; error: `list-reduce` wanted a list as argument 3, got 5
