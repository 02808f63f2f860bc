(map vector? (list #() (vector) '(1) "a" (make-vector 2))) ; => (#t #t #f #f #t)
#(0 (2 2 2 2) "Anna") ; => #(0 (2 2 2 2) "Anna")
(vector-ref '#(1 1 2 3 5 8 13 21) (exact (round (* 2 (acos -1))))) ; => 13
(vector-length (make-vector 3)) ; => 3
(vector-ref #(1 2) 2) ; error: `vector-ref` wanted an index from 0 to 1 as argument 2, got 2
(vector-ref #() 0) ; error: there are no elements
(vector-set! (vector 1) 1 2) ; error: `vector-set!` wanted the index 0
(vector->list #(1 2 3 4) 1 3) ; => (2 3)
(vector->list #(1 2 3) 3) ; => ()
(vector->list #(1 2 3) 2 1) ; error: `vector->list` wanted
(vector->list #(1 2 3) 0 4) ; error: `vector->list` wanted an index from 0 to 3 as argument 3, got 4
(list->vector '()) ; => #()
(list->vector '(1 . 2)) ; error: `list->vector` wanted
(vector-copy #(1 2 3) 1) ; => #(2 3)
(vector-copy #(1 2 3) 1 2) ; => #(2)
(vector-copy #(1 2 3) 4) ; error: `vector-copy` wanted
(let ((v (vector 1 2 3 4 5))) (vector-copy! v 2 v 0 3) v) ; => #(1 2 1 2 3)
(let ((v (vector 1 2 3 4 5))) (vector-copy! v 0 v 2) v) ; => #(3 4 5 4 5)
(vector-copy! (vector 1 2) 1 #(1 2)) ; error: vector-copy!
(vector-append #(1) #() #(2 3)) ; => #(1 2 3)
(vector-append #(1) '(2)) ; error: `vector-append` wanted a vector as argument 2, got (2)
(let ((v (vector 1 2 3 4 5))) (vector-fill! v 'x) v) ; => #(x x x x x)
(let ((v (vector 1 2 3 4 5))) (vector-fill! v 'x 3) v) ; => #(1 2 3 x x)
(let ((v (vector 1 2 3 4 5))) (vector-fill! v 'x 1 3) v) ; => #(1 x x 4 5)
(vector-fill! (vector 1 2) 'x 2 1) ; error: `vector-fill!` wanted
(vector-map (lambda (x y z) (+ x y z)) #(1 2) #(10 20 30) #(100 200)) ; => #(111 222)
(vector-map car #()) ; => #()
(let ((n 0)) (vector-map (lambda (x) (set! n (+ n 1)) n) #(a b c))) ; => #(1 2 3)
(let ((seen '())) (vector-for-each (lambda (a b) (set! seen (cons (+ a b) seen))) #(1 2) #(10 20 30)) seen) ; => (22 11)
;; A re-entered vector-map does not change an earlier result.
(let ((again #f) (results '()))
  (let ((v (vector-map (lambda (x) (if (= x 2) (call/cc (lambda (k) (if (not again) (set! again k)) x)) x)) #(1 2 3))))
    (set! results (cons v results))
    (if (= (length results) 1) (again 'new) results))) ; => (#(1 new 3) #(1 2 3))
