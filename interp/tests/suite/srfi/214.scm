(import (srfi 214))

(define (elements fv) (flexvector->list fv))

; Constructors
(map elements (list (make-flexvector 3 'x) (flexvector) (flexvector 1 2 3))) ; => ((x x x) () (1 2 3))
(flexvector-length (make-flexvector 4)) ; => 4
(make-flexvector -1) ; error: `make-flexvector` wanted an index as argument 1, got -1
(elements (flexvector-unfold (lambda (x) (> x 10)) (lambda (x) (* x x)) (lambda (x) (+ x 1)) 1)) ; => (1 4 9 16 25 36 49 64 81 100)
(elements (flexvector-unfold (lambda (x y) (> x 3)) list (lambda (x y) (values (+ x 1) (* y 2))) 1 1)) ; => ((1 1) (2 2) (3 4))
(elements (flexvector-unfold-right (lambda (x) (> x 3)) square (lambda (x) (+ x 1)) 1)) ; => (9 4 1)
(define abc (flexvector 'a 'b 'c))
(map elements (list (flexvector-copy abc) (flexvector-copy abc 1) (flexvector-copy abc 1 2) (flexvector-copy abc -5 99) (flexvector-reverse-copy (flexvector 'a 'b 'c 'd) 1 4) (flexvector-reverse-copy abc))) ; => ((a b c) (b c) (b) (a b c) (d c b) (c b a))
(flexvector-copy abc 2 1) ; error: `flexvector-copy` wanted an index from 2 as argument 3, got 1
(map elements (list (flexvector-append (flexvector 'x) (flexvector 'y 'z)) (flexvector-append) (flexvector-concatenate (list (flexvector 'a 'b) (flexvector 'c 'd))) (flexvector-append-subvectors (flexvector 'a 'b 'c 'd 'e) 0 2 (flexvector 'f 'g 'h 'i 'j) 2 4))) ; => ((x y z) () (a b c d) (a b h i))
(flexvector-append abc '(d)) ; error: `flexvector-append` wanted a flexvector as argument 2, got (d)

; Predicates and selectors
(list (flexvector? abc) (flexvector? #(1)) (flexvector-empty? (flexvector)) (flexvector-empty? abc)) ; => (#t #f #t #f)
(list (flexvector=? eq?) (flexvector=? eq? abc) (flexvector=? eq? (flexvector 'a 'b) (flexvector 'a 'b)) (flexvector=? eq? (flexvector 'a 'b) (flexvector 'b 'a)) (flexvector=? = (flexvector 1 2) (flexvector 1))) ; => (#t #t #t #f #f)
(list (flexvector-ref abc 2) (flexvector-front abc) (flexvector-back abc) (flexvector-length abc)) ; => (c a c 3)
(flexvector-ref abc 3) ; error: `flexvector-ref` wanted an index from 0 to 2 as argument 2, got 3
(flexvector-front (flexvector)) ; error: `flexvector-front` wanted a flexvector with elements
(flexvector-length #(1)) ; error: `flexvector-length` wanted a flexvector as argument 1, got #(1)

; Mutators
(map elements (list (flexvector-add! (flexvector 'a 'b) 1 'c) (flexvector-add! (flexvector 'a 'b) 2 'c 'd 'e) (flexvector-add! (flexvector) 0 'x) (flexvector-add-front! (flexvector 'a 'b) 'c 'd) (flexvector-add-back! (flexvector 'a 'b) 'c) (flexvector-add-back! (flexvector 'a 'b) 'c 'd))) ; => ((a c b) (a b c d e) (x) (c d a b) (a b c) (a b c d))
(flexvector-add! (flexvector 'a) 2 'x) ; error: `flexvector-add!` wanted an index from 0 to 1 as argument 2, got 2
(map elements (list (flexvector-add-all! (flexvector 'a 'b) 2 '(c d e)) (flexvector-append! (flexvector 'a 'b) (flexvector 'c 'd) (flexvector 'e)) (let ((fv (flexvector 1 2))) (flexvector-append! fv fv)))) ; => ((a b c d e) (a b c d e) (1 2 1 2))
(let ((fv (flexvector 'a 'b 'c 'd))) (list (flexvector-remove! fv 1) (flexvector-remove-front! fv) (flexvector-remove-back! fv) (elements fv))) ; => (b a d (c))
(flexvector-remove-back! (flexvector)) ; error: `flexvector-remove-back!` wanted a flexvector with elements
(map elements (list (flexvector-remove-range! (flexvector 'a 'b 'c 'd) 1 3) (flexvector-remove-range! (flexvector 'a 'b 'c) 1) (flexvector-remove-range! (flexvector 'a 'b) -1 99) (flexvector-clear! (flexvector 1 2)) (flexvector-add-back! (flexvector-clear! (flexvector 1)) 5))) ; => ((a d) (a) () () (5))
(let ((fv (flexvector 'a 'b))) (list (flexvector-set! fv 0 'x) (begin (flexvector-set! fv 2 'z) (elements fv)))) ; => (a (x b z))
(flexvector-set! (flexvector 'a) 2 'x) ; error: `flexvector-set!` wanted an index from 0 to 1 as argument 2, got 2
(map elements (list (flexvector-swap! (flexvector 'a 'b 'c) 0 2) (flexvector-fill! (flexvector 1 2 3) 'x) (flexvector-fill! (flexvector 1 2 3) 'x 1) (flexvector-fill! (flexvector 1 2 3) 'x 1 2) (flexvector-reverse! (flexvector 1 2 3)))) ; => ((c b a) (x x x) (1 x x) (1 x 3) (3 2 1))
(map elements (list (flexvector-copy! (flexvector 1 2 3 4) 1 (flexvector 'a 'b)) (flexvector-copy! (flexvector 1 2) 1 (flexvector 'a 'b 'c) 1) (flexvector-copy! (flexvector 1 2) 2 (flexvector 'a 'b 'c) 0 2) (let ((fv (flexvector 1 2 3))) (flexvector-copy! fv 1 fv)) (flexvector-reverse-copy! (flexvector 1 2 3 4) 1 (flexvector 'a 'b)) (flexvector-reverse-copy! (flexvector 1) 1 (flexvector 'a 'b 'c) 1))) ; => ((1 a b 4) (1 b c) (1 2 a b) (1 1 2 3) (1 b a 4) (1 c b))
; Spare room after a removal is not seen
(let ((fv (flexvector 1 2 3 4))) (flexvector-remove-range! fv 2) (flexvector-reverse! fv) (list (elements fv) (flexvector-ref fv 1) (flexvector->vector fv))) ; => ((2 1) 1 #(2 1))

; Iteration
(list (flexvector-fold (lambda (len str) (max (string-length str) len)) 0 (flexvector "baz" "qux" "quux")) (flexvector-fold-right (lambda (tail elt) (cons elt tail)) '() (flexvector 1 2 3)) (flexvector-fold (lambda (r x y) (cons (+ x y) r)) '() (flexvector 1 2) (flexvector 10 20 30))) ; => (4 (1 2 3) (22 11))
(map elements (list (flexvector-map (lambda (x) (* x 10)) (flexvector 10 20 30)) (flexvector-map + (flexvector 1 2) (flexvector 10)) (flexvector-map/index (lambda (i x) (+ x (* i 2))) (flexvector 10 20 30)))) ; => ((100 200 300) (11) (10 22 34))
(let ((fv (flexvector 10 20 30)) (gv (flexvector 10 20 30))) (flexvector-map! (lambda (x) (* x 10)) fv) (flexvector-map/index! (lambda (i x) (+ x (* i 2))) gv) (list (elements fv) (elements gv))) ; => ((100 200 300) (10 22 34))
(map elements (list (flexvector-append-map (lambda (x) (flexvector (* x 10) (* x 100))) (flexvector 10 20)) (flexvector-append-map/index (lambda (i x) (flexvector x i)) (flexvector 10 20 30)))) ; => ((100 1000 200 2000) (10 0 20 1 30 2))
(flexvector-append-map list (flexvector 1)) ; error: `flexvector-append-map` wanted a procedure that returns flexvectors
(map elements (list (flexvector-filter even? (flexvector 1 2 3 4)) (flexvector-filter/index (lambda (i x) (even? i)) (flexvector 'a 'b 'c)) (flexvector-filter! odd? (flexvector 1 2 3 4)) (flexvector-filter/index! (lambda (i x) (odd? i)) (flexvector 'a 'b 'c)))) ; => ((2 4) (a c) (1 3) (b))
(let ((out '())) (flexvector-for-each (lambda (x) (set! out (cons x out))) (flexvector 1 2)) (flexvector-for-each/index (lambda (i x y) (set! out (cons (list i x y) out))) (flexvector 1 2) (flexvector 3)) out) ; => ((0 1 3) 2 1)
(list (flexvector-count even? (flexvector 3 1 4 1 5 9 2 5 6)) (flexvector-count < (flexvector 1 3 6 9) (flexvector 2 4 6 8 10 12)) (elements (flexvector-cumulate + 0 (flexvector 3 1 4 1)))) ; => (3 2 (3 4 8 9))
(flexvector-map 5 abc) ; error: `flexvector-map` wanted a procedure as argument 1, got 5
(flexvector-fold + 0 '(1)) ; error: `flexvector-fold` wanted a flexvector as argument 3, got (1)

; Searching
(list (flexvector-index even? (flexvector 3 1 4 1 5 9)) (flexvector-index = (flexvector 3 1 4) (flexvector 2 7 1)) (flexvector-index-right < (flexvector 3 1 4 1 5) (flexvector 2 7 1 8 2)) (flexvector-skip number? (flexvector 1 2 'a)) (flexvector-skip-right number? (flexvector 1 'a 3))) ; => (2 #f 3 2 1)
(define sorted (flexvector 1 3 5 7))
(list (flexvector-binary-search sorted 5 -) (flexvector-binary-search sorted 4 -) (flexvector-binary-search sorted 1 - 1) (flexvector-binary-search sorted 7 - 0 3) (flexvector-binary-search sorted 3 - 0 99)) ; => (2 #f #f #f 1)
(list (flexvector-any even? (flexvector 1 2)) (flexvector-any + (flexvector)) (flexvector-every odd? (flexvector 1 3)) (flexvector-every < (flexvector 1 3) (flexvector 2 2))) ; => (#t #f #t #f)
(call-with-values (lambda () (flexvector-partition odd? (flexvector 1 2 3))) (lambda (in out) (list (elements in) (elements out)))) ; => ((1 3) (2))

; Conversion
(list (flexvector->vector (flexvector 1 2 3)) (flexvector->vector (flexvector 1 2 3) 1) (flexvector->vector (flexvector 1 2 3) 1 2) (elements (vector->flexvector #(1 2 3))) (elements (vector->flexvector #(1 2 3) 1 2))) ; => (#(1 2 3) #(2 3) #(2) (1 2 3) (2))
(list (flexvector->list (flexvector 1 2 3) 1 2) (reverse-flexvector->list (flexvector 1 2 3)) (reverse-flexvector->list (flexvector 1 2 3) 1) (elements (list->flexvector '(1 2))) (elements (reverse-list->flexvector '(1 2)))) ; => ((2) (3 2 1) (3 2) (1 2) (2 1))
(list (flexvector->string (flexvector #\a #\b #\c)) (flexvector->string (flexvector #\a #\b #\c) 1 2) (elements (string->flexvector "abc")) (elements (string->flexvector "abc" 1))) ; => ("abc" "b" (#\a #\b #\c) (#\b #\c))
(flexvector->string abc) ; error: `flexvector->string` wanted a flexvector of characters
(let ((g (flexvector->generator (flexvector 1 2)))) (list (g) (g) (g) (elements (generator->flexvector (flexvector->generator abc))))) ; => (1 2 #<eof> (a b c))
