(define x 28)
x ; => 28
(quote a) ; => a
'#(a b c) ; => #(a b c)
''a ; => (quote a)
'() ; => ()
() ; error: () is not an expression
"abc" ; => "abc"
145932 ; => 145932
#\a ; => #\a
#(a 10) ; => #(a 10)
#u8(64 65) ; => #u8(64 65)
#t ; => #t
((if #f + *) 3 4) ; => 12
;; Operator and operands are evaluated from left to right.
(let ((order '())) (define (note x) (set! order (cons x order)) x) ((begin (note 'operator) list) (note 1) (note 2)) (reverse order)) ; => (operator 1 2)
(5 1) ; error: 5
((lambda (x) (+ x x)) 4) ; => 8
((lambda x x) 3 4 5 6) ; => (3 4 5 6)
((lambda (x y . z) z) 3 4 5 6) ; => (5 6)
((lambda (x y . z) z) 3 4) ; => ()
(define reverse-subtract (lambda (x y) (- y x)))
(reverse-subtract 7 10) ; => 3
(reverse-subtract 7) ; error: `reverse-subtract` wanted 2 arguments, got 1
((lambda (x . y) x)) ; error: at least 1
(define add4 (let ((x 4)) (lambda (y) (+ x y))))
(add4 6) ; => 10
(lambda (x x) x) ; error: x
(if (> 3 2) 'yes 'no) ; => yes
(if #f #f) ; prints nothing
(if '() 'true 'false) ; => true
(begin (define y 1) (set! y (+ y 1)) y) ; => 2
(set! not-defined-anywhere 5) ; error: not-defined-anywhere
(let ((x 1)) (set! x 2) x) ; => 2
