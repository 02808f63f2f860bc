(define add3 (lambda (x) (+ x 3)))
(add3 3) ; => 6
(define first car)
(first '(1 2)) ; => 1
(define (optional a . rest) (list a rest))
(optional 1) ; => (1 ())
(optional 1 2 3) ; => (1 (2 3))
(define (all . args) args)
(all) ; => ()
(define x 28)
x ; => 28
(set! x (+ x 1))
x ; => 29
(set! not-defined-anywhere 1) ; error: not-defined-anywhere
;; A definition has no value to show.
(define y 1)
(begin (define a 1) (define b 2))
(+ a b) ; => 3

;; Internal definitions see each other, in order.
(let ((x 5))
  (define foo (lambda (y) (bar x y)))
  (define bar (lambda (a b) (+ (* a b) a)))
  (foo (+ x 3))) ; => 45
(let () (define a 1) (define b (+ a 1)) (* a b)) ; => 2
(define (f) (define even? (lambda (n) (if (= n 0) #t (odd? (- n 1))))) (define odd? (lambda (n) (if (= n 0) #f (even? (- n 1))))) (even? 100))
(f) ; => #t
(let () (begin (define p 1) (define q 2)) (+ p q)) ; => 3
(letrec ((a (lambda () b)) (b 1)) (a)) ; => 1
(letrec ((a b) (b 1)) a) ; error: before its definition
(let () (define a b) (define b 1) a) ; error: before its definition

;; Redefining a builtin affects this program only, and its earlier procedures too.
(define (uses-car p) (car p))
(define (car p) 'mine)
(uses-car '(1)) ; => mine
(map (lambda (x) x) '(1 2)) ; => (1 2)
(sort '(2 1) <) ; => (1 2)

;; Redefinition is seen by procedures defined before.
(define (helper) 'old)
(define (caller) (helper))
(define (helper) 'new)
(caller) ; => new
