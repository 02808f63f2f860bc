;; heavy
(define kept 'kept)
(define (forever n) (+ 1 (forever (+ n 1))))
(forever 0) ; error: stack-overflow
kept ; => kept
;; After a stack overflow deep recursion still works.
(define (count n) (if (= n 0) 0 (+ 1 (count (- n 1)))))
(count 100000) ; => 100000
(guard (e ((error-object? e) 'too-deep)) (forever 0)) ; => too-deep
(make-vector (expt 10 12)) ; error: out-of-memory
(make-string (expt 10 12) #\a) ; error: out-of-memory
(make-list -1 0) ; error: make-list
(guard (e ((error-object? e) 'too-much)) (make-vector (expt 10 12) 0)) ; => too-much
(let loop ((l '())) (loop (cons (make-vector 1000 0) l))) ; error: out-of-memory
kept ; => kept
;; Data a million deep can be built, compared, measured and printed.
(define deep (let loop ((i 0) (l '())) (if (= i 1000000) l (loop (+ i 1) (list l)))))
(equal? deep deep) ; => #t
(equal? deep (let loop ((i 0) (l '())) (if (= i 1000000) l (loop (+ i 1) (list l))))) ; => #t
(string-length (with-output-to-string (lambda () (write deep)))) ; => 2000002
;; A limit that was met and handled counts as if it had never been met.
(define (for-ever n) (+ 1 (for-ever n)))
(define (overflow) (guard (e (#t (condition-kind e))) (for-ever 1)))
(list (overflow) (overflow)) ; => (stack-overflow stack-overflow)
