(import (srfi 160 s16))

(s16vector->list (s16vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1 2 4 8)
(s16vector->list (s16vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8 4 2 1)
(s16vector->list (s16vector-copy (s16vector 1 2 3) 1)) ; => (2 3)
(s16vector->list (s16vector-copy (s16vector 1 2 3) 0 2)) ; => (1 2)
(s16vector->list (s16vector-reverse-copy (s16vector 1 2 3))) ; => (3 2 1)
(s16vector->list (s16vector-reverse-copy (s16vector 1 2 3) 1 3)) ; => (3 2)
(s16vector->list (s16vector-append (s16vector 1 2) (s16vector ) (s16vector 3))) ; => (1 2 3)
(s16vector->list (s16vector-append)) ; => ()
(s16vector->list (s16vector-concatenate (list (s16vector 1 2) (s16vector 3)))) ; => (1 2 3)
(s16vector->list (s16vector-append-subvectors (s16vector 1 2 3) 1 3 (s16vector 4 5) 0 1)) ; => (2 3 4)
(s16vector-append-subvectors (s16vector 1 2 3) 1) ; error: `s16vector-append-subvectors` wanted a start and an end for each vector
(map s16vector-empty? (list (s16vector ) (s16vector 1))) ; => (#t #f)
(s16vector= (s16vector 1 2) (s16vector 1 2) (s16vector 1 2)) ; => #t
(s16vector= (s16vector 1 2) (s16vector 1 2 3)) ; => #f
(s16vector=) ; => #t
(s16vector->list (s16vector-take (s16vector 1 2 3) 2)) ; => (1 2)
(s16vector->list (s16vector-take-right (s16vector 1 2 3) 2)) ; => (2 3)
(s16vector->list (s16vector-drop (s16vector 1 2 3) 2)) ; => (3)
(s16vector->list (s16vector-drop-right (s16vector 1 2 3) 2)) ; => (1)
(s16vector-take (s16vector 1) 2) ; error: `s16vector-take` wanted a number up to the length as argument 2, got 2
(map s16vector->list (s16vector-segment (s16vector 1 2 3) 2)) ; => ((1 2) (3))
(s16vector-segment (s16vector 1) 0) ; error: `s16vector-segment` wanted a positive exact integer as argument 2, got 0
(s16vector-fold (lambda (sum x) (+ sum x)) 0 (s16vector 1 2 3)) ; => 6
(s16vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (s16vector 1 2 3) (s16vector 4 5)) ; => 14
(s16vector-fold-right (lambda (list x) (cons x list)) '() (s16vector 1 2 3)) ; => (1 2 3)
(s16vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (s16vector 1 2 3) (s16vector 1 2)) ; => (2 4)
(s16vector->list (s16vector-map (lambda (x) (* x x)) (s16vector 1 2 3))) ; => (1 4 9)
(s16vector->list (s16vector-map + (s16vector 1 2 3) (s16vector 10 20))) ; => (11 22)
(s16vector->list (let ((v (s16vector 1 2 3))) (s16vector-map! (lambda (x) (* x x)) v) v)) ; => (1 4 9)
(let ((list '())) (s16vector-for-each (lambda (x) (set! list (cons x list))) (s16vector 1 2)) list) ; => (2 1)
(s16vector-count odd? (s16vector 1 2 3)) ; => 2
(s16vector->list (s16vector-cumulate + 0 (s16vector 1 2 3))) ; => (1 3 6)
(s16vector->list (s16vector-take-while odd? (s16vector 1 3 4 5))) ; => (1 3)
(s16vector->list (s16vector-take-while-right odd? (s16vector 1 4 3 5))) ; => (3 5)
(s16vector->list (s16vector-drop-while odd? (s16vector 1 3 4 5))) ; => (4 5)
(s16vector->list (s16vector-drop-while-right odd? (s16vector 1 4 3 5))) ; => (1 4)
(s16vector-index even? (s16vector 1 2 4)) ; => 1
(s16vector-index < (s16vector 1 2 4) (s16vector 1 3)) ; => 1
(s16vector-index-right even? (s16vector 1 2 4)) ; => 2
(s16vector-index-right < (s16vector 1) (s16vector 1 2)) ; error: `s16vector-index-right` wanted vectors of one length
(s16vector-skip odd? (s16vector 1 3 4)) ; => 2
(s16vector-skip-right odd? (s16vector 1 2 3)) ; => 1
(s16vector-any even? (s16vector 1 3)) ; => #f
(s16vector-any (lambda (x) (and (even? x) x)) (s16vector 1 2)) ; => 2
(s16vector-every odd? (s16vector 1 3)) ; => #t
(s16vector-every odd? (s16vector )) ; => #t
(call-with-values (lambda () (s16vector-partition even? (s16vector 1 2 3 4))) (lambda (v n) (list (s16vector->list v) n))) ; => ((2 4 1 3) 2)
(s16vector->list (s16vector-filter odd? (s16vector 1 2 3))) ; => (1 3)
(s16vector->list (s16vector-remove odd? (s16vector 1 2 3))) ; => (2)
(s16vector->list (let ((v (s16vector 1 2 3))) (s16vector-swap! v 0 2) v)) ; => (3 2 1)
(s16vector-swap! (s16vector 1 2) 0 2) ; error: `s16vector-swap!` wanted an index below 2
(s16vector->list (let ((v (s16vector 1 2 3))) (s16vector-fill! v 9 1) v)) ; => (1 9 9)
(s16vector->list (let ((v (s16vector 1 2 3))) (s16vector-reverse! v) v)) ; => (3 2 1)
(s16vector->list (let ((v (s16vector 1 2 3))) (s16vector-reverse! v 1) v)) ; => (1 3 2)
(s16vector->list (let ((v (s16vector 1 2 3))) (s16vector-copy! v 1 v 0 2) v)) ; => (1 1 2)
(s16vector-copy! (s16vector 1 2) 1 (s16vector 1 2)) ; error: `s16vector-copy!` wanted a place with room behind it as argument 2, got 1
(s16vector->list (let ((v (s16vector 1 2 3))) (s16vector-reverse-copy! v 0 (s16vector 7 8)) v)) ; => (8 7 3)
(s16vector->list (s16vector-unfold! (lambda (i x) (values x (+ x 1))) (s16vector 0 0 0) 1 3 5)) ; => (0 5 6)
(s16vector->list (s16vector-unfold-right! (lambda (i x) (values x (+ x 1))) (s16vector 0 0 0) 1 3 5)) ; => (0 6 5)
(reverse-s16vector->list (s16vector 1 2 3)) ; => (3 2 1)
(s16vector->list (reverse-list->s16vector '(1 2 3))) ; => (3 2 1)
(s16vector->vector (s16vector 1 2 3) 1) ; => #(2 3)
(s16vector->list (vector->s16vector #(1 2 3) 1)) ; => (2 3)
(let ((g (make-s16vector-generator (s16vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1 #t)
(hash-table-ref/default (hash-table s16vector-comparator (s16vector 1 2) 'found) (s16vector 1 2) #f) ; => found
(write-s16vector (s16vector 1 2)) ; prints #s16(1 2)
(s16vector-map 5 (s16vector 1)) ; error: `s16vector-map` wanted a procedure as argument 1, got 5
(s16vector-map + 5) ; error: `s16vector-map` wanted a vector of the type s16 as argument 2, got 5
