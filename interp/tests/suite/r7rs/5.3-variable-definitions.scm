(define add3 (lambda (x) (+ x 3)))
(add3 3) ; => 6
(define first car)
(first '(1 2)) ; => 1
(define (f . args) args)
(f 1 2) ; => (1 2)
(define (g a . more) (list a more))
(g 1 2 3) ; => (1 (2 3))
(define-values (x y) (exact-integer-sqrt 17))
(list x y) ; => (4 1)
(define-values (a . b) (values 1 2 3))
(list a b) ; => (1 (2 3))
(define-values all (values 1 2))
all ; => (1 2)
(define-values (p q) (values 1)) ; error: 
(let ((x 5)) (define foo (lambda (y) (bar x y))) (define bar (lambda (a b) (+ (* a b) a))) (foo (+ x 3))) ; => 45
(let () (define-values (x y) (values 1 2)) (+ x y)) ; => 3
(let () (define (even? n) (or (= n 0) (odd? (- n 1)))) (define (odd? n) (and (> n 0) (even? (- n 1)))) (even? 10)) ; => #t
(let () (define a 1) (set! a 2) (define b a) b) ; => 2
(let () (define a b) (define b 1) a) ; error: b
(define) ; error: define
(define 5 1) ; error: only a name can be defined
