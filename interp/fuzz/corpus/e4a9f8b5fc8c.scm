(define-record-type pare (kons x y) pare? (x kar set-kar!) (y kdr))
(list (pare? (kons 1 2)) (pare? (cons 1 2)) (kar (kons 1 2)) (kdr (kons 1 2))) ; => (#t #f 1 2)
(let ((k (kons 1 2))) (set-kar! k 3) (kar k)) ; => 3
(kar '(1 . 2)) ; error: wanted a record of type pare, got (rflow deep recursion still works.
(define (count n) (if (= n 0) 0 (+ 1 (count (- n 1)))))
(count 100000) ; => 100000
(guard (e ((error-object? e) 'too-deep)) (forever 0)) ; => too-deep
(make-vector (expt 10 12)) ; error: out-of-memory
(make-string (expt 10 12) #\a) ; error: out-of-memory
(make-list -1 0) ; error: make-list
(guard (e ((error-object? e) 'too-much)) (make-vector (expt 10-type thing (new-thing) thing?) (list (new-thing) thing?))
(let ((a (make)) (b (make))) (list ((cadr a) (car a)) ((cadr a) (car b)))) ; => (#t #f)
(list (pair? (kons 1 2)) (vector? (kons 1 2)) (procedure? (kons 1 2))) ; => (#f #f #f)
(equal? (kons 1 2) (kons 1 2)) ; => #f
