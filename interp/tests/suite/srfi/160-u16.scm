(import (srfi 160 u16))

(u16vector->list (u16vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1 2 4 8)
(u16vector->list (u16vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8 4 2 1)
(u16vector->list (u16vector-copy (u16vector 1 2 3) 1)) ; => (2 3)
(u16vector->list (u16vector-copy (u16vector 1 2 3) 0 2)) ; => (1 2)
(u16vector->list (u16vector-reverse-copy (u16vector 1 2 3))) ; => (3 2 1)
(u16vector->list (u16vector-reverse-copy (u16vector 1 2 3) 1 3)) ; => (3 2)
(u16vector->list (u16vector-append (u16vector 1 2) (u16vector ) (u16vector 3))) ; => (1 2 3)
(u16vector->list (u16vector-append)) ; => ()
(u16vector->list (u16vector-concatenate (list (u16vector 1 2) (u16vector 3)))) ; => (1 2 3)
(u16vector->list (u16vector-append-subvectors (u16vector 1 2 3) 1 3 (u16vector 4 5) 0 1)) ; => (2 3 4)
(u16vector-append-subvectors (u16vector 1 2 3) 1) ; error: `u16vector-append-subvectors` wanted a start and an end for each vector
(map u16vector-empty? (list (u16vector ) (u16vector 1))) ; => (#t #f)
(u16vector= (u16vector 1 2) (u16vector 1 2) (u16vector 1 2)) ; => #t
(u16vector= (u16vector 1 2) (u16vector 1 2 3)) ; => #f
(u16vector=) ; => #t
(u16vector->list (u16vector-take (u16vector 1 2 3) 2)) ; => (1 2)
(u16vector->list (u16vector-take-right (u16vector 1 2 3) 2)) ; => (2 3)
(u16vector->list (u16vector-drop (u16vector 1 2 3) 2)) ; => (3)
(u16vector->list (u16vector-drop-right (u16vector 1 2 3) 2)) ; => (1)
(u16vector-take (u16vector 1) 2) ; error: `u16vector-take` wanted a number up to the length as argument 2, got 2
(map u16vector->list (u16vector-segment (u16vector 1 2 3) 2)) ; => ((1 2) (3))
(u16vector-segment (u16vector 1) 0) ; error: `u16vector-segment` wanted a positive exact integer as argument 2, got 0
(u16vector-fold (lambda (sum x) (+ sum x)) 0 (u16vector 1 2 3)) ; => 6
(u16vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (u16vector 1 2 3) (u16vector 4 5)) ; => 14
(u16vector-fold-right (lambda (list x) (cons x list)) '() (u16vector 1 2 3)) ; => (1 2 3)
(u16vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (u16vector 1 2 3) (u16vector 1 2)) ; => (2 4)
(u16vector->list (u16vector-map (lambda (x) (* x x)) (u16vector 1 2 3))) ; => (1 4 9)
(u16vector->list (u16vector-map + (u16vector 1 2 3) (u16vector 10 20))) ; => (11 22)
(u16vector->list (let ((v (u16vector 1 2 3))) (u16vector-map! (lambda (x) (* x x)) v) v)) ; => (1 4 9)
(let ((list '())) (u16vector-for-each (lambda (x) (set! list (cons x list))) (u16vector 1 2)) list) ; => (2 1)
(u16vector-count odd? (u16vector 1 2 3)) ; => 2
(u16vector->list (u16vector-cumulate + 0 (u16vector 1 2 3))) ; => (1 3 6)
(u16vector->list (u16vector-take-while odd? (u16vector 1 3 4 5))) ; => (1 3)
(u16vector->list (u16vector-take-while-right odd? (u16vector 1 4 3 5))) ; => (3 5)
(u16vector->list (u16vector-drop-while odd? (u16vector 1 3 4 5))) ; => (4 5)
(u16vector->list (u16vector-drop-while-right odd? (u16vector 1 4 3 5))) ; => (1 4)
(u16vector-index even? (u16vector 1 2 4)) ; => 1
(u16vector-index < (u16vector 1 2 4) (u16vector 1 3)) ; => 1
(u16vector-index-right even? (u16vector 1 2 4)) ; => 2
(u16vector-index-right < (u16vector 1) (u16vector 1 2)) ; error: `u16vector-index-right` wanted vectors of one length
(u16vector-skip odd? (u16vector 1 3 4)) ; => 2
(u16vector-skip-right odd? (u16vector 1 2 3)) ; => 1
(u16vector-any even? (u16vector 1 3)) ; => #f
(u16vector-any (lambda (x) (and (even? x) x)) (u16vector 1 2)) ; => 2
(u16vector-every odd? (u16vector 1 3)) ; => #t
(u16vector-every odd? (u16vector )) ; => #t
(call-with-values (lambda () (u16vector-partition even? (u16vector 1 2 3 4))) (lambda (v n) (list (u16vector->list v) n))) ; => ((2 4 1 3) 2)
(u16vector->list (u16vector-filter odd? (u16vector 1 2 3))) ; => (1 3)
(u16vector->list (u16vector-remove odd? (u16vector 1 2 3))) ; => (2)
(u16vector->list (let ((v (u16vector 1 2 3))) (u16vector-swap! v 0 2) v)) ; => (3 2 1)
(u16vector-swap! (u16vector 1 2) 0 2) ; error: `u16vector-swap!` wanted an index below 2
(u16vector->list (let ((v (u16vector 1 2 3))) (u16vector-fill! v 9 1) v)) ; => (1 9 9)
(u16vector->list (let ((v (u16vector 1 2 3))) (u16vector-reverse! v) v)) ; => (3 2 1)
(u16vector->list (let ((v (u16vector 1 2 3))) (u16vector-reverse! v 1) v)) ; => (1 3 2)
(u16vector->list (let ((v (u16vector 1 2 3))) (u16vector-copy! v 1 v 0 2) v)) ; => (1 1 2)
(u16vector-copy! (u16vector 1 2) 1 (u16vector 1 2)) ; error: `u16vector-copy!` wanted a place with room behind it as argument 2, got 1
(u16vector->list (let ((v (u16vector 1 2 3))) (u16vector-reverse-copy! v 0 (u16vector 7 8)) v)) ; => (8 7 3)
(u16vector->list (u16vector-unfold! (lambda (i x) (values x (+ x 1))) (u16vector 0 0 0) 1 3 5)) ; => (0 5 6)
(u16vector->list (u16vector-unfold-right! (lambda (i x) (values x (+ x 1))) (u16vector 0 0 0) 1 3 5)) ; => (0 6 5)
(reverse-u16vector->list (u16vector 1 2 3)) ; => (3 2 1)
(u16vector->list (reverse-list->u16vector '(1 2 3))) ; => (3 2 1)
(u16vector->vector (u16vector 1 2 3) 1) ; => #(2 3)
(u16vector->list (vector->u16vector #(1 2 3) 1)) ; => (2 3)
(let ((g (make-u16vector-generator (u16vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1 #t)
(hash-table-ref/default (hash-table u16vector-comparator (u16vector 1 2) 'found) (u16vector 1 2) #f) ; => found
(write-u16vector (u16vector 1 2)) ; prints #u16(1 2)
(u16vector-map 5 (u16vector 1)) ; error: `u16vector-map` wanted a procedure as argument 1, got 5
(u16vector-map + 5) ; error: `u16vector-map` wanted a vector of the type u16 as argument 2, got 5
