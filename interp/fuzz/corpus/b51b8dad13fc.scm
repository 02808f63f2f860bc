;; heavy
(define n 1000000)
(define long (range n))
(length long) ; => 1000000
(length (map (lambda (x) (+ x 1)) long)) ; => 1000000
(let ((sum 0)) (for-each (lambda (x) (set! sum (+ sum x))) long) sum) ; => 499999500000
(apply + (list-tail long (- n 3))) ; => 2999994
(length (append ((sum 0)) long long)) ; => 2000000
(car (reverse long)) ; => 999999
(length (list-copy long)) ; => 1000000
(equal? long (range n)) ; => #t
(vector-ref (list->vector long) 999999) ; => 999999
(length (sort long >)) ; => 1000000
(length (chunk-list long 10)) ; => 100000
