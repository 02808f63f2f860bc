(import (srfi 158))

(define (all gen) (generator->list gen))

; Constructors
(list (all (generator)) (all (generator 1 2 3)) (generator->list (circular-generator 1 2 3) 7)) ; => (() (1 2 3) (1 2 3 1 2 3 1))
(let ((g (generator 1))) (list (g) (g) (g))) ; => (1 #<eof> #<eof>)
(list (all (make-iota-generator 3)) (all (make-iota-generator 3 8)) (all (make-iota-generator 3 8 2)) (all (make-iota-generator 3 1 0.5)) (all (make-iota-generator 0))) ; => ((0 1 2) (8 9 10) (8 10 12) (1.0 1.5 2.0) ())
(make-iota-generator -1) ; error: `make-iota-generator` wanted an index as argument 1, got -1
(list (generator->list (make-range-generator 3) 4) (all (make-range-generator 3 8)) (all (make-range-generator 3 8 2)) (all (make-range-generator 3 0 -1)) (all (make-range-generator 1 2 0.5)) (all (make-range-generator 1 1))) ; => ((3 4 5 6) (3 4 5 6 7) (3 5 7) (3 2 1) (1.0 1.5) ())
(define g (make-coroutine-generator (lambda (yield) (let loop ((i 0)) (if (< i 3) (begin (yield i) (loop (+ i 1))))))))
(list (g) (g) (g) (g) (g)) ; => (0 1 2 #<eof> #<eof>)
(all (gmap list (make-coroutine-generator (lambda (yield) (yield 1) (yield 2))) (make-coroutine-generator (lambda (yield) (for-each yield '(a b c)))))) ; => ((1 a) (2 b))
(list (all (list->generator '(1 2))) (all (vector->generator #(1 2 3 4 5))) (all (vector->generator #(1 2 3 4 5) 2)) (all (vector->generator #(1 2 3 4 5) 2 4))) ; => ((1 2) (1 2 3 4 5) (3 4 5) (3 4))
(list (all (reverse-vector->generator #(1 2 3 4 5))) (all (reverse-vector->generator #(1 2 3 4 5) 2)) (all (reverse-vector->generator #(1 2 3 4 5) 2 4)) (all (reverse-vector->generator #(1 2 3 4 5) 0 2)) (all (reverse-vector->generator #()))) ; => ((5 4 3 2 1) (5 4 3) (4 3) (2 1) ())
(list (all (string->generator "abc")) (all (string->generator "abcde" 2)) (all (string->generator "abcde" 2 4)) (all (bytevector->generator #u8(10 20 30))) (all (bytevector->generator #u8(10 20 30) 1 2))) ; => ((#\a #\b #\c) (#\c #\d #\e) (#\c #\d) (10 20 30) (20))
(vector->generator #(1 2) 3) ; error: `vector->generator` wanted an index from 0 to 2 as argument 2, got 3
(list->generator 5) ; error: `list->generator` wanted a list as argument 1, got 5
(define (for-each-digit proc n) (if (> n 0) (call-with-values (lambda () (truncate/ n 10)) (lambda (div rem) (proc rem) (for-each-digit proc div)))))
(list (all (make-for-each-generator for-each-digit 12345)) (all (make-for-each-generator for-each '()))) ; => ((5 4 3 2 1) ())
(all (make-unfold-generator (lambda (s) (> s 5)) (lambda (s) (* s 2)) (lambda (s) (+ s 1)) 0)) ; => (0 2 4 6 8 10)

; Operations
(list (all (gcons* 'a 'b (make-range-generator 0 3))) (all (gcons* (generator))) (all (gappend (make-range-generator 0 3) (generator) (make-range-generator 0 2))) (all (gappend))) ; => ((a b 0 1 2) () (0 1 2 0 1) ())
(gcons* 1 2) ; error: `gcons*` wanted a procedure as argument 2, got 2
(all (gflatten (generator '(1) '(2 3 4) '() '(5)))) ; => (1 2 3 4 5)
(all (gflatten (generator '(1) 5))) ; error: `gflatten` wanted a generator of lists as argument 1, got 5
(list (all (ggroup (generator 1 2 3 4 5) 3)) (all (ggroup (generator 1 2 3 4 5) 3 0)) (all (ggroup (generator 1 2) 2)) (all (ggroup (generator) 2 'x))) ; => (((1 2 3) (4 5)) ((1 2 3) (4 5 0)) ((1 2)) ())
(ggroup (generator) 0) ; error: `ggroup` wanted a positive integer as argument 2, got 0
(list (all (gmerge < (generator 1 4 5))) (all (gmerge < (generator 1 4) (generator 2 3))) (all (gmerge < (generator 1 7) (generator 2 5 8) (generator) (generator 3 4 9)))) ; => ((1 4 5) (1 2 3 4) (1 2 3 4 5 7 8 9))
(all (gmerge (lambda (a b) (< (car a) (car b))) (generator '(1 a) '(2 a)) (generator '(1 b) '(2 b)))) ; => ((1 a) (1 b) (2 a) (2 b))
(list (all (gmap - (make-range-generator 0 3))) (all (gmap cons (generator 1 2 3) (generator 4 5)))) ; => ((0 -1 -2) ((1 . 4) (2 . 5)))
(all (gcombine (lambda (item1 item2 n) (values (list n item1 item2) (+ n 1))) 10 (generator 1 2 3) (generator 4 5))) ; => ((10 1 4) (11 2 5))
(list (all (gfilter odd? (make-range-generator 1 11))) (all (gremove odd? (make-range-generator 1 11)))) ; => ((1 3 5 7 9) (2 4 6 8 10))
(all (gstate-filter (lambda (item state) (values (< state 3) (+ state 1))) 0 (make-range-generator 0 10))) ; => (0 1 2)
(list (all (gtake (generator 1 2 3) 2)) (all (gtake (generator 1 2) 4)) (all (gtake (generator 1 2) 4 'x)) (all (gtake (make-range-generator 0) 0))) ; => ((1 2) (1 2) (1 2 x x) ())
(let* ((source (make-range-generator 0)) (taken (gtake source 2))) (list (all taken) (source))) ; => ((0 1) 2)
(list (all (gdrop (generator 1 2 3) 2)) (all (gdrop (generator 1) 2)) (all (gdrop (generator 1 2) 0))) ; => ((3) () (1 2))
(list (all (gtake-while odd? (generator 1 3 4 5))) (all (gdrop-while odd? (generator 1 3 4 5))) (all (gdrop-while odd? (generator 1)))) ; => ((1 3) (4 5) ())
(let ((g (gtake-while odd? (generator 1 2 3)))) (list (g) (g) (g))) ; => (1 #<eof> #<eof>)
(list (all (gdelete 3 (generator 1 2 3 4 3))) (all (gdelete 3 (generator 1 2 3 4) <))) ; => ((1 2 4) (1 2 3))
(list (all (gdelete-neighbor-dups (generator 1 1 2 3 3 1))) (all (gdelete-neighbor-dups (generator 1 2 3 1) <)) (all (gdelete-neighbor-dups (generator)))) ; => ((1 2 3 1) (1 1) ())
(list (all (gindex (generator 'a 'b 'c 'd 'e 'f) (generator 0 2 4))) (all (gindex (generator 'a) (generator 5)))) ; => ((a c e) ())
(all (gindex (generator 'a 'b) (generator 1 1))) ; error: `gindex` wanted a generator of growing indices
(all (gselect (generator 'a 'b 'c 'd 'e 'f) (generator #t #f #f #t #t #f))) ; => (a d e)

; Consumers
(let ((g (make-range-generator 1 6))) (list (generator->list g 2) (generator->list g))) ; => ((1 2) (3 4 5))
(list (generator->reverse-list (generator 1 2 3)) (generator->reverse-list (generator 1 2 3) 2)) ; => ((3 2 1) (2 1))
(list (generator->vector (generator 1 2 3)) (generator->vector (generator 1 2 3) 2) (generator->string (generator #\a #\b)) (generator->string (make-for-each-generator string-for-each "abc") 2)) ; => (#(1 2 3) #(1 2) "ab" "ab")
(generator->string (generator 1)) ; error: `generator->string` wanted a generator of characters
(let ((v (vector 1 2 3 4 5))) (list (generator->vector! v 2 (generator 'a 'b)) v (generator->vector! v 3 (make-range-generator 0)) v)) ; => (2 #(1 2 a 0 1) 2 #(1 2 a 0 1))
(generator->vector! (vector 1) 2 (generator)) ; error: `generator->vector!` wanted an index from 0 to 1 as argument 2, got 2
(generator->list (generator) -1) ; error: `generator->list` wanted an index as argument 2, got -1
(let ((port (open-input-string "a b c d e"))) (generator-fold cons 'z (lambda () (read port)))) ; => (e d c b a . z)
(generator-fold (lambda (a b r) (+ r (* a b))) 0 (generator 1 2 3) (generator 1 2)) ; => 5
(let ((seen '())) (generator-for-each (lambda (a b) (set! seen (cons (list a b) seen))) (generator 1 2) (generator 3 4)) seen) ; => ((2 4) (1 3))
(list (generator-map->list - (generator 1 2)) (generator-map->list list (generator 1 2 3) (generator 4 5))) ; => ((-1 -2) ((1 4) (2 5)))
(let ((g (make-range-generator 1))) (list (generator-find (lambda (x) (> x 2)) g) (g))) ; => (3 4)
(list (generator-find even? (generator 1)) (generator-count odd? (generator 1 2 3))) ; => (#f 2)
(list (generator-any values (generator #f 2 3)) (generator-any odd? (generator 2 4)) (generator-every values (generator 1 2)) (generator-every odd? (generator 1 2 3)) (generator-every odd? (generator))) ; => (2 #f 2 #f #t)
(import (only (srfi 1) unfold))
(generator-unfold (make-for-each-generator string-for-each "abc") unfold) ; => (#\a #\b #\c)
(gmap 5 (generator)) ; error: `gmap` wanted a procedure as argument 1, got 5
(generator-fold + 0 5) ; error: `generator-fold` wanted a procedure as argument 3, got 5

; Accumulators
(define (feed accumulator . items) (for-each accumulator items) (accumulator (eof-object)))
(list (feed (make-accumulator * 1 -) 1 2 4) (feed (count-accumulator) 1 2 4) (feed (list-accumulator) 1 2 4) (feed (reverse-list-accumulator) 1 2 4) (feed (vector-accumulator) 1 2 4) (feed (reverse-vector-accumulator) 1 2 4)) ; => (-8 3 (1 2 4) (4 2 1) #(1 2 4) #(4 2 1))
(list (feed (string-accumulator) #\a #\b) (feed (bytevector-accumulator) 1 2 4) (feed (sum-accumulator) 1 2 4) (feed (product-accumulator) 1 2 4)) ; => ("ab" #u8(1 2 4) 7 8)
(list (feed (vector-accumulator! (vector 1 2 3 4 5) 2) 'a 'b) (feed (bytevector-accumulator! (bytevector 1 2 3) 1) 9)) ; => (#(1 2 a b 5) #u8(1 9 3))
(let ((a (list-accumulator))) (a 1) (list (a (eof-object)) (begin (a 2) (a (eof-object))))) ; => ((1) (1 2))
(feed (vector-accumulator! (vector 1) 0) 'a 'b) ; error: `vector-accumulator!` wanted room for one more value
(feed (bytevector-accumulator) 256) ; error: `bytevector-accumulator` wanted a byte
(feed (string-accumulator) 'a) ; error: `string-accumulator` wanted a character
(vector-accumulator! (vector) 1) ; error: `vector-accumulator!` wanted an index from 0 to 0

; Long
(generator-fold + 0 (gfilter odd? (make-iota-generator 200000))) ; => 10000000000
(length (all (make-coroutine-generator (lambda (yield) (let loop ((i 0)) (if (< i 50000) (begin (yield i) (loop (+ i 1))))))))) ; => 50000
(bytevector-length (apply feed (bytevector-accumulator) (all (gmap (lambda (i) (modulo i 256)) (make-iota-generator 50000))))) ; => 50000
