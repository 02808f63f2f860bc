(import (srfi 160 f64))

(f64vector->list (f64vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1.0 2.0 4.0 8.0)
(f64vector->list (f64vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8.0 4.0 2.0 1.0)
(f64vector->list (f64vector-copy (f64vector 1 2 3) 1)) ; => (2.0 3.0)
(f64vector->list (f64vector-copy (f64vector 1 2 3) 0 2)) ; => (1.0 2.0)
(f64vector->list (f64vector-reverse-copy (f64vector 1 2 3))) ; => (3.0 2.0 1.0)
(f64vector->list (f64vector-reverse-copy (f64vector 1 2 3) 1 3)) ; => (3.0 2.0)
(f64vector->list (f64vector-append (f64vector 1 2) (f64vector ) (f64vector 3))) ; => (1.0 2.0 3.0)
(f64vector->list (f64vector-append)) ; => ()
(f64vector->list (f64vector-concatenate (list (f64vector 1 2) (f64vector 3)))) ; => (1.0 2.0 3.0)
(f64vector->list (f64vector-append-subvectors (f64vector 1 2 3) 1 3 (f64vector 4 5) 0 1)) ; => (2.0 3.0 4.0)
(f64vector-append-subvectors (f64vector 1 2 3) 1) ; error: `f64vector-append-subvectors` wanted a start and an end for each vector
(map f64vector-empty? (list (f64vector ) (f64vector 1))) ; => (#t #f)
(f64vector= (f64vector 1 2) (f64vector 1 2) (f64vector 1 2)) ; => #t
(f64vector= (f64vector 1 2) (f64vector 1 2 3)) ; => #f
(f64vector=) ; => #t
(f64vector->list (f64vector-take (f64vector 1 2 3) 2)) ; => (1.0 2.0)
(f64vector->list (f64vector-take-right (f64vector 1 2 3) 2)) ; => (2.0 3.0)
(f64vector->list (f64vector-drop (f64vector 1 2 3) 2)) ; => (3.0)
(f64vector->list (f64vector-drop-right (f64vector 1 2 3) 2)) ; => (1.0)
(f64vector-take (f64vector 1) 2) ; error: `f64vector-take` wanted a number up to the length as argument 2, got 2
(map f64vector->list (f64vector-segment (f64vector 1 2 3) 2)) ; => ((1.0 2.0) (3.0))
(f64vector-segment (f64vector 1) 0) ; error: `f64vector-segment` wanted a positive exact integer as argument 2, got 0
(f64vector-fold (lambda (sum x) (+ sum x)) 0 (f64vector 1 2 3)) ; => 6.0
(f64vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (f64vector 1 2 3) (f64vector 4 5)) ; => 14.0
(f64vector-fold-right (lambda (list x) (cons x list)) '() (f64vector 1 2 3)) ; => (1.0 2.0 3.0)
(f64vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (f64vector 1 2 3) (f64vector 1 2)) ; => (2.0 4.0)
(f64vector->list (f64vector-map (lambda (x) (* x x)) (f64vector 1 2 3))) ; => (1.0 4.0 9.0)
(f64vector->list (f64vector-map + (f64vector 1 2 3) (f64vector 10 20))) ; => (11.0 22.0)
(f64vector->list (let ((v (f64vector 1 2 3))) (f64vector-map! (lambda (x) (* x x)) v) v)) ; => (1.0 4.0 9.0)
(let ((list '())) (f64vector-for-each (lambda (x) (set! list (cons x list))) (f64vector 1 2)) list) ; => (2.0 1.0)
(f64vector-count odd? (f64vector 1 2 3)) ; => 2
(f64vector->list (f64vector-cumulate + 0 (f64vector 1 2 3))) ; => (1.0 3.0 6.0)
(f64vector->list (f64vector-take-while odd? (f64vector 1 3 4 5))) ; => (1.0 3.0)
(f64vector->list (f64vector-take-while-right odd? (f64vector 1 4 3 5))) ; => (3.0 5.0)
(f64vector->list (f64vector-drop-while odd? (f64vector 1 3 4 5))) ; => (4.0 5.0)
(f64vector->list (f64vector-drop-while-right odd? (f64vector 1 4 3 5))) ; => (1.0 4.0)
(f64vector-index even? (f64vector 1 2 4)) ; => 1
(f64vector-index < (f64vector 1 2 4) (f64vector 1 3)) ; => 1
(f64vector-index-right even? (f64vector 1 2 4)) ; => 2
(f64vector-index-right < (f64vector 1) (f64vector 1 2)) ; error: `f64vector-index-right` wanted vectors of one length
(f64vector-skip odd? (f64vector 1 3 4)) ; => 2
(f64vector-skip-right odd? (f64vector 1 2 3)) ; => 1
(f64vector-any even? (f64vector 1 3)) ; => #f
(f64vector-any (lambda (x) (and (even? x) x)) (f64vector 1 2)) ; => 2.0
(f64vector-every odd? (f64vector 1 3)) ; => #t
(f64vector-every odd? (f64vector )) ; => #t
(call-with-values (lambda () (f64vector-partition even? (f64vector 1 2 3 4))) (lambda (v n) (list (f64vector->list v) n))) ; => ((2.0 4.0 1.0 3.0) 2)
(f64vector->list (f64vector-filter odd? (f64vector 1 2 3))) ; => (1.0 3.0)
(f64vector->list (f64vector-remove odd? (f64vector 1 2 3))) ; => (2.0)
(f64vector->list (let ((v (f64vector 1 2 3))) (f64vector-swap! v 0 2) v)) ; => (3.0 2.0 1.0)
(f64vector-swap! (f64vector 1 2) 0 2) ; error: `f64vector-swap!` wanted an index below 2
(f64vector->list (let ((v (f64vector 1 2 3))) (f64vector-fill! v 9 1) v)) ; => (1.0 9.0 9.0)
(f64vector->list (let ((v (f64vector 1 2 3))) (f64vector-reverse! v) v)) ; => (3.0 2.0 1.0)
(f64vector->list (let ((v (f64vector 1 2 3))) (f64vector-reverse! v 1) v)) ; => (1.0 3.0 2.0)
(f64vector->list (let ((v (f64vector 1 2 3))) (f64vector-copy! v 1 v 0 2) v)) ; => (1.0 1.0 2.0)
(f64vector-copy! (f64vector 1 2) 1 (f64vector 1 2)) ; error: `f64vector-copy!` wanted a place with room behind it as argument 2, got 1
(f64vector->list (let ((v (f64vector 1 2 3))) (f64vector-reverse-copy! v 0 (f64vector 7 8)) v)) ; => (8.0 7.0 3.0)
(f64vector->list (f64vector-unfold! (lambda (i x) (values x (+ x 1))) (f64vector 0 0 0) 1 3 5)) ; => (0.0 5.0 6.0)
(f64vector->list (f64vector-unfold-right! (lambda (i x) (values x (+ x 1))) (f64vector 0 0 0) 1 3 5)) ; => (0.0 6.0 5.0)
(reverse-f64vector->list (f64vector 1 2 3)) ; => (3.0 2.0 1.0)
(f64vector->list (reverse-list->f64vector '(1 2 3))) ; => (3.0 2.0 1.0)
(f64vector->vector (f64vector 1 2 3) 1) ; => #(2.0 3.0)
(f64vector->list (vector->f64vector #(1 2 3) 1)) ; => (2.0 3.0)
(let ((g (make-f64vector-generator (f64vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1.0 #t)
(hash-table-ref/default (hash-table f64vector-comparator (f64vector 1 2) 'found) (f64vector 1 2) #f) ; => found
(write-f64vector (f64vector 1 2)) ; prints #f64(1.0 2.0)
(f64vector-map 5 (f64vector 1)) ; error: `f64vector-map` wanted a procedure as argument 1, got 5
(f64vector-map + 5) ; error: `f64vector-map` wanted a vector of the type f64 as argument 2, got 5
