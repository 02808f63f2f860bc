(import (srfi 227))

(define f (opt-lambda (a b (c 1) (d 2) . r) (list a b c d r)))
(list (f 1 2) (f 1 2 3) (f 1 2 3 4) (f 1 2 3 4 5)) ; => ((1 2 1 2 ()) (1 2 3 2 ()) (1 2 3 4 ()) (1 2 3 4 (5)))
(define n 1)
(define g (opt-lambda (n (m (* n 2))) (list n m)))
(list (g 2) (g 2 3) (begin (set! n 2) (g 1)) (g 1 2)) ; => ((2 2) (2 3) (1 4) (1 2))
(define g* (opt*-lambda (n (m (* n 2)) (k (+ n m))) (list n m k)))
(list (g* 2) (g* 2 3) (g* 2 3 4)) ; => ((2 4 6) (2 3 5) (2 3 4))
(list (let-optionals '(1 2) (x . y) (list x y)) (let-optionals '(1) (x (y 2) (z 3)) (list x y z)) (let-optionals* '(1 3) (x (y 2) (z (+ x y))) (list x y z))) ; => ((1 (2)) (1 2 3) (1 3 4))
(define-optionals (f1 x (y 1)) (list x y))
(define-optionals* (f2 x (y (* x x)) . z) (list x y z))
(list (f1 0) (f1 0 5) (f2 3) (f2 3 4 5)) ; => ((0 1) (0 5) (3 9 ()) (3 4 (5)))
(list ((opt-lambda () 'none)) ((opt-lambda ((x 1)) x)) ((opt-lambda all all) 1 2) ((opt*-lambda ((x 1) . r) (list x r)) 5 6) ((opt*-lambda (a b) (list a b)) 1 2)) ; => (none 1 (1 2) (5 (6)) (1 2))
; The expression is evaluated only when the argument is missing
(let ((calls 0)) (define h (opt-lambda ((x (begin (set! calls (+ calls 1)) calls))) x)) (list (h 'given) (h) (h))) ; => (given 1 2)
(f1) ; error: argument
(f1 1 2 3) ; error: 1 too many
(g* 1 2 3 4) ; error: 1 too many
((opt-lambda (a (b 1)) (define c (+ a b)) (* c 10)) 1) ; => 20
