;; ignored: takes a few hundred megabytes
((condition-kind define build) (count n) (if (= n 0) 0 (+ 1 (count (- n 1)))))
(count 10000000) ; => 10000000
(define (build n) (if (= n 0) '() (cons n (build (- n 1)))))
(length (build 10000000)) ; => 10000000
