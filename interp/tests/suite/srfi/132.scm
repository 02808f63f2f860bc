(import (srfi 132))

; Predicates
(list (list-sorted? < '()) (list-sorted? < '(1)) (list-sorted? < '(1 2 2 3)) (list-sorted? < '(1 3 2))) ; => (#t #t #t #f)
(list (vector-sorted? < #()) (vector-sorted? < #(1 2 2)) (vector-sorted? < #(2 1)) (vector-sorted? < #(9 1 2) 1) (vector-sorted? < #(9 1 2 0) 1 3)) ; => (#t #t #f #t #t)
(list-sorted? < '(1 . 2)) ; error: `list-sorted?` wanted a list as argument 2
(vector-sorted? < #(1) 2) ; error: `vector-sorted?` wanted an index from 0 to 1 as argument 3, got 2

; Sorting
(define (abs< x y) (< (abs x) (abs y)))
(map (lambda (sort) (sort abs< (list 3 -2 2 -3 1 0))) (list list-sort list-stable-sort list-sort! list-stable-sort!)) ; => ((0 1 -2 2 3 -3) (0 1 -2 2 3 -3) (0 1 -2 2 3 -3) (0 1 -2 2 3 -3))
(map (lambda (sort) (sort abs< #(3 -2 2 -3 1 0))) (list vector-sort vector-stable-sort)) ; => (#(0 1 -2 2 3 -3) #(0 1 -2 2 3 -3))
(map (lambda (sort!) (let ((v (vector 3 -2 2 -3 1 0))) (sort! abs< v) v)) (list vector-sort! vector-stable-sort!)) ; => (#(0 1 -2 2 3 -3) #(0 1 -2 2 3 -3))
(list (list-sort < '()) (vector-sort < #()) (list-sort < '(1)) (vector-sort < #(5 4 3 2 1) 2) (vector-sort < #(5 4 3 2 1) 1 3)) ; => (() #() (1) #(1 2 3) #(3 4))
(let ((v (vector 5 4 3 2 1))) (vector-sort! < v 1 4) v) ; => #(5 2 3 4 1)
(let ((v (vector 5 4 3 2 1))) (vector-stable-sort! < v 3) v) ; => #(5 4 3 1 2)
(vector-sort! < #(1 2)) ; error: immutable
(list-sort 1 '()) ; error: `list-sort` wanted a procedure as argument 1, got 1
(vector-sort < '(1)) ; error: `vector-sort` wanted a vector as argument 2, got (1)

; Merging
(list-merge abs< '(0 -2 4 8 -10) '(-1 3 -4 7)) ; => (0 -1 -2 3 4 -4 7 8 -10)
(list (list-merge < '() '()) (list-merge < '(1) '()) (list-merge < '() '(1)) (list-merge! abs< (list 1 -3 3) (list -1 2 5))) ; => (() (1) (1) (1 -1 2 -3 3 5))
(list-merge < '(1) 2) ; error: `list-merge` wanted a list as argument 3, got 2
(list (vector-merge abs< #(0 -2 4 8 -10) #(-1 3 -4 7)) (vector-merge < #() #()) (vector-merge < #(9 1 3 9) #(2 4) 1 3) (vector-merge < #(9 1 3 9) #(9 2 4 9) 1 3 1 3) (vector-merge < #(1 3) #(9 2) 0 2 1)) ; => (#(0 -1 -2 3 4 -4 7 8 -10) #() #(1 2 3 4) #(1 2 3 4) #(1 2 3))
(let ((v (make-vector 6 0))) (vector-merge! < v #(1 4) #(2 3)) v) ; => #(1 2 3 4 0 0)
(let ((v (make-vector 6 0))) (vector-merge! < v #(9 1 4 9) #(9 2 3) 2 1 3 1) v) ; => #(0 0 1 2 3 4)
(vector-merge! < (vector 1) #(1) #(2)) ; error: `vector-merge!`
(vector-merge! < (vector 1 2 3) #(1) #(2) 2) ; error: `vector-merge!` wanted an index from 0 to 1 as argument 5, got 2

; Neighbours
(list (list-delete-neighbor-dups = '(1 1 2 7 7 7 0 -2 -2)) (list-delete-neighbor-dups = '()) (list-delete-neighbor-dups = '(1))) ; => ((1 2 7 0 -2) () (1))
(list (list-delete-neighbor-dups! = (list 1 1 2 7 7 7 0 -2 -2)) (list-delete-neighbor-dups! = '()) (list-delete-neighbor-dups! = (list 1 2 3))) ; => ((1 2 7 0 -2) () (1 2 3))
(list (vector-delete-neighbor-dups = #(1 1 2 7 7 7 0 -2 -2)) (vector-delete-neighbor-dups = #(1 1 2 7 7 7 0 -2 -2) 3) (vector-delete-neighbor-dups = #(1 1 2 7 7 7 0 -2 -2) 3 8)) ; => (#(1 2 7 0 -2) #(7 0 -2) #(7 0 -2))
(let ((v (vector 0 0 0 1 1 2 2 3 3 4 4 5 5 6 6))) (cons (vector-delete-neighbor-dups! = v 3) v)) ; => (9 . #(0 0 0 1 2 3 4 5 6 4 4 5 5 6 6))
(let ((calls '())) (list-delete-neighbor-dups (lambda (x y) (set! calls (cons (list x y) calls)) #f) '(1 2 3)) calls) ; => ((2 3) (1 2))

; Medians and selection
(list (vector-find-median < #() 'none) (vector-find-median < #(5) 0) (vector-find-median < #(5 1 3) 0) (vector-find-median < #(5 1 3 2) 0) (vector-find-median < #(5 1 3 2) 0 list)) ; => (none 5 3 5/2 (2 3))
(let ((v (vector 5 1 3 2))) (list (vector-find-median! < v 0) v)) ; => (5/2 #(1 2 3 5))
(vector-find-median! < (vector) 'none) ; => none
(map (lambda (k) (vector-select! < (vector 30 10 50 20 40) k)) '(0 1 2 3 4)) ; => (10 20 30 40 50)
(list (vector-select! < (vector 9 8 7 6 5) 0 2) (vector-select! < (vector 9 8 7 6 5) 1 1 3)) ; => (5 8)
(vector-select! < (vector 1 2) 2) ; error: `vector-select!` wanted an index from 0 to 1 as argument 3, got 2
(vector-select! < (vector) 0) ; error: `vector-select!`
(let ((v (vector 9 2 7 4 5 1))) (vector-separate! < v 3) (list (list-sort < (vector->list v 0 3)) (list-sort < (vector->list v 3)))) ; => ((1 2 4) (5 7 9))
(let ((v (vector 0 9 2 7 4 0))) (vector-separate! < v 2 1 5) (list (vector-ref v 0) (list-sort < (vector->list v 1 3)) (vector-ref v 5))) ; => (0 (2 4) 0)
(let ((v (vector 3 3 3 3))) (vector-separate! < v 2) (vector-separate! < v 0) (vector-separate! < v 4) v) ; => #(3 3 3 3)
(vector-separate! < (vector 1 2) 3) ; error: `vector-separate!` wanted an index from 0 to 2 as argument 3, got 3

; Every rank of a shuffled vector, and long input
(define (shuffled n) (let loop ((i 0) (x 1) (xs '())) (if (= i n) (list->vector xs) (loop (+ i 1) (modulo (* x 75) 65537) (cons x xs)))))
(define v (shuffled 120))
(equal? (let loop ((k 119) (xs '())) (if (< k 0) xs (loop (- k 1) (cons (vector-select! < v k) xs)))) (list-sort < (vector->list v))) ; => #t
;; Each sort names itself.
(list-sort! 5 (list 2 1)) ; error: `list-sort!` wanted a procedure as argument 1, got 5
(list-stable-sort < 5) ; error: `list-stable-sort` wanted a list as argument 2, got 5
(list-stable-sort!) ; error: `list-stable-sort!` wanted 2 arguments
(vector-stable-sort < 5) ; error: `vector-stable-sort` wanted a vector as argument 2, got 5
(vector-stable-sort! < (vector 1 2) 3) ; error: `vector-stable-sort!` wanted an index from 0 to 2 as argument 3, got 3
(vector-sort! < #(2 1)) ; error: `vector-sort!` cannot change #(2 1): it is immutable
(vector-find-median! < #(2 1) 0) ; error: `vector-find-median!` cannot change #(2 1): it is immutable
