(import (srfi 160 u8))

(u8vector->list (u8vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1 2 4 8)
(u8vector->list (u8vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8 4 2 1)
(u8vector->list (u8vector-copy (u8vector 1 2 3) 1)) ; => (2 3)
(u8vector->list (u8vector-copy (u8vector 1 2 3) 0 2)) ; => (1 2)
(u8vector->list (u8vector-reverse-copy (u8vector 1 2 3))) ; => (3 2 1)
(u8vector->list (u8vector-reverse-copy (u8vector 1 2 3) 1 3)) ; => (3 2)
(u8vector->list (u8vector-append (u8vector 1 2) (u8vector ) (u8vector 3))) ; => (1 2 3)
(u8vector->list (u8vector-append)) ; => ()
(u8vector->list (u8vector-concatenate (list (u8vector 1 2) (u8vector 3)))) ; => (1 2 3)
(u8vector->list (u8vector-append-subvectors (u8vector 1 2 3) 1 3 (u8vector 4 5) 0 1)) ; => (2 3 4)
(u8vector-append-subvectors (u8vector 1 2 3) 1) ; error: `u8vector-append-subvectors` wanted a start and an end for each vector
(map u8vector-empty? (list (u8vector ) (u8vector 1))) ; => (#t #f)
(u8vector= (u8vector 1 2) (u8vector 1 2) (u8vector 1 2)) ; => #t
(u8vector= (u8vector 1 2) (u8vector 1 2 3)) ; => #f
(u8vector=) ; => #t
(u8vector->list (u8vector-take (u8vector 1 2 3) 2)) ; => (1 2)
(u8vector->list (u8vector-take-right (u8vector 1 2 3) 2)) ; => (2 3)
(u8vector->list (u8vector-drop (u8vector 1 2 3) 2)) ; => (3)
(u8vector->list (u8vector-drop-right (u8vector 1 2 3) 2)) ; => (1)
(u8vector-take (u8vector 1) 2) ; error: `u8vector-take` wanted a number up to the length as argument 2, got 2
(map u8vector->list (u8vector-segment (u8vector 1 2 3) 2)) ; => ((1 2) (3))
(u8vector-segment (u8vector 1) 0) ; error: `u8vector-segment` wanted a positive exact integer as argument 2, got 0
(u8vector-fold (lambda (sum x) (+ sum x)) 0 (u8vector 1 2 3)) ; => 6
(u8vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (u8vector 1 2 3) (u8vector 4 5)) ; => 14
(u8vector-fold-right (lambda (list x) (cons x list)) '() (u8vector 1 2 3)) ; => (1 2 3)
(u8vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (u8vector 1 2 3) (u8vector 1 2)) ; => (2 4)
(u8vector->list (u8vector-map (lambda (x) (* x x)) (u8vector 1 2 3))) ; => (1 4 9)
(u8vector->list (u8vector-map + (u8vector 1 2 3) (u8vector 10 20))) ; => (11 22)
(u8vector->list (let ((v (u8vector 1 2 3))) (u8vector-map! (lambda (x) (* x x)) v) v)) ; => (1 4 9)
(let ((list '())) (u8vector-for-each (lambda (x) (set! list (cons x list))) (u8vector 1 2)) list) ; => (2 1)
(u8vector-count odd? (u8vector 1 2 3)) ; => 2
(u8vector->list (u8vector-cumulate + 0 (u8vector 1 2 3))) ; => (1 3 6)
(u8vector->list (u8vector-take-while odd? (u8vector 1 3 4 5))) ; => (1 3)
(u8vector->list (u8vector-take-while-right odd? (u8vector 1 4 3 5))) ; => (3 5)
(u8vector->list (u8vector-drop-while odd? (u8vector 1 3 4 5))) ; => (4 5)
(u8vector->list (u8vector-drop-while-right odd? (u8vector 1 4 3 5))) ; => (1 4)
(u8vector-index even? (u8vector 1 2 4)) ; => 1
(u8vector-index < (u8vector 1 2 4) (u8vector 1 3)) ; => 1
(u8vector-index-right even? (u8vector 1 2 4)) ; => 2
(u8vector-index-right < (u8vector 1) (u8vector 1 2)) ; error: `u8vector-index-right` wanted vectors of one length
(u8vector-skip odd? (u8vector 1 3 4)) ; => 2
(u8vector-skip-right odd? (u8vector 1 2 3)) ; => 1
(u8vector-any even? (u8vector 1 3)) ; => #f
(u8vector-any (lambda (x) (and (even? x) x)) (u8vector 1 2)) ; => 2
(u8vector-every odd? (u8vector 1 3)) ; => #t
(u8vector-every odd? (u8vector )) ; => #t
(call-with-values (lambda () (u8vector-partition even? (u8vector 1 2 3 4))) (lambda (v n) (list (u8vector->list v) n))) ; => ((2 4 1 3) 2)
(u8vector->list (u8vector-filter odd? (u8vector 1 2 3))) ; => (1 3)
(u8vector->list (u8vector-remove odd? (u8vector 1 2 3))) ; => (2)
(u8vector->list (let ((v (u8vector 1 2 3))) (u8vector-swap! v 0 2) v)) ; => (3 2 1)
(u8vector-swap! (u8vector 1 2) 0 2) ; error: `u8vector-swap!` wanted an index below 2
(u8vector->list (let ((v (u8vector 1 2 3))) (u8vector-fill! v 9 1) v)) ; => (1 9 9)
(u8vector->list (let ((v (u8vector 1 2 3))) (u8vector-reverse! v) v)) ; => (3 2 1)
(u8vector->list (let ((v (u8vector 1 2 3))) (u8vector-reverse! v 1) v)) ; => (1 3 2)
(u8vector->list (let ((v (u8vector 1 2 3))) (u8vector-copy! v 1 v 0 2) v)) ; => (1 1 2)
(u8vector-copy! (u8vector 1 2) 1 (u8vector 1 2)) ; error: `u8vector-copy!` wanted a place with room behind it as argument 2, got 1
(u8vector->list (let ((v (u8vector 1 2 3))) (u8vector-reverse-copy! v 0 (u8vector 7 8)) v)) ; => (8 7 3)
(u8vector->list (u8vector-unfold! (lambda (i x) (values x (+ x 1))) (u8vector 0 0 0) 1 3 5)) ; => (0 5 6)
(u8vector->list (u8vector-unfold-right! (lambda (i x) (values x (+ x 1))) (u8vector 0 0 0) 1 3 5)) ; => (0 6 5)
(reverse-u8vector->list (u8vector 1 2 3)) ; => (3 2 1)
(u8vector->list (reverse-list->u8vector '(1 2 3))) ; => (3 2 1)
(u8vector->vector (u8vector 1 2 3) 1) ; => #(2 3)
(u8vector->list (vector->u8vector #(1 2 3) 1)) ; => (2 3)
(let ((g (make-u8vector-generator (u8vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1 #t)
(hash-table-ref/default (hash-table u8vector-comparator (u8vector 1 2) 'found) (u8vector 1 2) #f) ; => found
(write-u8vector (u8vector 1 2)) ; prints #u8(1 2)
(u8vector-map 5 (u8vector 1)) ; error: `u8vector-map` wanted a procedure as argument 1, got 5
(u8vector-map + 5) ; error: `u8vector-map` wanted a vector of the type u8 as argument 2, got 5
;; Each procedure shows itself by its own name, and a result that cannot be an element is its procedure's fault.
(u8vector-take (u8vector 1)) ; error: `u8vector-take` wanted 2 arguments, got 1
(u8vector-copy (u8vector 1 2) 0 1 2) ; error: `u8vector-copy` wanted 1 to 3 arguments, got 4
(u8vector-map (lambda (x) 300) (u8vector 1)) ; error: `u8vector-map` wanted a procedure that gives an exact integer from 0 to 255 as argument 1, got 300
(u8vector-map! (lambda (x) "") (u8vector 1)) ; error: `u8vector-map!` wanted a procedure that gives an exact integer from 0 to 255 as argument 1, got ""
(u8vector-unfold (lambda (i x) (values -1 x)) 2 0) ; error: `u8vector-unfold` wanted a procedure that gives an exact integer from 0 to 255 as argument 1, got -1
(u8vector 1 2 300) ; error: `u8vector` wanted an exact integer from 0 to 255 as argument 3, got 300
(u8vector-concatenate (list (u8vector 1) 5)) ; error: `u8vector-concatenate` wanted a list of vectors of the type u8 as argument 1
(u8vector-append-subvectors (u8vector 1 2) 0 1 5 0 1) ; error: `u8vector-append-subvectors` wanted a vector of the type u8 as argument 4, got 5
(u8vector-append-subvectors (u8vector 1 2) 0 3) ; error: `u8vector-append-subvectors` wanted an end from the start to the length as argument 3, got 3
(u8vector-unfold! values 5 0 1 0) ; error: `u8vector-unfold!` wanted a vector of the type u8 as argument 2, got 5
(u8vector-swap! (u8vector 1 2) 0 2) ; error: `u8vector-swap!` wanted an index below 2 as argument 3, got 2
(u8vector-fill! #u8(1 2) 0) ; error: `u8vector-fill!` cannot change #u8(1 2): it is immutable
(vector->u8vector #(1 2) 3) ; error: `vector->u8vector` wanted an index from 0 to 2 as argument 2, got 3
(write-u8vector (u8vector 1) 5) ; error: `write-u8vector` wanted a textual output port as argument 2, got 5
(make-u8vector 1 2 3) ; error: `make-u8vector` wanted
