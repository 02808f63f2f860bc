(import (srfi 160 s8))

(s8vector->list (s8vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1 2 4 8)
(s8vector->list (s8vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8 4 2 1)
(s8vector->list (s8vector-copy (s8vector 1 2 3) 1)) ; => (2 3)
(s8vector->list (s8vector-copy (s8vector 1 2 3) 0 2)) ; => (1 2)
(s8vector->list (s8vector-reverse-copy (s8vector 1 2 3))) ; => (3 2 1)
(s8vector->list (s8vector-reverse-copy (s8vector 1 2 3) 1 3)) ; => (3 2)
(s8vector->list (s8vector-append (s8vector 1 2) (s8vector ) (s8vector 3))) ; => (1 2 3)
(s8vector->list (s8vector-append)) ; => ()
(s8vector->list (s8vector-concatenate (list (s8vector 1 2) (s8vector 3)))) ; => (1 2 3)
(s8vector->list (s8vector-append-subvectors (s8vector 1 2 3) 1 3 (s8vector 4 5) 0 1)) ; => (2 3 4)
(s8vector-append-subvectors (s8vector 1 2 3) 1) ; error: `s8vector-append-subvectors` wanted a start and an end for each vector
(map s8vector-empty? (list (s8vector ) (s8vector 1))) ; => (#t #f)
(s8vector= (s8vector 1 2) (s8vector 1 2) (s8vector 1 2)) ; => #t
(s8vector= (s8vector 1 2) (s8vector 1 2 3)) ; => #f
(s8vector=) ; => #t
(s8vector->list (s8vector-take (s8vector 1 2 3) 2)) ; => (1 2)
(s8vector->list (s8vector-take-right (s8vector 1 2 3) 2)) ; => (2 3)
(s8vector->list (s8vector-drop (s8vector 1 2 3) 2)) ; => (3)
(s8vector->list (s8vector-drop-right (s8vector 1 2 3) 2)) ; => (1)
(s8vector-take (s8vector 1) 2) ; error: `s8vector-take` wanted a number up to the length as argument 2, got 2
(map s8vector->list (s8vector-segment (s8vector 1 2 3) 2)) ; => ((1 2) (3))
(s8vector-segment (s8vector 1) 0) ; error: `s8vector-segment` wanted a positive exact integer as argument 2, got 0
(s8vector-fold (lambda (sum x) (+ sum x)) 0 (s8vector 1 2 3)) ; => 6
(s8vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (s8vector 1 2 3) (s8vector 4 5)) ; => 14
(s8vector-fold-right (lambda (list x) (cons x list)) '() (s8vector 1 2 3)) ; => (1 2 3)
(s8vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (s8vector 1 2 3) (s8vector 1 2)) ; => (2 4)
(s8vector->list (s8vector-map (lambda (x) (* x x)) (s8vector 1 2 3))) ; => (1 4 9)
(s8vector->list (s8vector-map + (s8vector 1 2 3) (s8vector 10 20))) ; => (11 22)
(s8vector->list (let ((v (s8vector 1 2 3))) (s8vector-map! (lambda (x) (* x x)) v) v)) ; => (1 4 9)
(let ((list '())) (s8vector-for-each (lambda (x) (set! list (cons x list))) (s8vector 1 2)) list) ; => (2 1)
(s8vector-count odd? (s8vector 1 2 3)) ; => 2
(s8vector->list (s8vector-cumulate + 0 (s8vector 1 2 3))) ; => (1 3 6)
(s8vector->list (s8vector-take-while odd? (s8vector 1 3 4 5))) ; => (1 3)
(s8vector->list (s8vector-take-while-right odd? (s8vector 1 4 3 5))) ; => (3 5)
(s8vector->list (s8vector-drop-while odd? (s8vector 1 3 4 5))) ; => (4 5)
(s8vector->list (s8vector-drop-while-right odd? (s8vector 1 4 3 5))) ; => (1 4)
(s8vector-index even? (s8vector 1 2 4)) ; => 1
(s8vector-index < (s8vector 1 2 4) (s8vector 1 3)) ; => 1
(s8vector-index-right even? (s8vector 1 2 4)) ; => 2
(s8vector-index-right < (s8vector 1) (s8vector 1 2)) ; error: `s8vector-index-right` wanted vectors of one length
(s8vector-skip odd? (s8vector 1 3 4)) ; => 2
(s8vector-skip-right odd? (s8vector 1 2 3)) ; => 1
(s8vector-any even? (s8vector 1 3)) ; => #f
(s8vector-any (lambda (x) (and (even? x) x)) (s8vector 1 2)) ; => 2
(s8vector-every odd? (s8vector 1 3)) ; => #t
(s8vector-every odd? (s8vector )) ; => #t
(call-with-values (lambda () (s8vector-partition even? (s8vector 1 2 3 4))) (lambda (v n) (list (s8vector->list v) n))) ; => ((2 4 1 3) 2)
(s8vector->list (s8vector-filter odd? (s8vector 1 2 3))) ; => (1 3)
(s8vector->list (s8vector-remove odd? (s8vector 1 2 3))) ; => (2)
(s8vector->list (let ((v (s8vector 1 2 3))) (s8vector-swap! v 0 2) v)) ; => (3 2 1)
(s8vector-swap! (s8vector 1 2) 0 2) ; error: `s8vector-swap!` wanted an index below 2
(s8vector->list (let ((v (s8vector 1 2 3))) (s8vector-fill! v 9 1) v)) ; => (1 9 9)
(s8vector->list (let ((v (s8vector 1 2 3))) (s8vector-reverse! v) v)) ; => (3 2 1)
(s8vector->list (let ((v (s8vector 1 2 3))) (s8vector-reverse! v 1) v)) ; => (1 3 2)
(s8vector->list (let ((v (s8vector 1 2 3))) (s8vector-copy! v 1 v 0 2) v)) ; => (1 1 2)
(s8vector-copy! (s8vector 1 2) 1 (s8vector 1 2)) ; error: `s8vector-copy!` wanted a place with room behind it as argument 2, got 1
(s8vector->list (let ((v (s8vector 1 2 3))) (s8vector-reverse-copy! v 0 (s8vector 7 8)) v)) ; => (8 7 3)
(s8vector->list (s8vector-unfold! (lambda (i x) (values x (+ x 1))) (s8vector 0 0 0) 1 3 5)) ; => (0 5 6)
(s8vector->list (s8vector-unfold-right! (lambda (i x) (values x (+ x 1))) (s8vector 0 0 0) 1 3 5)) ; => (0 6 5)
(reverse-s8vector->list (s8vector 1 2 3)) ; => (3 2 1)
(s8vector->list (reverse-list->s8vector '(1 2 3))) ; => (3 2 1)
(s8vector->vector (s8vector 1 2 3) 1) ; => #(2 3)
(s8vector->list (vector->s8vector #(1 2 3) 1)) ; => (2 3)
(let ((g (make-s8vector-generator (s8vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1 #t)
(hash-table-ref/default (hash-table s8vector-comparator (s8vector 1 2) 'found) (s8vector 1 2) #f) ; => found
(write-s8vector (s8vector 1 2)) ; prints #s8(1 2)
(s8vector-map 5 (s8vector 1)) ; error: `s8vector-map` wanted a procedure as argument 1, got 5
(s8vector-map + 5) ; error: `s8vector-map` wanted a vector of the type s8 as argument 2, got 5
