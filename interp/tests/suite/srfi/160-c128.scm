(import (srfi 160 c128))

(c128vector->list (c128vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1.0+0.0i 2.0+0.0i 4.0+0.0i 8.0+0.0i)
(c128vector->list (c128vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8.0+0.0i 4.0+0.0i 2.0+0.0i 1.0+0.0i)
(c128vector->list (c128vector-copy (c128vector 1 2 3) 1)) ; => (2.0+0.0i 3.0+0.0i)
(c128vector->list (c128vector-copy (c128vector 1 2 3) 0 2)) ; => (1.0+0.0i 2.0+0.0i)
(c128vector->list (c128vector-reverse-copy (c128vector 1 2 3))) ; => (3.0+0.0i 2.0+0.0i 1.0+0.0i)
(c128vector->list (c128vector-reverse-copy (c128vector 1 2 3) 1 3)) ; => (3.0+0.0i 2.0+0.0i)
(c128vector->list (c128vector-append (c128vector 1 2) (c128vector ) (c128vector 3))) ; => (1.0+0.0i 2.0+0.0i 3.0+0.0i)
(c128vector->list (c128vector-append)) ; => ()
(c128vector->list (c128vector-concatenate (list (c128vector 1 2) (c128vector 3)))) ; => (1.0+0.0i 2.0+0.0i 3.0+0.0i)
(c128vector->list (c128vector-append-subvectors (c128vector 1 2 3) 1 3 (c128vector 4 5) 0 1)) ; => (2.0+0.0i 3.0+0.0i 4.0+0.0i)
(c128vector-append-subvectors (c128vector 1 2 3) 1) ; error: `c128vector-append-subvectors` wanted a start and an end for each vector
(map c128vector-empty? (list (c128vector ) (c128vector 1))) ; => (#t #f)
(c128vector= (c128vector 1 2) (c128vector 1 2) (c128vector 1 2)) ; => #t
(c128vector= (c128vector 1 2) (c128vector 1 2 3)) ; => #f
(c128vector=) ; => #t
(c128vector->list (c128vector-take (c128vector 1 2 3) 2)) ; => (1.0+0.0i 2.0+0.0i)
(c128vector->list (c128vector-take-right (c128vector 1 2 3) 2)) ; => (2.0+0.0i 3.0+0.0i)
(c128vector->list (c128vector-drop (c128vector 1 2 3) 2)) ; => (3.0+0.0i)
(c128vector->list (c128vector-drop-right (c128vector 1 2 3) 2)) ; => (1.0+0.0i)
(c128vector-take (c128vector 1) 2) ; error: `c128vector-take` wanted a number up to the length as argument 2, got 2
(map c128vector->list (c128vector-segment (c128vector 1 2 3) 2)) ; => ((1.0+0.0i 2.0+0.0i) (3.0+0.0i))
(c128vector-segment (c128vector 1) 0) ; error: `c128vector-segment` wanted a positive exact integer as argument 2, got 0
(c128vector-fold (lambda (sum x) (+ sum x)) 0 (c128vector 1 2 3)) ; => 6.0+0.0i
(c128vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (c128vector 1 2 3) (c128vector 4 5)) ; => 14.0+0.0i
(c128vector-fold-right (lambda (list x) (cons x list)) '() (c128vector 1 2 3)) ; => (1.0+0.0i 2.0+0.0i 3.0+0.0i)
(c128vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (c128vector 1 2 3) (c128vector 1 2)) ; => (2.0+0.0i 4.0+0.0i)
(c128vector->list (c128vector-map (lambda (x) (* x x)) (c128vector 1 2 3))) ; => (1.0+0.0i 4.0+0.0i 9.0+0.0i)
(c128vector->list (c128vector-map + (c128vector 1 2 3) (c128vector 10 20))) ; => (11.0+0.0i 22.0+0.0i)
(c128vector->list (let ((v (c128vector 1 2 3))) (c128vector-map! (lambda (x) (* x x)) v) v)) ; => (1.0+0.0i 4.0+0.0i 9.0+0.0i)
(let ((list '())) (c128vector-for-each (lambda (x) (set! list (cons x list))) (c128vector 1 2)) list) ; => (2.0+0.0i 1.0+0.0i)
(c128vector-count (lambda (z) (= z 1)) (c128vector 1 2 1)) ; => 2
(c128vector->list (c128vector-cumulate + 0 (c128vector 1 2 3))) ; => (1.0+0.0i 3.0+0.0i 6.0+0.0i)
(c128vector->list (c128vector-take-while (lambda (z) (= z 1)) (c128vector 1 1 2))) ; => (1.0+0.0i 1.0+0.0i)
(c128vector->list (c128vector-take-while-right (lambda (z) (= z 1)) (c128vector 1 2 1))) ; => (1.0+0.0i)
(c128vector->list (c128vector-drop-while (lambda (z) (= z 1)) (c128vector 1 2 1))) ; => (2.0+0.0i 1.0+0.0i)
(c128vector->list (c128vector-drop-while-right (lambda (z) (= z 1)) (c128vector 1 2 1))) ; => (1.0+0.0i 2.0+0.0i)
(c128vector-index (lambda (z) (= z 1)) (c128vector 2 1 1)) ; => 1
(c128vector-index-right (lambda (z) (= z 1)) (c128vector 2 1 1)) ; => 2
(c128vector-skip (lambda (z) (= z 1)) (c128vector 1 2)) ; => 1
(c128vector-skip-right (lambda (z) (= z 1)) (c128vector 2 1)) ; => 0
(c128vector-any (lambda (z) (= z 1)) (c128vector 2)) ; => #f
(c128vector-every (lambda (z) (= z 1)) (c128vector 1)) ; => #t
(call-with-values (lambda () (c128vector-partition (lambda (z) (= z 1)) (c128vector 2 1))) (lambda (v n) (list (c128vector->list v) n))) ; => ((1.0+0.0i 2.0+0.0i) 1)
(c128vector->list (c128vector-filter (lambda (z) (= z 1)) (c128vector 1 2))) ; => (1.0+0.0i)
(c128vector->list (c128vector-remove (lambda (z) (= z 1)) (c128vector 1 2))) ; => (2.0+0.0i)
(c128vector->list (let ((v (c128vector 1 2 3))) (c128vector-swap! v 0 2) v)) ; => (3.0+0.0i 2.0+0.0i 1.0+0.0i)
(c128vector-swap! (c128vector 1 2) 0 2) ; error: `c128vector-swap!` wanted an index below 2
(c128vector->list (let ((v (c128vector 1 2 3))) (c128vector-fill! v 9 1) v)) ; => (1.0+0.0i 9.0+0.0i 9.0+0.0i)
(c128vector->list (let ((v (c128vector 1 2 3))) (c128vector-reverse! v) v)) ; => (3.0+0.0i 2.0+0.0i 1.0+0.0i)
(c128vector->list (let ((v (c128vector 1 2 3))) (c128vector-reverse! v 1) v)) ; => (1.0+0.0i 3.0+0.0i 2.0+0.0i)
(c128vector->list (let ((v (c128vector 1 2 3))) (c128vector-copy! v 1 v 0 2) v)) ; => (1.0+0.0i 1.0+0.0i 2.0+0.0i)
(c128vector-copy! (c128vector 1 2) 1 (c128vector 1 2)) ; error: `c128vector-copy!` wanted a place with room behind it as argument 2, got 1
(c128vector->list (let ((v (c128vector 1 2 3))) (c128vector-reverse-copy! v 0 (c128vector 7 8)) v)) ; => (8.0+0.0i 7.0+0.0i 3.0+0.0i)
(c128vector->list (c128vector-unfold! (lambda (i x) (values x (+ x 1))) (c128vector 9 9 9) 1 3 5)) ; => (9.0+0.0i 5.0+0.0i 6.0+0.0i)
(c128vector->list (c128vector-unfold-right! (lambda (i x) (values x (+ x 1))) (c128vector 9 9 9) 1 3 5)) ; => (9.0+0.0i 6.0+0.0i 5.0+0.0i)
(reverse-c128vector->list (c128vector 1 2 3)) ; => (3.0+0.0i 2.0+0.0i 1.0+0.0i)
(c128vector->list (reverse-list->c128vector '(1 2 3))) ; => (3.0+0.0i 2.0+0.0i 1.0+0.0i)
(c128vector->vector (c128vector 1 2 3) 1) ; => #(2.0+0.0i 3.0+0.0i)
(c128vector->list (vector->c128vector #(1 2 3) 1)) ; => (2.0+0.0i 3.0+0.0i)
(let ((g (make-c128vector-generator (c128vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1.0+0.0i #t)
(hash-table-ref/default (hash-table c128vector-comparator (c128vector 1 2) 'found) (c128vector 1 2) #f) ; => found
(write-c128vector (c128vector 1 2)) ; prints #c128(1.0+0.0i 2.0+0.0i)
(c128vector-map 5 (c128vector 1)) ; error: `c128vector-map` wanted a procedure as argument 1, got 5
(c128vector-map + 5) ; error: `c128vector-map` wanted a vector of the type c128 as argument 2, got 5
