;; Names of forms are names like all others.
(let ((if (lambda (a b c) (list a b c)))) (if 1 2 3)) ; => (1 2 3)
(let ((list vector)) (list 1 2)) ; => #(1 2)
(define (f define) (+ define 1))
(f 1) ; => 2
(let ((begin list)) (begin 1 2)) ; => (1 2)
(let ((quote -)) '5) ; => -5
(let* ((else #f)) (cond (else 'reached) (#t 'not-else))) ; => not-else
(define (g actor) (list actor))
(g 1) ; => (1)
(let ((x 1)) (let-syntax ((foo (syntax-rules () ((_ y) (let-syntax ((bar (syntax-rules () ((_) (let ((x 2)) y))))) (bar)))))) (foo x))) ; => 1
;; Redefining what a form expands to does not break the form.
(define call-with-current-continuation #f)
(define with-exception-handler #f)
(define (append . ignored) 'mine)
(guard (e (#t 'caught)) (raise 1)) ; => caught
`(1 ,@(cdr '(1 2)) 3) ; => (1 2 3)
(define (values . ignored) 'mine)
(let-values (((a b) (floor/ 7 2))) (cons a b)) ; => (3 . 1)
