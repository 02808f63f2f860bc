(import (srfi 160 s32))

(s32vector->list (s32vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1 2 4 8)
(s32vector->list (s32vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8 4 2 1)
(s32vector->list (s32vector-copy (s32vector 1 2 3) 1)) ; => (2 3)
(s32vector->list (s32vector-copy (s32vector 1 2 3) 0 2)) ; => (1 2)
(s32vector->list (s32vector-reverse-copy (s32vector 1 2 3))) ; => (3 2 1)
(s32vector->list (s32vector-reverse-copy (s32vector 1 2 3) 1 3)) ; => (3 2)
(s32vector->list (s32vector-append (s32vector 1 2) (s32vector ) (s32vector 3))) ; => (1 2 3)
(s32vector->list (s32vector-append)) ; => ()
(s32vector->list (s32vector-concatenate (list (s32vector 1 2) (s32vector 3)))) ; => (1 2 3)
(s32vector->list (s32vector-append-subvectors (s32vector 1 2 3) 1 3 (s32vector 4 5) 0 1)) ; => (2 3 4)
(s32vector-append-subvectors (s32vector 1 2 3) 1) ; error: `s32vector-append-subvectors` wanted a start and an end for each vector
(map s32vector-empty? (list (s32vector ) (s32vector 1))) ; => (#t #f)
(s32vector= (s32vector 1 2) (s32vector 1 2) (s32vector 1 2)) ; => #t
(s32vector= (s32vector 1 2) (s32vector 1 2 3)) ; => #f
(s32vector=) ; => #t
(s32vector->list (s32vector-take (s32vector 1 2 3) 2)) ; => (1 2)
(s32vector->list (s32vector-take-right (s32vector 1 2 3) 2)) ; => (2 3)
(s32vector->list (s32vector-drop (s32vector 1 2 3) 2)) ; => (3)
(s32vector->list (s32vector-drop-right (s32vector 1 2 3) 2)) ; => (1)
(s32vector-take (s32vector 1) 2) ; error: `s32vector-take` wanted a number up to the length as argument 2, got 2
(map s32vector->list (s32vector-segment (s32vector 1 2 3) 2)) ; => ((1 2) (3))
(s32vector-segment (s32vector 1) 0) ; error: `s32vector-segment` wanted a positive exact integer as argument 2, got 0
(s32vector-fold (lambda (sum x) (+ sum x)) 0 (s32vector 1 2 3)) ; => 6
(s32vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (s32vector 1 2 3) (s32vector 4 5)) ; => 14
(s32vector-fold-right (lambda (list x) (cons x list)) '() (s32vector 1 2 3)) ; => (1 2 3)
(s32vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (s32vector 1 2 3) (s32vector 1 2)) ; => (2 4)
(s32vector->list (s32vector-map (lambda (x) (* x x)) (s32vector 1 2 3))) ; => (1 4 9)
(s32vector->list (s32vector-map + (s32vector 1 2 3) (s32vector 10 20))) ; => (11 22)
(s32vector->list (let ((v (s32vector 1 2 3))) (s32vector-map! (lambda (x) (* x x)) v) v)) ; => (1 4 9)
(let ((list '())) (s32vector-for-each (lambda (x) (set! list (cons x list))) (s32vector 1 2)) list) ; => (2 1)
(s32vector-count odd? (s32vector 1 2 3)) ; => 2
(s32vector->list (s32vector-cumulate + 0 (s32vector 1 2 3))) ; => (1 3 6)
(s32vector->list (s32vector-take-while odd? (s32vector 1 3 4 5))) ; => (1 3)
(s32vector->list (s32vector-take-while-right odd? (s32vector 1 4 3 5))) ; => (3 5)
(s32vector->list (s32vector-drop-while odd? (s32vector 1 3 4 5))) ; => (4 5)
(s32vector->list (s32vector-drop-while-right odd? (s32vector 1 4 3 5))) ; => (1 4)
(s32vector-index even? (s32vector 1 2 4)) ; => 1
(s32vector-index < (s32vector 1 2 4) (s32vector 1 3)) ; => 1
(s32vector-index-right even? (s32vector 1 2 4)) ; => 2
(s32vector-index-right < (s32vector 1) (s32vector 1 2)) ; error: `s32vector-index-right` wanted vectors of one length
(s32vector-skip odd? (s32vector 1 3 4)) ; => 2
(s32vector-skip-right odd? (s32vector 1 2 3)) ; => 1
(s32vector-any even? (s32vector 1 3)) ; => #f
(s32vector-any (lambda (x) (and (even? x) x)) (s32vector 1 2)) ; => 2
(s32vector-every odd? (s32vector 1 3)) ; => #t
(s32vector-every odd? (s32vector )) ; => #t
(call-with-values (lambda () (s32vector-partition even? (s32vector 1 2 3 4))) (lambda (v n) (list (s32vector->list v) n))) ; => ((2 4 1 3) 2)
(s32vector->list (s32vector-filter odd? (s32vector 1 2 3))) ; => (1 3)
(s32vector->list (s32vector-remove odd? (s32vector 1 2 3))) ; => (2)
(s32vector->list (let ((v (s32vector 1 2 3))) (s32vector-swap! v 0 2) v)) ; => (3 2 1)
(s32vector-swap! (s32vector 1 2) 0 2) ; error: `s32vector-swap!` wanted an index below 2
(s32vector->list (let ((v (s32vector 1 2 3))) (s32vector-fill! v 9 1) v)) ; => (1 9 9)
(s32vector->list (let ((v (s32vector 1 2 3))) (s32vector-reverse! v) v)) ; => (3 2 1)
(s32vector->list (let ((v (s32vector 1 2 3))) (s32vector-reverse! v 1) v)) ; => (1 3 2)
(s32vector->list (let ((v (s32vector 1 2 3))) (s32vector-copy! v 1 v 0 2) v)) ; => (1 1 2)
(s32vector-copy! (s32vector 1 2) 1 (s32vector 1 2)) ; error: `s32vector-copy!` wanted a place with room behind it as argument 2, got 1
(s32vector->list (let ((v (s32vector 1 2 3))) (s32vector-reverse-copy! v 0 (s32vector 7 8)) v)) ; => (8 7 3)
(s32vector->list (s32vector-unfold! (lambda (i x) (values x (+ x 1))) (s32vector 0 0 0) 1 3 5)) ; => (0 5 6)
(s32vector->list (s32vector-unfold-right! (lambda (i x) (values x (+ x 1))) (s32vector 0 0 0) 1 3 5)) ; => (0 6 5)
(reverse-s32vector->list (s32vector 1 2 3)) ; => (3 2 1)
(s32vector->list (reverse-list->s32vector '(1 2 3))) ; => (3 2 1)
(s32vector->vector (s32vector 1 2 3) 1) ; => #(2 3)
(s32vector->list (vector->s32vector #(1 2 3) 1)) ; => (2 3)
(let ((g (make-s32vector-generator (s32vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1 #t)
(hash-table-ref/default (hash-table s32vector-comparator (s32vector 1 2) 'found) (s32vector 1 2) #f) ; => found
(write-s32vector (s32vector 1 2)) ; prints #s32(1 2)
(s32vector-map 5 (s32vector 1)) ; error: `s32vector-map` wanted a procedure as argument 1, got 5
(s32vector-map + 5) ; error: `s32vector-map` wanted a vector of the type s32 as argument 2, got 5
