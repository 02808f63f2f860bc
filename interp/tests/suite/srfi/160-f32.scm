(import (srfi 160 f32))

(f32vector->list (f32vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1.0 2.0 4.0 8.0)
(f32vector->list (f32vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8.0 4.0 2.0 1.0)
(f32vector->list (f32vector-copy (f32vector 1 2 3) 1)) ; => (2.0 3.0)
(f32vector->list (f32vector-copy (f32vector 1 2 3) 0 2)) ; => (1.0 2.0)
(f32vector->list (f32vector-reverse-copy (f32vector 1 2 3))) ; => (3.0 2.0 1.0)
(f32vector->list (f32vector-reverse-copy (f32vector 1 2 3) 1 3)) ; => (3.0 2.0)
(f32vector->list (f32vector-append (f32vector 1 2) (f32vector ) (f32vector 3))) ; => (1.0 2.0 3.0)
(f32vector->list (f32vector-append)) ; => ()
(f32vector->list (f32vector-concatenate (list (f32vector 1 2) (f32vector 3)))) ; => (1.0 2.0 3.0)
(f32vector->list (f32vector-append-subvectors (f32vector 1 2 3) 1 3 (f32vector 4 5) 0 1)) ; => (2.0 3.0 4.0)
(f32vector-append-subvectors (f32vector 1 2 3) 1) ; error: `f32vector-append-subvectors` wanted a start and an end for each vector
(map f32vector-empty? (list (f32vector ) (f32vector 1))) ; => (#t #f)
(f32vector= (f32vector 1 2) (f32vector 1 2) (f32vector 1 2)) ; => #t
(f32vector= (f32vector 1 2) (f32vector 1 2 3)) ; => #f
(f32vector=) ; => #t
(f32vector->list (f32vector-take (f32vector 1 2 3) 2)) ; => (1.0 2.0)
(f32vector->list (f32vector-take-right (f32vector 1 2 3) 2)) ; => (2.0 3.0)
(f32vector->list (f32vector-drop (f32vector 1 2 3) 2)) ; => (3.0)
(f32vector->list (f32vector-drop-right (f32vector 1 2 3) 2)) ; => (1.0)
(f32vector-take (f32vector 1) 2) ; error: `f32vector-take` wanted a number up to the length as argument 2, got 2
(map f32vector->list (f32vector-segment (f32vector 1 2 3) 2)) ; => ((1.0 2.0) (3.0))
(f32vector-segment (f32vector 1) 0) ; error: `f32vector-segment` wanted a positive exact integer as argument 2, got 0
(f32vector-fold (lambda (sum x) (+ sum x)) 0 (f32vector 1 2 3)) ; => 6.0
(f32vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (f32vector 1 2 3) (f32vector 4 5)) ; => 14.0
(f32vector-fold-right (lambda (list x) (cons x list)) '() (f32vector 1 2 3)) ; => (1.0 2.0 3.0)
(f32vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (f32vector 1 2 3) (f32vector 1 2)) ; => (2.0 4.0)
(f32vector->list (f32vector-map (lambda (x) (* x x)) (f32vector 1 2 3))) ; => (1.0 4.0 9.0)
(f32vector->list (f32vector-map + (f32vector 1 2 3) (f32vector 10 20))) ; => (11.0 22.0)
(f32vector->list (let ((v (f32vector 1 2 3))) (f32vector-map! (lambda (x) (* x x)) v) v)) ; => (1.0 4.0 9.0)
(let ((list '())) (f32vector-for-each (lambda (x) (set! list (cons x list))) (f32vector 1 2)) list) ; => (2.0 1.0)
(f32vector-count odd? (f32vector 1 2 3)) ; => 2
(f32vector->list (f32vector-cumulate + 0 (f32vector 1 2 3))) ; => (1.0 3.0 6.0)
(f32vector->list (f32vector-take-while odd? (f32vector 1 3 4 5))) ; => (1.0 3.0)
(f32vector->list (f32vector-take-while-right odd? (f32vector 1 4 3 5))) ; => (3.0 5.0)
(f32vector->list (f32vector-drop-while odd? (f32vector 1 3 4 5))) ; => (4.0 5.0)
(f32vector->list (f32vector-drop-while-right odd? (f32vector 1 4 3 5))) ; => (1.0 4.0)
(f32vector-index even? (f32vector 1 2 4)) ; => 1
(f32vector-index < (f32vector 1 2 4) (f32vector 1 3)) ; => 1
(f32vector-index-right even? (f32vector 1 2 4)) ; => 2
(f32vector-index-right < (f32vector 1) (f32vector 1 2)) ; error: `f32vector-index-right` wanted vectors of one length
(f32vector-skip odd? (f32vector 1 3 4)) ; => 2
(f32vector-skip-right odd? (f32vector 1 2 3)) ; => 1
(f32vector-any even? (f32vector 1 3)) ; => #f
(f32vector-any (lambda (x) (and (even? x) x)) (f32vector 1 2)) ; => 2.0
(f32vector-every odd? (f32vector 1 3)) ; => #t
(f32vector-every odd? (f32vector )) ; => #t
(call-with-values (lambda () (f32vector-partition even? (f32vector 1 2 3 4))) (lambda (v n) (list (f32vector->list v) n))) ; => ((2.0 4.0 1.0 3.0) 2)
(f32vector->list (f32vector-filter odd? (f32vector 1 2 3))) ; => (1.0 3.0)
(f32vector->list (f32vector-remove odd? (f32vector 1 2 3))) ; => (2.0)
(f32vector->list (let ((v (f32vector 1 2 3))) (f32vector-swap! v 0 2) v)) ; => (3.0 2.0 1.0)
(f32vector-swap! (f32vector 1 2) 0 2) ; error: `f32vector-swap!` wanted an index below 2
(f32vector->list (let ((v (f32vector 1 2 3))) (f32vector-fill! v 9 1) v)) ; => (1.0 9.0 9.0)
(f32vector->list (let ((v (f32vector 1 2 3))) (f32vector-reverse! v) v)) ; => (3.0 2.0 1.0)
(f32vector->list (let ((v (f32vector 1 2 3))) (f32vector-reverse! v 1) v)) ; => (1.0 3.0 2.0)
(f32vector->list (let ((v (f32vector 1 2 3))) (f32vector-copy! v 1 v 0 2) v)) ; => (1.0 1.0 2.0)
(f32vector-copy! (f32vector 1 2) 1 (f32vector 1 2)) ; error: `f32vector-copy!` wanted a place with room behind it as argument 2, got 1
(f32vector->list (let ((v (f32vector 1 2 3))) (f32vector-reverse-copy! v 0 (f32vector 7 8)) v)) ; => (8.0 7.0 3.0)
(f32vector->list (f32vector-unfold! (lambda (i x) (values x (+ x 1))) (f32vector 0 0 0) 1 3 5)) ; => (0.0 5.0 6.0)
(f32vector->list (f32vector-unfold-right! (lambda (i x) (values x (+ x 1))) (f32vector 0 0 0) 1 3 5)) ; => (0.0 6.0 5.0)
(reverse-f32vector->list (f32vector 1 2 3)) ; => (3.0 2.0 1.0)
(f32vector->list (reverse-list->f32vector '(1 2 3))) ; => (3.0 2.0 1.0)
(f32vector->vector (f32vector 1 2 3) 1) ; => #(2.0 3.0)
(f32vector->list (vector->f32vector #(1 2 3) 1)) ; => (2.0 3.0)
(let ((g (make-f32vector-generator (f32vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1.0 #t)
(hash-table-ref/default (hash-table f32vector-comparator (f32vector 1 2) 'found) (f32vector 1 2) #f) ; => found
(write-f32vector (f32vector 1 2)) ; prints #f32(1.0 2.0)
(f32vector-map 5 (f32vector 1)) ; error: `f32vector-map` wanted a procedure as argument 1, got 5
(f32vector-map + 5) ; error: `f32vector-map` wanted a vector of the type f32 as argument 2, got 5
