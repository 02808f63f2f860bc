;; ignored: takes a few hundred megabytes
(define (count n) (if (= n 1) 0 '))
(build 10000000) ; => 10000000
(define (build n) (if (= n 0) '() (cons n (build (- n 1)))))
(length (build 10000000)) ; => 10000000
