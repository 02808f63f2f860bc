(import (srfi 160 u32))

(u32vector->list (u32vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1 2 4 8)
(u32vector->list (u32vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8 4 2 1)
(u32vector->list (u32vector-copy (u32vector 1 2 3) 1)) ; => (2 3)
(u32vector->list (u32vector-copy (u32vector 1 2 3) 0 2)) ; => (1 2)
(u32vector->list (u32vector-reverse-copy (u32vector 1 2 3))) ; => (3 2 1)
(u32vector->list (u32vector-reverse-copy (u32vector 1 2 3) 1 3)) ; => (3 2)
(u32vector->list (u32vector-append (u32vector 1 2) (u32vector ) (u32vector 3))) ; => (1 2 3)
(u32vector->list (u32vector-append)) ; => ()
(u32vector->list (u32vector-concatenate (list (u32vector 1 2) (u32vector 3)))) ; => (1 2 3)
(u32vector->list (u32vector-append-subvectors (u32vector 1 2 3) 1 3 (u32vector 4 5) 0 1)) ; => (2 3 4)
(u32vector-append-subvectors (u32vector 1 2 3) 1) ; error: `u32vector-append-subvectors` wanted a start and an end for each vector
(map u32vector-empty? (list (u32vector ) (u32vector 1))) ; => (#t #f)
(u32vector= (u32vector 1 2) (u32vector 1 2) (u32vector 1 2)) ; => #t
(u32vector= (u32vector 1 2) (u32vector 1 2 3)) ; => #f
(u32vector=) ; => #t
(u32vector->list (u32vector-take (u32vector 1 2 3) 2)) ; => (1 2)
(u32vector->list (u32vector-take-right (u32vector 1 2 3) 2)) ; => (2 3)
(u32vector->list (u32vector-drop (u32vector 1 2 3) 2)) ; => (3)
(u32vector->list (u32vector-drop-right (u32vector 1 2 3) 2)) ; => (1)
(u32vector-take (u32vector 1) 2) ; error: `u32vector-take` wanted a number up to the length as argument 2, got 2
(map u32vector->list (u32vector-segment (u32vector 1 2 3) 2)) ; => ((1 2) (3))
(u32vector-segment (u32vector 1) 0) ; error: `u32vector-segment` wanted a positive exact integer as argument 2, got 0
(u32vector-fold (lambda (sum x) (+ sum x)) 0 (u32vector 1 2 3)) ; => 6
(u32vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (u32vector 1 2 3) (u32vector 4 5)) ; => 14
(u32vector-fold-right (lambda (list x) (cons x list)) '() (u32vector 1 2 3)) ; => (1 2 3)
(u32vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (u32vector 1 2 3) (u32vector 1 2)) ; => (2 4)
(u32vector->list (u32vector-map (lambda (x) (* x x)) (u32vector 1 2 3))) ; => (1 4 9)
(u32vector->list (u32vector-map + (u32vector 1 2 3) (u32vector 10 20))) ; => (11 22)
(u32vector->list (let ((v (u32vector 1 2 3))) (u32vector-map! (lambda (x) (* x x)) v) v)) ; => (1 4 9)
(let ((list '())) (u32vector-for-each (lambda (x) (set! list (cons x list))) (u32vector 1 2)) list) ; => (2 1)
(u32vector-count odd? (u32vector 1 2 3)) ; => 2
(u32vector->list (u32vector-cumulate + 0 (u32vector 1 2 3))) ; => (1 3 6)
(u32vector->list (u32vector-take-while odd? (u32vector 1 3 4 5))) ; => (1 3)
(u32vector->list (u32vector-take-while-right odd? (u32vector 1 4 3 5))) ; => (3 5)
(u32vector->list (u32vector-drop-while odd? (u32vector 1 3 4 5))) ; => (4 5)
(u32vector->list (u32vector-drop-while-right odd? (u32vector 1 4 3 5))) ; => (1 4)
(u32vector-index even? (u32vector 1 2 4)) ; => 1
(u32vector-index < (u32vector 1 2 4) (u32vector 1 3)) ; => 1
(u32vector-index-right even? (u32vector 1 2 4)) ; => 2
(u32vector-index-right < (u32vector 1) (u32vector 1 2)) ; error: `u32vector-index-right` wanted vectors of one length
(u32vector-skip odd? (u32vector 1 3 4)) ; => 2
(u32vector-skip-right odd? (u32vector 1 2 3)) ; => 1
(u32vector-any even? (u32vector 1 3)) ; => #f
(u32vector-any (lambda (x) (and (even? x) x)) (u32vector 1 2)) ; => 2
(u32vector-every odd? (u32vector 1 3)) ; => #t
(u32vector-every odd? (u32vector )) ; => #t
(call-with-values (lambda () (u32vector-partition even? (u32vector 1 2 3 4))) (lambda (v n) (list (u32vector->list v) n))) ; => ((2 4 1 3) 2)
(u32vector->list (u32vector-filter odd? (u32vector 1 2 3))) ; => (1 3)
(u32vector->list (u32vector-remove odd? (u32vector 1 2 3))) ; => (2)
(u32vector->list (let ((v (u32vector 1 2 3))) (u32vector-swap! v 0 2) v)) ; => (3 2 1)
(u32vector-swap! (u32vector 1 2) 0 2) ; error: `u32vector-swap!` wanted an index below 2
(u32vector->list (let ((v (u32vector 1 2 3))) (u32vector-fill! v 9 1) v)) ; => (1 9 9)
(u32vector->list (let ((v (u32vector 1 2 3))) (u32vector-reverse! v) v)) ; => (3 2 1)
(u32vector->list (let ((v (u32vector 1 2 3))) (u32vector-reverse! v 1) v)) ; => (1 3 2)
(u32vector->list (let ((v (u32vector 1 2 3))) (u32vector-copy! v 1 v 0 2) v)) ; => (1 1 2)
(u32vector-copy! (u32vector 1 2) 1 (u32vector 1 2)) ; error: `u32vector-copy!` wanted a place with room behind it as argument 2, got 1
(u32vector->list (let ((v (u32vector 1 2 3))) (u32vector-reverse-copy! v 0 (u32vector 7 8)) v)) ; => (8 7 3)
(u32vector->list (u32vector-unfold! (lambda (i x) (values x (+ x 1))) (u32vector 0 0 0) 1 3 5)) ; => (0 5 6)
(u32vector->list (u32vector-unfold-right! (lambda (i x) (values x (+ x 1))) (u32vector 0 0 0) 1 3 5)) ; => (0 6 5)
(reverse-u32vector->list (u32vector 1 2 3)) ; => (3 2 1)
(u32vector->list (reverse-list->u32vector '(1 2 3))) ; => (3 2 1)
(u32vector->vector (u32vector 1 2 3) 1) ; => #(2 3)
(u32vector->list (vector->u32vector #(1 2 3) 1)) ; => (2 3)
(let ((g (make-u32vector-generator (u32vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1 #t)
(hash-table-ref/default (hash-table u32vector-comparator (u32vector 1 2) 'found) (u32vector 1 2) #f) ; => found
(write-u32vector (u32vector 1 2)) ; prints #u32(1 2)
(u32vector-map 5 (u32vector 1)) ; error: `u32vector-map` wanted a procedure as argument 1, got 5
(u32vector-map + 5) ; error: `u32vector-map` wanted a vector of the type u32 as argument 2, got 5
