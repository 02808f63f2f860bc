(import (srfi 196))

; Constructors
(list (range->list (range 3 (lambda (n) (integer->char (+ 65 n))))) (range->list (range 4 (lambda (n) (expt 1/2 n)))) (range->list (range 0 values))) ; => ((#\A #\B #\C) (1 1/2 1/4 1/8) ())
(list (range->list (numeric-range 0 1 1/5)) (range->list (numeric-range 5 -5 -3)) (range->list (numeric-range 0 0)) (range->list (numeric-range 3 0)) (range->list (numeric-range 0 1 0.25))) ; => ((0 1/5 2/5 3/5 4/5) (5 2 -1 -4) () () (0.0 0.25 0.5 0.75))
(range-length (numeric-range 0 1 0.1)) ; => 10
(numeric-range 0 1 0) ; error: `numeric-range` wanted a step other than zero as argument 3, got 0
(numeric-range 0 +inf.0) ; error: `numeric-range` wanted an end that can be reached as argument 2, got +inf.0
(list (range->list (iota-range 3)) (range->list (iota-range 3 1)) (range->list (iota-range 3 1 -2))) ; => ((0 1 2) (1 2 3) (1 -1 -3))
(list (range->list (vector-range #(1 3 5))) (range->list (string-range "abc")) (range->list (vector->range #(1 2)))) ; => ((1 3 5) (#\a #\b #\c) (1 2))
(let* ((v (vector 1 2)) (r (vector->range v))) (vector-set! v 0 9) (range->list r)) ; => (1 2)
(list (range->list (range-append (numeric-range 0 3) (numeric-range 3 6))) (range->list (range-append)) (range->list (range-reverse (numeric-range 1 4))) (range->list (range-reverse (numeric-range 0 0)))) ; => ((0 1 2 3 4 5) () (3 2 1) ())
(range -1 values) ; error: `range` wanted an index as argument 1, got -1

; Predicates and accessors
(list (range? (numeric-range 0 1)) (range? '(1)) (range=? = (numeric-range 10 30) (numeric-range 10 30)) (range=? = (numeric-range 5 10) (numeric-range 6 11)) (range=? eqv? (numeric-range 0 0) (range 0 values)) (range=? = (numeric-range 0 2)) (range=? = (numeric-range 0 2) (numeric-range 0 2) (numeric-range 0 3))) ; => (#t #f #t #f #t #t #f)
(list (range-length (numeric-range 10 30)) (range-ref (numeric-range 10 30) 5) (range-first (numeric-range 10 30)) (range-last (numeric-range 10 30))) ; => (20 15 10 29)
(range-ref (numeric-range 0 2) 2) ; error: `range-ref` wanted an index from 0 to 1 as argument 2, got 2
(range-last (numeric-range 0 0)) ; error: `range-last` wanted a range with elements as argument 1
(range-length '(1)) ; error: `range-length` wanted a range as argument 1, got (1)

; Parts
(call-with-values (lambda () (range-split-at (numeric-range 10 15) 2)) (lambda (a b) (list (range->list a) (range->list b)))) ; => ((10 11) (12 13 14))
(list (range->list (subrange (numeric-range 5 15) 5 8)) (range->list (subrange (subrange (string-range "abcdefghij") 2 8) 1 3)) (range->list (subrange (numeric-range 0 3) 3 3))) ; => ((10 11 12) (#\d #\e) ())
(subrange (numeric-range 0 3) 2 4) ; error: `subrange` wanted an index from 0 to 3 as argument 3, got 4
(subrange (numeric-range 0 3) 2 1) ; error: `subrange` wanted an index from 0 to 1 as argument 2, got 2
(list (map range->list (range-segment (numeric-range 0 12) 4)) (map range->list (range-segment (numeric-range 0 2 1/3) 4)) (range-segment (numeric-range 0 0) 2)) ; => (((0 1 2 3) (4 5 6 7) (8 9 10 11)) ((0 1/3 2/3 1) (4/3 5/3)) ())
(map range->list (list (range-take (numeric-range 0 5) 2) (range-take-right (numeric-range 0 5) 2) (range-drop (numeric-range 0 5) 2) (range-drop-right (numeric-range 0 5) 2) (range-take (numeric-range 0 5) 5))) ; => ((0 1) (3 4) (2 3 4) (0 1 2) (0 1 2 3 4))
(range-take (numeric-range 0 5) 6) ; error: `range-take` wanted an index from 0 to 5 as argument 2, got 6
(define (below n) (lambda (x) (< x n)))
(define (above n) (lambda (x) (> x n)))
(map range->list (list (range-take-while (below 10) (numeric-range 5 15)) (range-take-while-right (above 10) (numeric-range 5 15)) (range-drop-while (below 10) (numeric-range 5 15)) (range-drop-while-right (above 10) (numeric-range 5 15)))) ; => ((5 6 7 8 9) (11 12 13 14) (10 11 12 13 14) (5 6 7 8 9 10))
(map range-length (list (range-take-while (below 99) (numeric-range 5 15)) (range-take-while-right (above 99) (numeric-range 5 15)) (range-drop-while (below 99) (numeric-range 5 15)) (range-drop-while-right (above 99) (numeric-range 5 15)))) ; => (10 0 0 10)

; Iteration
(list (range-count even? (numeric-range 0 10)) (range-count < (numeric-range 0 10 2) (numeric-range 5 15))) ; => (5 5)
(list (range-any odd? (numeric-range 0 10)) (range-any odd? (numeric-range 0 10 2)) (range-any < (numeric-range 0 10 2) (numeric-range 5 15)) (range-every integer? (numeric-range 0 10)) (range-every odd? (numeric-range 0 10)) (range-every < (numeric-range 0 10 2) (numeric-range 5 15)) (range-every odd? (numeric-range 0 0))) ; => (#t #f #t #t #f #t #t)
(list (range->list (range-map square (numeric-range 5 10))) (range->list (range-map + (numeric-range 0 5) (numeric-range 5 10))) (range-map->list square (numeric-range 5 10)) (range-map->vector square (numeric-range 5 10))) ; => ((25 36 49 64 81) (5 7 9 11 13) (25 36 49 64 81) #(25 36 49 64 81))
(let ((vec (make-vector 5))) (range-for-each (lambda (i) (vector-set! vec i (* i i))) (numeric-range 0 5)) vec) ; => #(0 1 4 9 16)
(define (even-square x) (and (even? x) (* x x)))
(list (range->list (range-filter-map even-square (numeric-range 0 10))) (range-filter-map->list (lambda (x y) (and (< x y) (* x y))) (numeric-range 0 10 2) (numeric-range 5 15))) ; => ((0 4 16 36 64) (0 12 28 48 72))
(list (range->list (range-filter even? (numeric-range 0 5))) (range-filter->list odd? (numeric-range 0 5)) (range->list (range-remove even? (numeric-range 0 5))) (range-remove->list odd? (numeric-range 0 5))) ; => ((0 2 4) (1 3) (1 3) (0 2 4))
(list (range-fold (lambda (n _) (+ 1 n)) 0 (numeric-range 0 30)) (range-fold + 0 (numeric-range 0 100) (numeric-range 50 70)) (range-fold-right (lambda (tail x) (cons x tail)) '() (numeric-range 0 5)) (range-fold-right (lambda (lis x y) (cons (+ x y) lis)) '() (numeric-range 3 6) (numeric-range 5 12))) ; => (30 1380 (0 1 2 3 4) (8 10 12))
(list (range-index (above 10) (numeric-range 5 15)) (range-index odd? (numeric-range 0 10 2)) (range-index = (numeric-range 0 12 2) (numeric-range 5 15)) (range-index-right odd? (numeric-range 0 5)) (range-index-right = (numeric-range 0 3) (vector-range #(0 1 5)))) ; => (6 #f 5 3 1)
(range-index-right = (numeric-range 0 3) (numeric-range 0 2)) ; error: `range-index-right` wanted a range of length 3 as argument 3
(range-map 5 (numeric-range 0 3)) ; error: `range-map` wanted a procedure as argument 1, got 5
(range-fold + 0 5) ; error: `range-fold` wanted a range as argument 3, got 5

; Conversion
(list (range->vector (range 2 zero?)) (range->string (range 5 (lambda (i) (integer->char (+ 65 i))))) (range->list (numeric-range 0 0))) ; => (#(#t #f) "ABCDE" ())
(range->string (numeric-range 0 2)) ; error: `range->string` wanted a range of characters
(let ((g (range->generator (numeric-range 0 2)))) (list (g) (g) (g) (g))) ; => (0 1 #<eof> #<eof>)
(list (range-length (numeric-range 0 (expt 10 30))) (range-last (numeric-range 0 (expt 10 30)))) ; => (1000000000000000000000000000000 999999999999999999999999999999)
;; Far out, where neighbours in a range of flonums are one.
(> (range-length (numeric-range 0 1e40 0.1)) (expt 10 40)) ; => #t
