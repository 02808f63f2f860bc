(import (srfi 160 u64))

(u64vector->list (u64vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1 2 4 8)
(u64vector->list (u64vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8 4 2 1)
(u64vector->list (u64vector-copy (u64vector 1 2 3) 1)) ; => (2 3)
(u64vector->list (u64vector-copy (u64vector 1 2 3) 0 2)) ; => (1 2)
(u64vector->list (u64vector-reverse-copy (u64vector 1 2 3))) ; => (3 2 1)
(u64vector->list (u64vector-reverse-copy (u64vector 1 2 3) 1 3)) ; => (3 2)
(u64vector->list (u64vector-append (u64vector 1 2) (u64vector ) (u64vector 3))) ; => (1 2 3)
(u64vector->list (u64vector-append)) ; => ()
(u64vector->list (u64vector-concatenate (list (u64vector 1 2) (u64vector 3)))) ; => (1 2 3)
(u64vector->list (u64vector-append-subvectors (u64vector 1 2 3) 1 3 (u64vector 4 5) 0 1)) ; => (2 3 4)
(u64vector-append-subvectors (u64vector 1 2 3) 1) ; error: `u64vector-append-subvectors` wanted a start and an end for each vector
(map u64vector-empty? (list (u64vector ) (u64vector 1))) ; => (#t #f)
(u64vector= (u64vector 1 2) (u64vector 1 2) (u64vector 1 2)) ; => #t
(u64vector= (u64vector 1 2) (u64vector 1 2 3)) ; => #f
(u64vector=) ; => #t
(u64vector->list (u64vector-take (u64vector 1 2 3) 2)) ; => (1 2)
(u64vector->list (u64vector-take-right (u64vector 1 2 3) 2)) ; => (2 3)
(u64vector->list (u64vector-drop (u64vector 1 2 3) 2)) ; => (3)
(u64vector->list (u64vector-drop-right (u64vector 1 2 3) 2)) ; => (1)
(u64vector-take (u64vector 1) 2) ; error: `u64vector-take` wanted a number up to the length as argument 2, got 2
(map u64vector->list (u64vector-segment (u64vector 1 2 3) 2)) ; => ((1 2) (3))
(u64vector-segment (u64vector 1) 0) ; error: `u64vector-segment` wanted a positive exact integer as argument 2, got 0
(u64vector-fold (lambda (sum x) (+ sum x)) 0 (u64vector 1 2 3)) ; => 6
(u64vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (u64vector 1 2 3) (u64vector 4 5)) ; => 14
(u64vector-fold-right (lambda (list x) (cons x list)) '() (u64vector 1 2 3)) ; => (1 2 3)
(u64vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (u64vector 1 2 3) (u64vector 1 2)) ; => (2 4)
(u64vector->list (u64vector-map (lambda (x) (* x x)) (u64vector 1 2 3))) ; => (1 4 9)
(u64vector->list (u64vector-map + (u64vector 1 2 3) (u64vector 10 20))) ; => (11 22)
(u64vector->list (let ((v (u64vector 1 2 3))) (u64vector-map! (lambda (x) (* x x)) v) v)) ; => (1 4 9)
(let ((list '())) (u64vector-for-each (lambda (x) (set! list (cons x list))) (u64vector 1 2)) list) ; => (2 1)
(u64vector-count odd? (u64vector 1 2 3)) ; => 2
(u64vector->list (u64vector-cumulate + 0 (u64vector 1 2 3))) ; => (1 3 6)
(u64vector->list (u64vector-take-while odd? (u64vector 1 3 4 5))) ; => (1 3)
(u64vector->list (u64vector-take-while-right odd? (u64vector 1 4 3 5))) ; => (3 5)
(u64vector->list (u64vector-drop-while odd? (u64vector 1 3 4 5))) ; => (4 5)
(u64vector->list (u64vector-drop-while-right odd? (u64vector 1 4 3 5))) ; => (1 4)
(u64vector-index even? (u64vector 1 2 4)) ; => 1
(u64vector-index < (u64vector 1 2 4) (u64vector 1 3)) ; => 1
(u64vector-index-right even? (u64vector 1 2 4)) ; => 2
(u64vector-index-right < (u64vector 1) (u64vector 1 2)) ; error: `u64vector-index-right` wanted vectors of one length
(u64vector-skip odd? (u64vector 1 3 4)) ; => 2
(u64vector-skip-right odd? (u64vector 1 2 3)) ; => 1
(u64vector-any even? (u64vector 1 3)) ; => #f
(u64vector-any (lambda (x) (and (even? x) x)) (u64vector 1 2)) ; => 2
(u64vector-every odd? (u64vector 1 3)) ; => #t
(u64vector-every odd? (u64vector )) ; => #t
(call-with-values (lambda () (u64vector-partition even? (u64vector 1 2 3 4))) (lambda (v n) (list (u64vector->list v) n))) ; => ((2 4 1 3) 2)
(u64vector->list (u64vector-filter odd? (u64vector 1 2 3))) ; => (1 3)
(u64vector->list (u64vector-remove odd? (u64vector 1 2 3))) ; => (2)
(u64vector->list (let ((v (u64vector 1 2 3))) (u64vector-swap! v 0 2) v)) ; => (3 2 1)
(u64vector-swap! (u64vector 1 2) 0 2) ; error: `u64vector-swap!` wanted an index below 2
(u64vector->list (let ((v (u64vector 1 2 3))) (u64vector-fill! v 9 1) v)) ; => (1 9 9)
(u64vector->list (let ((v (u64vector 1 2 3))) (u64vector-reverse! v) v)) ; => (3 2 1)
(u64vector->list (let ((v (u64vector 1 2 3))) (u64vector-reverse! v 1) v)) ; => (1 3 2)
(u64vector->list (let ((v (u64vector 1 2 3))) (u64vector-copy! v 1 v 0 2) v)) ; => (1 1 2)
(u64vector-copy! (u64vector 1 2) 1 (u64vector 1 2)) ; error: `u64vector-copy!` wanted a place with room behind it as argument 2, got 1
(u64vector->list (let ((v (u64vector 1 2 3))) (u64vector-reverse-copy! v 0 (u64vector 7 8)) v)) ; => (8 7 3)
(u64vector->list (u64vector-unfold! (lambda (i x) (values x (+ x 1))) (u64vector 0 0 0) 1 3 5)) ; => (0 5 6)
(u64vector->list (u64vector-unfold-right! (lambda (i x) (values x (+ x 1))) (u64vector 0 0 0) 1 3 5)) ; => (0 6 5)
(reverse-u64vector->list (u64vector 1 2 3)) ; => (3 2 1)
(u64vector->list (reverse-list->u64vector '(1 2 3))) ; => (3 2 1)
(u64vector->vector (u64vector 1 2 3) 1) ; => #(2 3)
(u64vector->list (vector->u64vector #(1 2 3) 1)) ; => (2 3)
(let ((g (make-u64vector-generator (u64vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1 #t)
(hash-table-ref/default (hash-table u64vector-comparator (u64vector 1 2) 'found) (u64vector 1 2) #f) ; => found
(write-u64vector (u64vector 1 2)) ; prints #u64(1 2)
(u64vector-map 5 (u64vector 1)) ; error: `u64vector-map` wanted a procedure as argument 1, got 5
(u64vector-map + 5) ; error: `u64vector-map` wanted a vector of the type u64 as argument 2, got 5
