;; heavy
(import (srfi 132))

(define (shuffled n) (let loop ((i 0) (x 1) (xs '())) (if (= i n) (list->vector xs) (loop (+ i 1) (modulo (* x 75) 65537) (cons x xs)))))
(list-sorted? < (list-sort! < (vector->list (shuffled 60000)))) ; => #t
(vector-length (vector-delete-neighbor-dups = (make-vector 300000 1))) ; => 1
(vector-find-median < (make-vector 50000 7) 0) ; => 7
