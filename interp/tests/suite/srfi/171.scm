(import (srfi 171))

(define numeric-list '(0 1 2 3 4))
(define (add1 x) (+ x 1))
(define (compose . fs) (lambda (x) (let loop ((fs (reverse fs)) (x x)) (if (null? fs) x (loop (cdr fs) ((car fs) x))))))

; Collections
(list (list-transduce (tmap add1) rcons numeric-list) (list-transduce (tmap add1) + 10 '(1 2)) (list-transduce (tmap add1) rcons '())) ; => ((1 2 3 4 5) 15 ())
(list (vector-transduce (tmap add1) rcons #(0 1 2)) (vector-transduce (tmap add1) + 10 #(1 2)) (string-transduce (tmap char->integer) rcons "abc") (string-transduce (tmap values) rcount 5 "abc")) ; => ((1 2 3) 15 (97 98 99) 8)
(list (bytevector-u8-transduce (tfilter odd?) rcons #u8(1 2 3)) (bytevector-u8-transduce (tmap add1) + 1 #u8(1 2))) ; => ((1 3) 6)
(list (port-transduce (tfilter odd?) rcons read (open-input-string "1 2 3 4")) (port-transduce (tmap add1) + 100 read (open-input-string "1 2")) (let ((port (open-input-string "1 2 3"))) (port-transduce (ttake 2) rcons (lambda () (read port))))) ; => ((1 3) 105 (1 2))
(define (counter n) (let ((i 0)) (lambda () (set! i (+ i 1)) (if (> i n) (eof-object) i))))
(list (generator-transduce (tmap add1) rcons (counter 3)) (generator-transduce (tmap add1) + 100 (counter 2))) ; => ((2 3 4) 105)
(list-transduce (tmap add1) rcons 5) ; error: `list-transduce` wanted a list as argument 3, got 5
(list-transduce 5 rcons '()) ; error: `list-transduce` wanted a procedure as argument 1, got 5
(string-transduce (tmap add1) rcons 'a) ; error: `string-transduce` wanted a string as argument 3, got a

; Reducers
(list (rcons) (rcons '(2 1)) (rcons '(1) 2) (reverse-rcons) (reverse-rcons '(2 1)) (rcount) (rcount 5 'x)) ; => (() (1 2) (2 1) () (2 1) 0 6)
(list-transduce (tmap add1) reverse-rcons '(0 1 2)) ; => (3 2 1)
(list (list-transduce (tmap add1) (rany odd?) '(1 3 5)) (list-transduce (tmap add1) (rany odd?) '(1 3 4 5)) (list-transduce (tmap values) (rany (lambda (x) (and (even? x) x))) '(1 4 6))) ; => (#f #t 4)
(list (list-transduce (tmap add1) (revery (lambda (v) (if (odd? v) v #f))) '(2 4 6)) (list-transduce (tmap add1) (revery odd?) '(2 4 5 6)) (list-transduce (tmap add1) (revery odd?) '())) ; => (7 #f #t)
(list-transduce (tfilter odd?) rcount '(1 2 3 4)) ; => 2

; Transducers
(list (list-transduce (tfilter even?) rcons numeric-list) (list-transduce (tremove even?) rcons numeric-list) (list-transduce (tfilter-map (lambda (x) (and (even? x) (* x x)))) rcons numeric-list)) ; => ((0 2 4) (1 3) (0 4 16))
(list (list-transduce (treplace '((1 . s) (2 . t))) rcons '(1 2 3)) (list-transduce (treplace (lambda (x) (if (= x 1) 'one x))) rcons '(1 2)) (let ((h (make-hash-table))) (hash-table-set! h 1 'h) (list-transduce (treplace h) rcons '(1 2)))) ; => ((s t 3) (one 2) (h 2))
(treplace 5) ; error: `treplace` wanted an association list
(list (list-transduce (tdrop 2) rcons numeric-list) (list-transduce (tdrop 9) rcons numeric-list) (list-transduce (ttake 2) rcons numeric-list) (list-transduce (ttake 0) rcons numeric-list) (list-transduce (ttake 9) rcons numeric-list)) ; => ((2 3 4) () (0 1) () (0 1 2 3 4))
(list (list-transduce (tdrop-while (lambda (x) (< x 2))) rcons '(0 1 2 1)) (list-transduce (ttake-while (lambda (x) (< x 2))) rcons '(0 1 2 1)) (list-transduce (ttake-while odd? (lambda (result input) (cons (list 'end input) result))) rcons '(1 2 3))) ; => ((2 1) (0 1) (1 (end 2)))
(list (list-transduce tconcatenate rcons '((1 2) (3 4 5) (6 (7 8) 9))) (list-transduce (tappend-map (lambda (x) (list x x))) rcons '(1 2)) (list-transduce tflatten rcons '((1 2) 3 (4 (5 6) () 7) 9))) ; => ((1 2 3 4 5 6 (7 8) 9) (1 1 2 2) (1 2 3 4 5 6 7 9))
(list (list-transduce (tdelete-neighbor-duplicates) rcons '(1 1 2 2 1)) (list-transduce (tdelete-neighbor-duplicates eq?) rcons '(a a b))) ; => ((1 2 1) (a b))
(list (list-transduce (tdelete-duplicates) rcons '("a" "b" "a")) (list-transduce (tdelete-duplicates (lambda (a b) (= (abs a) (abs b)))) rcons '(1 -1 2))) ; => (("a" "b") (1 2))
(list (list-transduce (tsegment 2) rcons '(1 2 3 4 5)) (list-transduce (tsegment 2) rcons '(1 2)) (list-transduce (tsegment 2) rcons '())) ; => (((1 2) (3 4) (5)) ((1 2)) ())
(list (list-transduce (tpartition even?) rcons '(1 1 2 4 3)) (list-transduce (tpartition values) rcons '(#f #f a)) (list-transduce (tpartition even?) rcons '())) ; => (((1 1) (2 4) (3)) ((#f #f) (a)) ())
(list (list-transduce (tadd-between 'and) rcons '(1 2 3)) (list-transduce (tadd-between 'and) rcons '(1)) (list-transduce (tenumerate 1) rcons '(a b)) (list-transduce (tenumerate) rcons '(a))) ; => ((1 and 2 and 3) (1) ((1 . a) (2 . b)) ((0 . a)))
(list-transduce (tlog) rcount '(1 "a"))
; prints 1
; prints "a"
(tsegment 0) ; error: `tsegment` wanted a positive integer as argument 1, got 0
(tmap 5) ; error: `tmap` wanted a procedure as argument 1, got 5

; Early ends pass through whatever is around them, and finishers still run
(list-transduce (compose (ttake 3) tconcatenate) rcons '((1) (2 3) (4) (5))) ; => (1 2 3 4)
(list-transduce (compose tconcatenate (ttake 3)) rcons '((1) (2 3) (4) (5))) ; => (1 2 3)
(list-transduce (compose tflatten (ttake 3)) rcons '((1 (2 (3 4))) 5)) ; => (1 2 3)
(list-transduce (compose (tsegment 2) (ttake 1)) rcons '(1 2 3 4)) ; => ((1 2))
(list-transduce (compose (ttake 3) (tsegment 2)) rcons '(1 2 3 4)) ; => ((1 2) (3))
(list-transduce (compose (tadd-between 0) (ttake 2)) rcons '(1 2 3)) ; => (1 0)
(list-transduce (compose (tpartition odd?) (ttake 1)) rcons '(1 3 2 4 5)) ; => ((1 3))
(list-transduce (compose (tfilter odd?) (tmap add1) (tdrop 1) (ttake 2)) rcons '(1 2 3 4 5 6 7)) ; => (4 6)
; A transducer can be used again: its state is made when it is applied
(let ((t (ttake 2))) (list (list-transduce t rcons '(1 2 3)) (list-transduce t rcons '(4 5 6)))) ; => ((1 2) (4 5))
(rcons 5) ; error: `rcons` wanted a list as argument 1, got 5
(rcount "" 1) ; error: `rcount` wanted a number as argument 1, got ""
(tconcatenate 5) ; error: `tconcatenate` wanted a procedure as argument 1, got 5

;; What stands in the place of a transducer must give a reducer.
(list-transduce void rcons '(1 2)) ; error: `list-transduce` wanted a transducer as argument 1, got #<procedure void>
