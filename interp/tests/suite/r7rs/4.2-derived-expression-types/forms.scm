(let-syntax ((given-that (syntax-rules () ((_ test stmt1 stmt2 ...) (if test (begin stmt1 stmt2 ...)))))) (let ((if #t)) (given-that if (set! if 'now)) if)) ; => now
(do ((vec (make-vector 5)) (i 0 (+ i 1))) ((= i 5) vec) (vector-set! vec i i)) ; => #(0 1 2 3 4)
(let ((x '(1 3 5 7 9))) (do ((x x (cdr x)) (sum 0 (+ sum (car x)))) ((null? x) sum))) ; => 25
(do ((i 0 (+ i 1))) ((= i 3)))
(case (* 2 3) ((2 3 5 7) 'prime) ((1 4 6 8 9) 'composite)) ; => composite
(case (car '(c d)) ((a e i o u) 'vowel) ((w y) 'semivowel) (else => (lambda (x) x))) ; => c
(case 3 ((1) 'a) ((3) => (lambda (x) (* x 2)))) ; => 6
(case "a" (("a") 'yes) (else 'no)) ; => no
(case 'x ((y) 1)) ; prints nothing
(cond ((assv 'b '((a 1) (b 2))) => cadr) (else #f)) ; => 2
(cond (1)) ; => 1
(cond (#f) (else 2)) ; => 2
(let-values (((a b . c) (values 1 2 3 4)) ((d) (values 5))) (list a b c d)) ; => (1 2 (3 4) 5)
(let*-values (((a b) (values 1 2)) ((x y) (values a b))) (list a b x y)) ; => (1 2 1 2)
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let*-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ; => (x y x y)
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ; => (x y a b)
(let-values ((all (values 1 2))) all) ; => (1 2)
(define-values (x y . z) (values 1 2 3 4))
(list x y z) ; => (1 2 (3 4))
(define-values all (values 1 2))
all ; => (1 2)
(define-values (only) 5)
only ; => 5
(let () (define-values (a b) (values 1 2)) (define-values (c) (values (+ a b))) (* c 2)) ; => 6
(define-values () (values))
(define plus (case-lambda ((a) a) ((a b) (+ a b)) ((a b . c) (apply + a b c)) (rest 'none)))
(list (plus 1) (plus 1 2) (plus 1 2 3) (plus)) ; => (1 3 6 none)
(define radix (make-parameter 10 (lambda (x) (if (and (exact-integer? x) (<= 2 x 16)) x (error "invalid radix")))))
(parameterize ((radix 2)) (radix)) ; => 2
(parameterize ((radix 0)) 1) ; error: invalid radix
(define calls 0)
(define p (make-parameter 1 (lambda (x) (set! calls (+ calls 1)) x)))
(parameterize ((p 2)) (call/cc (lambda (k) (k 1))) (p))
calls ; => 2
(guard (condition ((assq 'a condition) => cdr) ((assq 'b condition))) (raise (list (cons 'a 42)))) ; => 42
(guard (condition ((assq 'a condition) => cdr) ((assq 'b condition))) (raise (list (cons 'b 23)))) ; => (b . 23)
(with-exception-handler (lambda (e) 42) (lambda () (+ (guard (e ((string? e) 1)) (raise-continuable 'sym)) 1))) ; => 43
(let ((path '())) (with-exception-handler (lambda (e) (set! path (cons 'h path)) 0) (lambda () (guard (e (#f 1)) (dynamic-wind (lambda () (set! path (cons 'in path))) (lambda () (raise-continuable 1)) (lambda () (set! path (cons 'out path))))))) (reverse path)) ; => (in out in h out)
(guard (e (#t (call-with-values (lambda () (values 1 2)) list))) (raise 1)) ; => (1 2)
(call-with-values (lambda () (guard (e (#t 0)) (values 1 2))) list) ; => (1 2)
(define (stream-from n) (delay (cons n (stream-from (+ n 1)))))
(define (loop n) (if (= n 0) (delay 0) (delay-force (loop (- n 1)))))
(force (loop 100000)) ; => 0
(define-record-type <r> #f r? (a r-a))
(define-record-type r2 #t r2? (a r2-a))
(r2-a (make-r2 1)) ; => 1
(define-record-type (r3) (mk a) r3? (a r3-a set-a!))
(r3-a (mk 3)) ; => 3
(define-record-type (r5 r3) mk5 r5?)
(list (r3? (mk5 1)) (r5? (mk 1)) (r3-a (mk5 2))) ; => (#t #f 2)
(define-record-type r4 mk4 r4?)
(r4? (mk4)) ; => #t
(letrec ((even? (lambda (n) (if (= n 0) #t (odd? (- n 1))))) (odd? (lambda (n) (if (= n 0) #f (even? (- n 1)))))) (even? 88)) ; => #t
(letrec* ((p (lambda (x) (+ 1 (q (- x 1))))) (q (lambda (y) (if (= y 0) 0 (+ 1 (p (- y 1)))))) (x (p 5)) (y x)) y) ; => 5
(let () (define a 1) (define b (+ a 1)) (list a b)) ; => (1 2)
(let loop ((numbers '(3 -2 1 6 -5)) (nonneg '()) (neg '())) (cond ((null? numbers) (list nonneg neg)) ((>= (car numbers) 0) (loop (cdr numbers) (cons (car numbers) nonneg) neg)) (else (loop (cdr numbers) nonneg (cons (car numbers) neg))))) ; => ((6 1 3) (-5 -2))
(cond-expand (full-unicode 1) (else 2)) ; => 1
(cond-expand ((and r7rs (not nope)) 'a) (else 'b)) ; => a
(cond-expand ((library (scheme base)) 'a) (else 'b)) ; => a
(cond-expand ((library (no such)) 'a) (else 'b)) ; => b
(cond-expand (nope 1)) ; prints nothing
(let () (cond-expand (r7rs (define z 1))) z) ; => 1
(define-syntax err (syntax-rules () ((_ a) (syntax-error "bad thing" a 'b))))
(err 5) ; error: bad thing 5
(when #f 1) ; prints nothing
(unless #f 1 2) ; => 2
`(1 `(2 ,(3 ,(+ 1 3)))) ; => (1 (quasiquote (2 (unquote (3 4)))))
`#(1 ,@(list 2 3) ,(+ 2 2)) ; => #(1 2 3 4)
`(1 . ,(+ 1 1)) ; => (1 . 2)
(let ((name1 'x) (name2 'y)) `(a `(b ,,name1 ,',name2 d) e)) ; => (a (quasiquote (b (unquote x) (unquote (quote y)) d)) e)
(define actor 5)
actor ; => 5
(let ((unquote list)) `(1 ,2)) ; => (1 (unquote 2))
(define else #f)
(cond (else 'no) (#t 'yes)) ; => yes
