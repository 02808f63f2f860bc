;; Each mistake is one condition that says what was wrong, and the session goes on with its definitions.
(define kept 'kept)
unbound-name ; error: `unbound-name`
(unbound-procedure 1) ; error: `unbound-procedure`
(5 6) ; error: 5
((+ 1 2)) ; error: 3
("text" 1) ; error: "text"
((lambda (x y) x) 1) ; error: argument
((lambda (x) x) 1 2) ; error: argument
(car) ; error: `car`
(car 1 2) ; error: `car`
(vector-ref (vector 1 2 3) 10) ; error: vector-ref
(vector-ref (vector 1 2 3) 'x) ; error: vector-ref
(car 5) ; error: `car` wanted a pair as argument 1, got 5
(+ 1 "2") ; error: `+` wanted a number as argument 2, got "2"
(hash-table-ref (make-hash-table) 'nope) ; error: found no key nope
(string->symbol 5) ; error: `string->symbol` wanted a string as argument 1, got 5
(list-tail '(1 2) 5) ; error: list-tail
(exact +inf.0) ; error: exact
(integer->char -1) ; error: integer->char
(let ((x 1) (x 2)) x) ; error: `x`
(lambda (x x) x) ; error: `x`
(if) ; error: if
(let ((x)) x) ; error: let
(define) ; error: define
(lambda) ; error: lambda
(+ 1 (define y 2)) ; error: define
(else 1) ; error: else
() ; error: 
kept ; => kept
;; What a call leaves out is not looked for in its frame.
(define (deep n) (if (= n 0) (eval '(+ 1 2)) (list (list n) (deep (- n 1)) (vector n))))
(car (cadr (cadr (cadr (deep 4))))) ; => (1)
(let loop ((i 0)) (if (< i 1000) (begin (deep 3) (loop (+ i 1))) 'fine)) ; => fine
