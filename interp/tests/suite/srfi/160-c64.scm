(import (srfi 160 c64))

(c64vector->list (c64vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1.0+0.0i 2.0+0.0i 4.0+0.0i 8.0+0.0i)
(c64vector->list (c64vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8.0+0.0i 4.0+0.0i 2.0+0.0i 1.0+0.0i)
(c64vector->list (c64vector-copy (c64vector 1 2 3) 1)) ; => (2.0+0.0i 3.0+0.0i)
(c64vector->list (c64vector-copy (c64vector 1 2 3) 0 2)) ; => (1.0+0.0i 2.0+0.0i)
(c64vector->list (c64vector-reverse-copy (c64vector 1 2 3))) ; => (3.0+0.0i 2.0+0.0i 1.0+0.0i)
(c64vector->list (c64vector-reverse-copy (c64vector 1 2 3) 1 3)) ; => (3.0+0.0i 2.0+0.0i)
(c64vector->list (c64vector-append (c64vector 1 2) (c64vector ) (c64vector 3))) ; => (1.0+0.0i 2.0+0.0i 3.0+0.0i)
(c64vector->list (c64vector-append)) ; => ()
(c64vector->list (c64vector-concatenate (list (c64vector 1 2) (c64vector 3)))) ; => (1.0+0.0i 2.0+0.0i 3.0+0.0i)
(c64vector->list (c64vector-append-subvectors (c64vector 1 2 3) 1 3 (c64vector 4 5) 0 1)) ; => (2.0+0.0i 3.0+0.0i 4.0+0.0i)
(c64vector-append-subvectors (c64vector 1 2 3) 1) ; error: `c64vector-append-subvectors` wanted a start and an end for each vector
(map c64vector-empty? (list (c64vector ) (c64vector 1))) ; => (#t #f)
(c64vector= (c64vector 1 2) (c64vector 1 2) (c64vector 1 2)) ; => #t
(c64vector= (c64vector 1 2) (c64vector 1 2 3)) ; => #f
(c64vector=) ; => #t
(c64vector->list (c64vector-take (c64vector 1 2 3) 2)) ; => (1.0+0.0i 2.0+0.0i)
(c64vector->list (c64vector-take-right (c64vector 1 2 3) 2)) ; => (2.0+0.0i 3.0+0.0i)
(c64vector->list (c64vector-drop (c64vector 1 2 3) 2)) ; => (3.0+0.0i)
(c64vector->list (c64vector-drop-right (c64vector 1 2 3) 2)) ; => (1.0+0.0i)
(c64vector-take (c64vector 1) 2) ; error: `c64vector-take` wanted a number up to the length as argument 2, got 2
(map c64vector->list (c64vector-segment (c64vector 1 2 3) 2)) ; => ((1.0+0.0i 2.0+0.0i) (3.0+0.0i))
(c64vector-segment (c64vector 1) 0) ; error: `c64vector-segment` wanted a positive exact integer as argument 2, got 0
(c64vector-fold (lambda (sum x) (+ sum x)) 0 (c64vector 1 2 3)) ; => 6.0+0.0i
(c64vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (c64vector 1 2 3) (c64vector 4 5)) ; => 14.0+0.0i
(c64vector-fold-right (lambda (list x) (cons x list)) '() (c64vector 1 2 3)) ; => (1.0+0.0i 2.0+0.0i 3.0+0.0i)
(c64vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (c64vector 1 2 3) (c64vector 1 2)) ; => (2.0+0.0i 4.0+0.0i)
(c64vector->list (c64vector-map (lambda (x) (* x x)) (c64vector 1 2 3))) ; => (1.0+0.0i 4.0+0.0i 9.0+0.0i)
(c64vector->list (c64vector-map + (c64vector 1 2 3) (c64vector 10 20))) ; => (11.0+0.0i 22.0+0.0i)
(c64vector->list (let ((v (c64vector 1 2 3))) (c64vector-map! (lambda (x) (* x x)) v) v)) ; => (1.0+0.0i 4.0+0.0i 9.0+0.0i)
(let ((list '())) (c64vector-for-each (lambda (x) (set! list (cons x list))) (c64vector 1 2)) list) ; => (2.0+0.0i 1.0+0.0i)
(c64vector-count (lambda (z) (= z 1)) (c64vector 1 2 1)) ; => 2
(c64vector->list (c64vector-cumulate + 0 (c64vector 1 2 3))) ; => (1.0+0.0i 3.0+0.0i 6.0+0.0i)
(c64vector->list (c64vector-take-while (lambda (z) (= z 1)) (c64vector 1 1 2))) ; => (1.0+0.0i 1.0+0.0i)
(c64vector->list (c64vector-take-while-right (lambda (z) (= z 1)) (c64vector 1 2 1))) ; => (1.0+0.0i)
(c64vector->list (c64vector-drop-while (lambda (z) (= z 1)) (c64vector 1 2 1))) ; => (2.0+0.0i 1.0+0.0i)
(c64vector->list (c64vector-drop-while-right (lambda (z) (= z 1)) (c64vector 1 2 1))) ; => (1.0+0.0i 2.0+0.0i)
(c64vector-index (lambda (z) (= z 1)) (c64vector 2 1 1)) ; => 1
(c64vector-index-right (lambda (z) (= z 1)) (c64vector 2 1 1)) ; => 2
(c64vector-skip (lambda (z) (= z 1)) (c64vector 1 2)) ; => 1
(c64vector-skip-right (lambda (z) (= z 1)) (c64vector 2 1)) ; => 0
(c64vector-any (lambda (z) (= z 1)) (c64vector 2)) ; => #f
(c64vector-every (lambda (z) (= z 1)) (c64vector 1)) ; => #t
(call-with-values (lambda () (c64vector-partition (lambda (z) (= z 1)) (c64vector 2 1))) (lambda (v n) (list (c64vector->list v) n))) ; => ((1.0+0.0i 2.0+0.0i) 1)
(c64vector->list (c64vector-filter (lambda (z) (= z 1)) (c64vector 1 2))) ; => (1.0+0.0i)
(c64vector->list (c64vector-remove (lambda (z) (= z 1)) (c64vector 1 2))) ; => (2.0+0.0i)
(c64vector->list (let ((v (c64vector 1 2 3))) (c64vector-swap! v 0 2) v)) ; => (3.0+0.0i 2.0+0.0i 1.0+0.0i)
(c64vector-swap! (c64vector 1 2) 0 2) ; error: `c64vector-swap!` wanted an index below 2
(c64vector->list (let ((v (c64vector 1 2 3))) (c64vector-fill! v 9 1) v)) ; => (1.0+0.0i 9.0+0.0i 9.0+0.0i)
(c64vector->list (let ((v (c64vector 1 2 3))) (c64vector-reverse! v) v)) ; => (3.0+0.0i 2.0+0.0i 1.0+0.0i)
(c64vector->list (let ((v (c64vector 1 2 3))) (c64vector-reverse! v 1) v)) ; => (1.0+0.0i 3.0+0.0i 2.0+0.0i)
(c64vector->list (let ((v (c64vector 1 2 3))) (c64vector-copy! v 1 v 0 2) v)) ; => (1.0+0.0i 1.0+0.0i 2.0+0.0i)
(c64vector-copy! (c64vector 1 2) 1 (c64vector 1 2)) ; error: `c64vector-copy!` wanted a place with room behind it as argument 2, got 1
(c64vector->list (let ((v (c64vector 1 2 3))) (c64vector-reverse-copy! v 0 (c64vector 7 8)) v)) ; => (8.0+0.0i 7.0+0.0i 3.0+0.0i)
(c64vector->list (c64vector-unfold! (lambda (i x) (values x (+ x 1))) (c64vector 9 9 9) 1 3 5)) ; => (9.0+0.0i 5.0+0.0i 6.0+0.0i)
(c64vector->list (c64vector-unfold-right! (lambda (i x) (values x (+ x 1))) (c64vector 9 9 9) 1 3 5)) ; => (9.0+0.0i 6.0+0.0i 5.0+0.0i)
(reverse-c64vector->list (c64vector 1 2 3)) ; => (3.0+0.0i 2.0+0.0i 1.0+0.0i)
(c64vector->list (reverse-list->c64vector '(1 2 3))) ; => (3.0+0.0i 2.0+0.0i 1.0+0.0i)
(c64vector->vector (c64vector 1 2 3) 1) ; => #(2.0+0.0i 3.0+0.0i)
(c64vector->list (vector->c64vector #(1 2 3) 1)) ; => (2.0+0.0i 3.0+0.0i)
(let ((g (make-c64vector-generator (c64vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1.0+0.0i #t)
(hash-table-ref/default (hash-table c64vector-comparator (c64vector 1 2) 'found) (c64vector 1 2) #f) ; => found
(write-c64vector (c64vector 1 2)) ; prints #c64(1.0+0.0i 2.0+0.0i)
(c64vector-map 5 (c64vector 1)) ; error: `c64vector-map` wanted a procedure as argument 1, got 5
(c64vector-map + 5) ; error: `c64vector-map` wanted a vector of the type c64 as argument 2, got 5
