(cond ((> 3 2) 'greater) ((< 3 2) 'less)) ; => greater
(cond ((> 3 3) 'greater) ((< 3 3) 'less) (else 'equal)) ; => equal
(cond ((assv 'b '((a 1) (b 2))) => cadr) (else #f)) ; => 2
(cond (#f 1)) ; prints nothing
(cond (5)) ; => 5
(case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite)) ; => composite
(case (car '(c d)) ((a e i o u) 'vowel) ((w y) 'semivowel) (else => (lambda (x) x))) ; => c
(case 2 ((1 2) => (lambda (x) (* 10 x))) (else 'no)) ; => 20
(case "a" (("a") 'same) (else 'not-eqv)) ; => not-eqv
(case 'x ((x y) 1 2) (else 3)) ; => 2
(list (and) (and 1 2) (and 1 #f 2) (or) (or #f 2) (or (memq 'b '(a b c)) (/ 3 0))) ; => (#t 2 #f #f 2 (b c))
(when (> 1 0) 'one 'two) ; => two
(when #f 'one) ; prints nothing
(unless #f 1 2) ; => 2
(let ((x 2) (y 3)) (let* ((x 7) (z (+ x y))) (* z x))) ; => 70
(let* () 5) ; => 5
(letrec ((even? (lambda (n) (if (zero? n) #t (odd? (- n 1))))) (odd? (lambda (n) (if (zero? n) #f (even? (- n 1)))))) (even? 1000)) ; => #t
(letrec* ((p (lambda (x) (+ 1 (q (- x 1))))) (q (lambda (y) (if (zero? y) 0 (+ 1 (p (- y 1)))))) (x (p 5)) (y x)) y) ; => 5
(letrec ((a (lambda () b)) (b 1)) (a)) ; => 1
(letrec ((a b) (b 1)) a) ; error: b
(let-values (((root rem) (exact-integer-sqrt 32))) (* root rem)) ; => 35
(let-values (((a . rest) (values 1 2 3)) (all (values 4 5))) (list a rest all)) ; => (1 (2 3) (4 5))
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let*-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ; => (x y x y)
(let-values (((a b) (values 1))) a) ; error: 
(let loop ((numbers '(3 -2 1 6 -5)) (nonneg '()) (neg '())) (cond ((null? numbers) (list nonneg neg)) ((>= (car numbers) 0) (loop (cdr numbers) (cons (car numbers) nonneg) neg)) (else (loop (cdr numbers) nonneg (cons (car numbers) neg))))) ; => ((6 1 3) (-5 -2))
(do ((vec (make-vector 5)) (i 0 (+ i 1))) ((= i 5) vec) (vector-set! vec i i)) ; => #(0 1 2 3 4)
(let ((x '(1 3 5 7 9))) (do ((x x (cdr x)) (sum 0 (+ sum (car x)))) ((null? x) sum))) ; => 25
(define range* (case-lambda ((e) (range* 0 e)) ((b e) (do ((r '() (cons e r)) (e (- e 1) (- e 1))) ((< e b) r))) ((a b . more) (list a b more))))
(list (range* 3) (range* 3 5) (range* 1 2 3 4)) ; => ((0 1 2) (3 4) (1 2 (3 4)))
(range*) ; error: `range*` wanted
`(list ,(+ 1 2) 4) ; => (list 3 4)
(let ((name 'a)) `(list ,name ',name)) ; => (list a (quote a))
`(a ,(+ 1 2) ,@(map abs '(4 -5 6)) b) ; => (a 3 4 5 6 b)
`((foo ,(- 10 3)) ,@(cdr '(c)) . ,(car '(cons))) ; => ((foo 7) . cons)
`#(10 5 ,(sqrt 4) ,@(map sqrt '(16 9)) 8) ; => #(10 5 2 4 3 8)
`(a `(b ,(foo ,(+ 1 3) d) e) f) ; => (a (quasiquote (b (unquote (foo 4 d)) e)) f)
(let ((name1 'x) (name2 'y)) `(a `(b ,,name1 ,',name2 d) e)) ; => (a (quasiquote (b (unquote x) (unquote (quote y)) d)) e)
`(1 . ,(+ 1 1)) ; => (1 . 2)
`(,@'(1 2) . 3) ; => (1 2 . 3)
