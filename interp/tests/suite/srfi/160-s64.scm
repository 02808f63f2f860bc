(import (srfi 160 s64))

(s64vector->list (s64vector-unfold (lambda (i x) (values x (* 2 x))) 4 1)) ; => (1 2 4 8)
(s64vector->list (s64vector-unfold-right (lambda (i x) (values x (* 2 x))) 4 1)) ; => (8 4 2 1)
(s64vector->list (s64vector-copy (s64vector 1 2 3) 1)) ; => (2 3)
(s64vector->list (s64vector-copy (s64vector 1 2 3) 0 2)) ; => (1 2)
(s64vector->list (s64vector-reverse-copy (s64vector 1 2 3))) ; => (3 2 1)
(s64vector->list (s64vector-reverse-copy (s64vector 1 2 3) 1 3)) ; => (3 2)
(s64vector->list (s64vector-append (s64vector 1 2) (s64vector ) (s64vector 3))) ; => (1 2 3)
(s64vector->list (s64vector-append)) ; => ()
(s64vector->list (s64vector-concatenate (list (s64vector 1 2) (s64vector 3)))) ; => (1 2 3)
(s64vector->list (s64vector-append-subvectors (s64vector 1 2 3) 1 3 (s64vector 4 5) 0 1)) ; => (2 3 4)
(s64vector-append-subvectors (s64vector 1 2 3) 1) ; error: `s64vector-append-subvectors` wanted a start and an end for each vector
(map s64vector-empty? (list (s64vector ) (s64vector 1))) ; => (#t #f)
(s64vector= (s64vector 1 2) (s64vector 1 2) (s64vector 1 2)) ; => #t
(s64vector= (s64vector 1 2) (s64vector 1 2 3)) ; => #f
(s64vector=) ; => #t
(s64vector->list (s64vector-take (s64vector 1 2 3) 2)) ; => (1 2)
(s64vector->list (s64vector-take-right (s64vector 1 2 3) 2)) ; => (2 3)
(s64vector->list (s64vector-drop (s64vector 1 2 3) 2)) ; => (3)
(s64vector->list (s64vector-drop-right (s64vector 1 2 3) 2)) ; => (1)
(s64vector-take (s64vector 1) 2) ; error: `s64vector-take` wanted a number up to the length as argument 2, got 2
(map s64vector->list (s64vector-segment (s64vector 1 2 3) 2)) ; => ((1 2) (3))
(s64vector-segment (s64vector 1) 0) ; error: `s64vector-segment` wanted a positive exact integer as argument 2, got 0
(s64vector-fold (lambda (sum x) (+ sum x)) 0 (s64vector 1 2 3)) ; => 6
(s64vector-fold (lambda (sum x y) (+ sum (* x y))) 0 (s64vector 1 2 3) (s64vector 4 5)) ; => 14
(s64vector-fold-right (lambda (list x) (cons x list)) '() (s64vector 1 2 3)) ; => (1 2 3)
(s64vector-fold-right (lambda (list x y) (cons (+ x y) list)) '() (s64vector 1 2 3) (s64vector 1 2)) ; => (2 4)
(s64vector->list (s64vector-map (lambda (x) (* x x)) (s64vector 1 2 3))) ; => (1 4 9)
(s64vector->list (s64vector-map + (s64vector 1 2 3) (s64vector 10 20))) ; => (11 22)
(s64vector->list (let ((v (s64vector 1 2 3))) (s64vector-map! (lambda (x) (* x x)) v) v)) ; => (1 4 9)
(let ((list '())) (s64vector-for-each (lambda (x) (set! list (cons x list))) (s64vector 1 2)) list) ; => (2 1)
(s64vector-count odd? (s64vector 1 2 3)) ; => 2
(s64vector->list (s64vector-cumulate + 0 (s64vector 1 2 3))) ; => (1 3 6)
(s64vector->list (s64vector-take-while odd? (s64vector 1 3 4 5))) ; => (1 3)
(s64vector->list (s64vector-take-while-right odd? (s64vector 1 4 3 5))) ; => (3 5)
(s64vector->list (s64vector-drop-while odd? (s64vector 1 3 4 5))) ; => (4 5)
(s64vector->list (s64vector-drop-while-right odd? (s64vector 1 4 3 5))) ; => (1 4)
(s64vector-index even? (s64vector 1 2 4)) ; => 1
(s64vector-index < (s64vector 1 2 4) (s64vector 1 3)) ; => 1
(s64vector-index-right even? (s64vector 1 2 4)) ; => 2
(s64vector-index-right < (s64vector 1) (s64vector 1 2)) ; error: `s64vector-index-right` wanted vectors of one length
(s64vector-skip odd? (s64vector 1 3 4)) ; => 2
(s64vector-skip-right odd? (s64vector 1 2 3)) ; => 1
(s64vector-any even? (s64vector 1 3)) ; => #f
(s64vector-any (lambda (x) (and (even? x) x)) (s64vector 1 2)) ; => 2
(s64vector-every odd? (s64vector 1 3)) ; => #t
(s64vector-every odd? (s64vector )) ; => #t
(call-with-values (lambda () (s64vector-partition even? (s64vector 1 2 3 4))) (lambda (v n) (list (s64vector->list v) n))) ; => ((2 4 1 3) 2)
(s64vector->list (s64vector-filter odd? (s64vector 1 2 3))) ; => (1 3)
(s64vector->list (s64vector-remove odd? (s64vector 1 2 3))) ; => (2)
(s64vector->list (let ((v (s64vector 1 2 3))) (s64vector-swap! v 0 2) v)) ; => (3 2 1)
(s64vector-swap! (s64vector 1 2) 0 2) ; error: `s64vector-swap!` wanted an index below 2
(s64vector->list (let ((v (s64vector 1 2 3))) (s64vector-fill! v 9 1) v)) ; => (1 9 9)
(s64vector->list (let ((v (s64vector 1 2 3))) (s64vector-reverse! v) v)) ; => (3 2 1)
(s64vector->list (let ((v (s64vector 1 2 3))) (s64vector-reverse! v 1) v)) ; => (1 3 2)
(s64vector->list (let ((v (s64vector 1 2 3))) (s64vector-copy! v 1 v 0 2) v)) ; => (1 1 2)
(s64vector-copy! (s64vector 1 2) 1 (s64vector 1 2)) ; error: `s64vector-copy!` wanted a place with room behind it as argument 2, got 1
(s64vector->list (let ((v (s64vector 1 2 3))) (s64vector-reverse-copy! v 0 (s64vector 7 8)) v)) ; => (8 7 3)
(s64vector->list (s64vector-unfold! (lambda (i x) (values x (+ x 1))) (s64vector 0 0 0) 1 3 5)) ; => (0 5 6)
(s64vector->list (s64vector-unfold-right! (lambda (i x) (values x (+ x 1))) (s64vector 0 0 0) 1 3 5)) ; => (0 6 5)
(reverse-s64vector->list (s64vector 1 2 3)) ; => (3 2 1)
(s64vector->list (reverse-list->s64vector '(1 2 3))) ; => (3 2 1)
(s64vector->vector (s64vector 1 2 3) 1) ; => #(2 3)
(s64vector->list (vector->s64vector #(1 2 3) 1)) ; => (2 3)
(let ((g (make-s64vector-generator (s64vector 1)))) (let ((x (g))) (list x (eof-object? (g))))) ; => (1 #t)
(hash-table-ref/default (hash-table s64vector-comparator (s64vector 1 2) 'found) (s64vector 1 2) #f) ; => found
(write-s64vector (s64vector 1 2)) ; prints #s64(1 2)
(s64vector-map 5 (s64vector 1)) ; error: `s64vector-map` wanted a procedure as argument 1, got 5
(s64vector-map + 5) ; error: `s64vector-map` wanted a vector of the type s64 as argument 2, got 5
