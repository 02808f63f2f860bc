(import (srfi 42))

; Comprehensions
(list (let ((x 0)) (do-ec (set! x (+ x 1))) x) (let ((x 0)) (do-ec (:range i 10) (set! x (+ x 1))) x) (let ((x 0)) (do-ec (:range n 10) (:range k n) (set! x (+ x 1))) x)) ; => (1 10 45)
(list (list-ec 1) (list-ec (:range i 4) i) (list-ec (:range n 3) (:range k (+ n 1)) (list n k))) ; => ((1) (0 1 2 3) ((0 0) (1 0) (1 1) (2 0) (2 1) (2 2)))
(list (append-ec '(a b)) (append-ec (:range i 0) '(a b)) (append-ec (:range i 1 3) (list i 'x))) ; => ((a b) () (1 x 2 x))
(list (string-ec #\a) (string-ec (:range i 0) #\a) (string-ec (:range i 3) #\a) (string-append-ec "ab") (string-append-ec (:range i 2) "ab")) ; => ("a" "" "aaa" "ab" "abab")
(list (vector-ec 1) (vector-ec (:range i 3) i) (vector-of-length-ec 1 1) (vector-of-length-ec 2 (:range i 2) i)) ; => (#(1) #(0 1 2) #(1) #(0 1))
(vector-of-length-ec 3 (:range i 2) i) ; error: `vector-of-length-ec` wanted the number of values, 2, as argument 1, got 3
(list (sum-ec 1) (sum-ec (:range i 0) i) (sum-ec (:range i 3) i) (product-ec 1) (product-ec (:range i 1 0) i) (product-ec (:range i 1 4) i)) ; => (1 0 3 1 1 6)
(list (min-ec 1) (min-ec (:range i 3) (- i)) (max-ec 1) (max-ec (:range i 3) i)) ; => (1 -2 1 2)
(min-ec (:range i 0) i) ; error: min
(list (first-ec #f 1) (first-ec #f (:range i 0) i) (first-ec #f (:integers i) (if (> i 5)) i) (last-ec #f 1) (last-ec #f (:range i 0) i) (last-ec #f (:range i 2) i)) ; => (1 #f 6 1 #f 1)
(list (any?-ec #f) (any?-ec #t) (any?-ec (:range i 2 2) (even? i)) (any?-ec (:integers i) (> i 10)) (every?-ec #f) (every?-ec (:range i 2 2) (even? i)) (every?-ec (:range i 2 4) (even? i)) (every?-ec (:integers i) (< i 10))) ; => (#f #t #f #t #f #t #f #f)
(list (fold-ec 'x (:range i 3) i list) (let ((n 0)) (list (any?-ec (:range i 10) (begin (set! n (+ n 1)) (= i 2))) n))) ; => ((2 (1 (0 x))) (#t 3))
(list (fold3-ec (error "wrong") 5 values list) (fold3-ec 'none (:range i 0) i values list) (fold3-ec 'none (:range i 3) i - list)) ; => (5 none (2 (1 0)))

; Qualifiers
(list (list-ec (:range i 6) (if (even? i)) i) (list-ec (:range i 6) (not (even? i)) i) (list-ec (:range i 6) (and (even? i) (> i 2)) i) (list-ec (:range i 6) (or (even? i) (> i 3)) i)) ; => ((0 2 4) (1 3 5) (4) (0 2 4 5))
(let ((x 0)) (list (list-ec (:range n 3) (begin (set! x (+ x 1))) (:range k n) k) x)) ; => ((0 0 1) 3)
(list (list-ec (nested (:range i 3) (if (even? i))) (:range k 2) (list i k)) (list-ec (nested) 1) (list-ec (:list i '(1 2)) (nested (:range k i)) k)) ; => (((0 0) (0 1) (2 0) (2 1)) (1) (0 0 1))

; Generators
(list (list-ec (:list x '()) x) (list-ec (:list x '(1) '(2 3)) x) (list-ec (:list x (index i) '(a b)) (list i x))) ; => (() (1 2 3) ((0 a) (1 b)))
(list-ec (:list x 5) x) ; error: `:list` wanted a list as argument 1, got 5
(list (list-ec (:string c "") c) (list-ec (:string c "a" "bc") c) (list-ec (:string c (index i) "a" "b") (cons c i))) ; => (() (#\a #\b #\c) ((#\a . 0) (#\b . 1)))
(list (list-ec (:vector x #()) x) (list-ec (:vector x #(1) #() #(2 3)) x) (list-ec (:vector x (index i) #(a b)) (list i x))) ; => (() (1 2 3) ((0 a) (1 b)))
(list (list-ec (:while (:integers i) (< i 3)) i) (list-ec (:while (:integers i (index k)) (< i 2)) (list i k))) ; => ((0 1 2) ((0 0) (1 1)))
(list (list-ec (:range x -2) x) (list-ec (:range x 3) x) (list-ec (:range x 1 4) x) (list-ec (:range x 4 1) x) (list-ec (:range x 0 9 2) x) (list-ec (:range x 0 9 -2) x) (list-ec (:range x 4 1 -1) x) (list-ec (:range x 9 0 -3) x) (list-ec (:range x (index i) 3 6 2) (list i x))) ; => (() (0 1 2) (1 2 3) () (0 2 4 6 8) () (4 3 2) (9 6 3) ((0 3) (1 5)))
(list-ec (:range x 1.5) x) ; error: `:range` wanted exact integers as argument 1, got 1.5
(list-ec (:range x 0 5 0) x) ; error: `:range` wanted a step other than zero as argument 3, got 0
(list (list-ec (:real-range i 3) i) (list-ec (:real-range i 0.0 3) i) (list-ec (:real-range i 0 3.0) i) (list-ec (:real-range i 0 1 1/3) i) (list-ec (:real-range i 3 0 -1) i) (list-ec (:real-range x (index i) 1 2.0 0.5) (list i x))) ; => ((0 1 2) (0.0 1.0 2.0) (0.0 1.0 2.0) (0 1/3 2/3) (3 2 1) ((0 1.0) (1 1.5)))
(list (string-ec (:char-range c #\a #\z) c) (list-ec (:char-range c #\b #\a) c) (list-ec (:char-range c (index i) #\a #\b) (list i c)) (list-ec (:char-range c #\xD7FF #\xE000) (char->integer c))) ; => ("abcdefghijklmnopqrstuvwxyz" () ((0 #\a) (1 #\b)) (55295 57344))
(list (list-ec (:port x (open-input-string "1 (2) c")) x) (list-ec (:port c (index i) (open-input-string "ab") read-char) (list i c))) ; => ((1 (2) c) ((0 #\a) (1 #\b)))
(list (list-ec (:do ((i 0)) (< i 4) ((+ i 1))) i) (list-ec (:do (let ((x 'x)) (set! x 'y)) ((i 0)) (< i 4) (let ((j (- 10 i)))) (> j 9) ((+ i 1))) (list x i j))) ; => ((0 1 2 3) ((y 0 10) (y 1 9)))
(list (list-ec (:let x 1) x) (list-ec (:let x 1) (:let y (+ x 1)) y) (list-ec (:let x (index i) 'a) (list i x))) ; => ((1) (2) ((0 a)))

; Combinations
(list (list-ec (:parallel (:range i 1 10) (:list x '(a b c))) (list i x)) (list-ec (:parallel (:range i 5) (:vector x #(a b)) (:string c "xyz")) (list i x c)) (list-ec (:parallel (:range i 3)) i)) ; => (((1 a) (2 b) (3 c)) ((0 a #\x) (1 b #\y)) (0 1 2))
(list (list-ec (:while (:range i 1 10) (< i 5)) i) (list-ec (:while (:list x '(1 2 -1 3)) (> x 0)) x) (list-ec (:while (:vector x (index i) #(1 2 3)) (< i 2)) x) (list-ec (:while (:parallel (:range i 10) (:list x '(a b c d))) (not (eq? x 'c))) (list i x))) ; => ((1 2 3 4) (1 2) (1 2) ((0 a) (1 b)))
(list (list-ec (:until (:range i 1 10) (>= i 5)) i) (list-ec (:until (:list x '(1 2 -1 3)) (< x 0)) x) (list-ec (:while (:until (:range i 1 10) (>= i 5)) (odd? i)) i)) ; => ((1 2 3 4 5) (1 2 -1) (1))
; A generator's inner value is computed once under `:while`
(let ((n 0)) (list (list-ec (:while (:let x (begin (set! n (+ n 1)) n)) #t) x) n)) ; => ((1) 1)
; Closures over the variables keep their own values
(map (lambda (f) (f)) (list-ec (:range i 3) (:let x (* i i)) (lambda () (list i x)))) ; => ((0 0) (1 1) (2 4))
(map (lambda (f) (f)) (list-ec (:while (:list x '(1 2 3)) (< x 3)) (lambda () x))) ; => (1 2)

; The dispatching generator
(list (list-ec (: c '(a b)) c) (list-ec (: c '(a) '(b)) c) (string-ec (: c "abc") c) (string-ec (: c "a" "b") c) (list-ec (: v #(1) #(2)) v)) ; => ((a b) (a b) "abc" "ab" (1 2))
(list (list-ec (: i 3) i) (list-ec (: i 1 4) i) (list-ec (: i 1 9 3) i) (list-ec (: i 0.5 3) i) (list-ec (: i 0 1 1/2) i) (string-ec (: c #\a #\c) c)) ; => ((0 1 2) (1 2 3) (1 4 7) (0.5 1.5 2.5) (0 1/2) "abc")
(list (list-ec (: x (open-input-string "1 2")) x) (list-ec (: x (open-input-string "ab") read-char) x) (list-ec (: x (index i) "ab") (list i x)) (list-ec (: i 3) (: k i) (list i k))) ; => ((1 2) (#\a #\b) ((0 #\a) (1 #\b)) ((1 0) (2 0) (2 1)))
(list-ec (: x 'symbol) x) ; error: `:dispatched` found no generator for (symbol) in SRFI42
(let ((g (:generator-proc (:range 5 3 -1)))) (list (g 'end) (g 'end) (g 'end) (g 'end))) ; => (5 4 end end)
(let ((g (:generator-proc (:let 'a)))) (list (g 'end) (g 'end) (g 'end))) ; => (a end end)
(define (symbols arguments) (cond ((null? arguments) 'symbols) ((and (= (length arguments) 1) (symbol? (car arguments))) (:generator-proc (:string (symbol->string (car arguments))))) (else #f)))
(list-ec (:dispatched c (index i) symbols 'ab) (list i c)) ; => ((0 #\a) (1 #\b))
((dispatch-union (make-initial-:-dispatch) symbols) '()) ; => (SRFI42 symbols)
((dispatch-union symbols symbols) '(a)) ; error: both symbols and symbols have a generator for (a)
(define before (:-dispatch-ref))
(:-dispatch-set! (dispatch-union (:-dispatch-ref) symbols))
(list-ec (: c 'abc) c) ; => (#\a #\b #\c)
(:-dispatch-set! before)
(:-dispatch-set! 5) ; error: `:-dispatch-set!` wanted a procedure as argument 1, got 5
; New generators and comprehensions
(define-syntax :reversed (syntax-rules () ((_ cc var arg) (:list cc var (reverse arg)))))
(define-syntax count-ec (syntax-rules () ((_ qualifier ... test) (sum-ec qualifier ... (if test) 1))))
(list (list-ec (:reversed x '(1 2 3)) x) (count-ec (: i 10) (odd? i)) (list-ec (:parallel (:reversed x '(a b)) (: i 5)) (list i x))) ; => ((3 2 1) 5 ((0 b) (1 a)))

; Programs
(define (eratosthenes n) (let ((p? (make-string n #\1))) (do-ec (:range k 2 n) (if (char=? (string-ref p? k) #\1)) (:range i (* 2 k) n k) (string-set! p? i #\0)) (list-ec (:range k 2 n) (if (char=? (string-ref p? k) #\1)) k)))
(eratosthenes 50) ; => (2 3 5 7 11 13 17 19 23 29 31 37 41 43 47)
(define (pythagoras n) (list-ec (:let sqr-n (* n n)) (:range a 1 (+ n 1)) (:let sqr-a (* a a)) (:range b a (+ n 1)) (:let sqr-c (+ sqr-a (* b b))) (if (<= sqr-c sqr-n)) (:range c b (+ n 1)) (if (= (* c c) sqr-c)) (list a b c)))
(pythagoras 15) ; => ((3 4 5) (5 12 13) (6 8 10) (9 12 15))
(define (qsort xs) (if (null? xs) '() (let ((pivot (car xs)) (xrest (cdr xs))) (append (qsort (list-ec (:list x xrest) (if (< x pivot)) x)) (list pivot) (qsort (list-ec (:list x xrest) (if (>= x pivot)) x))))))
(qsort '(1 5 4 2 4 5 3 2 1 3)) ; => (1 1 2 2 3 3 4 4 5 5)
(sum-ec (:range i 100000) (if (odd? i)) i) ; => 2500000000
