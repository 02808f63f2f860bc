(eval '(* 7 3) (environment '(scheme base))) ; => 21
(let ((f (eval '(lambda (f x) (f x x)) (null-environment 5)))) (f + 10)) ; => 20
(eval '(let ((x 3)) (set! x (+ x 1)) x) (environment '(scheme base))) ; => 4
(eval '(let () (define (twice x) (* 2 x)) (twice 21)) (environment '(scheme base))) ; => 42
(eval '(b:car (b:cons 1 2)) (environment '(prefix (only (scheme base) car cons) b:))) ; => 1
(eval '(first '(1 2)) (environment '(rename (only (scheme base) car quote) (car first)))) ; => 1
(eval '(sqrt (square 3)) (environment '(scheme base) '(scheme inexact))) ; => 3
(eval '(cdr '(1)) (environment '(except (scheme base) cdr))) ; error: `cdr` is not defined
(eval 'foo (environment '(scheme base))) ; error: `foo` is not defined
(eval '(display 1) (environment '(scheme base))) ; error: `display` is not defined
(environment '(no such library)) ; error: there is no library (no such library)
(environment '(only (scheme base) no-such-name)) ; error: (scheme base) exports no `no-such-name`
(environment 5) ; error: import

;; What an environment binds stays as it is.
(define base (environment '(scheme base)))
(eval '(define x 1) base) ; error: define: this environment cannot be changed
(eval '(begin (define x 1) x) base) ; error: define: this environment cannot be changed
(eval '(define-values (x y) (values 1 2)) base) ; error: this environment cannot be changed
(eval '(define-syntax x (syntax-rules ())) base) ; error: this environment cannot be changed
(eval '(define-record-type x (make) x?) base) ; error: this environment cannot be changed
(eval '(import (scheme write)) base) ; error: this environment cannot be changed
(eval '(set! car cdr) base) ; error: `car` belongs to an environment that cannot be changed
(eval '(set! unknown 1) base) ; error: `unknown` belongs to an environment that cannot be changed
(eval '(car '(1)) base) ; => 1
(environment? base) ; => #t
(environment? 5) ; => #f

;; Definitions in the session's environment last.
(eval '(define answer 42) (interaction-environment))
answer ; => 42
(eval '(set! answer (+ answer 1)) (interaction-environment))
(eval 'answer (interaction-environment)) ; => 43
(define seen-by-eval 'yes)
(eval 'seen-by-eval) ; => yes
(eval '(define-syntax swap (syntax-rules () ((_ a b) (list b a)))))
(swap 1 2) ; => (2 1)

(eval '(car (cdr '(1 2))) (scheme-report-environment 5)) ; => 2
(eval '(exact->inexact 1/4) (scheme-report-environment 5)) ; => 0.25
(eval 'when (scheme-report-environment 5)) ; error: when
(eval '(let loop ((i 0)) (if i i (loop 1))) (null-environment 5)) ; => 0
(eval 'car (null-environment 5)) ; error: `car` is not defined
(null-environment 4) ; error: `null-environment` wanted 5, the one version there is, as argument 1, got 4
(scheme-report-environment 'five) ; error: `scheme-report-environment` wanted 5
(eval 1 2) ; error: `eval` wanted an environment as argument 2, got 2
(eval '(if)) ; error: if
(eval (list '+ 1 2)) ; => 3
;; differs: `eval` takes data that could be written down; a procedure object inside them is an error
(eval (list + 1 2)) ; error: cannot be part of a program
(eval '(let ((x '#0=(1 . #0#))) (car (cdr x)))) ; => 1
(eval (let ((x (list 'quote 1))) (set-cdr! (cdr x) x) x)) ; error: 
