(let ((x 2) (y 3)) (* x y)) ; => 6
(let ((x 2) (y 3)) (let ((x 7) (z (+ x y))) (* z x))) ; => 35
(let ((x 2) (y 3)) (let* ((x 7) (z (+ x y))) (* z x))) ; => 70
(let* () 5) ; => 5
(let* ((x 1) (x (+ x 1))) x) ; => 2
(letrec ((even? (lambda (n) (if (zero? n) #t (odd? (- n 1))))) (odd? (lambda (n) (if (zero? n) #f (even? (- n 1)))))) (even? 88)) ; => #t
(letrec* ((p (lambda (x) (+ 1 (q (- x 1))))) (q (lambda (y) (if (zero? y) 0 (+ 1 (p (- y 1)))))) (x (p 5)) (y x)) y) ; => 5
(let loop ((numbers '(3 -2 1 6 -5)) (nonneg '()) (neg '()))
  (cond ((null? numbers) (list nonneg neg))
        ((>= (car numbers) 0) (loop (cdr numbers) (cons (car numbers) nonneg) neg))
        ((< (car numbers) 0) (loop (cdr numbers) nonneg (cons (car numbers) neg))))) ; => ((6 1 3) (-5 -2))
(do ((vec (make-vector 5)) (i 0 (+ i 1))) ((= i 5) vec) (vector-set! vec i i)) ; => #(0 1 2 3 4)
(let ((x '(1 3 5 7 9))) (do ((x x (cdr x)) (sum 0 (+ sum (car x)))) ((null? x) sum))) ; => 25
(do ((i 0 (+ i 1))) ((= i 3)) i)
;; Each round of a loop has its own variables.
(let ((thunks '())) (do ((i 0 (+ i 1))) ((= i 3)) (set! thunks (cons (lambda () i) thunks))) (map (lambda (t) (t)) thunks)) ; => (2 1 0)
;; Operands and inits are evaluated from left to right.
(let ((seen '())) (define (note x) (set! seen (cons x seen)) x) (list (note 1) (note 2) (note 3)) (reverse seen)) ; => (1 2 3)
(let ((seen '())) (define (note x) (set! seen (cons x seen)) x) (let ((a (note 'a)) (b (note 'b))) (reverse seen))) ; => (a b)
;; Closures share an assigned variable.
(define (make-counter) (let ((n 0)) (list (lambda () (set! n (+ n 1)) n) (lambda () n))))
(define c (make-counter))
((car c))
((car c))
((cadr c)) ; => 2
;; All inits of `letrec` are evaluated before any variable has its value.
(let ((k #f)) (letrec ((x (call/cc (lambda (c) (set! k c) 0))) (y (call/cc (lambda (c) (set! k c) 0)))) (if k (let ((c k)) (set! k #f) (set! x 1) (set! y 1) (c 0)) (+ x y)))) ; => 0
(letrec ((x (call/cc list)) (y (call/cc list))) (cond ((procedure? x) (x (pair? y))) ((procedure? y) (y (pair? x)))) (let ((x (car x)) (y (car y))) (and (call/cc x) (call/cc y) (call/cc x)))) ; => #t
(letrec ((f (lambda () (list a b))) (a (list 1)) (b (vector 2))) (f)) ; => ((1) #(2))
(letrec ((a (list 1)) (b (list a))) b) ; error: a variable is used before its definition has been evaluated
(let ((log '())) (letrec ((a (begin (set! log (cons 'a log)) 1)) (f (lambda () a)) (b (begin (set! log (cons 'b log)) 2))) (list (reverse log) (f) b))) ; => ((a b) 1 2)
