;; Expressions without effects run at once, others in their turn.
(define-values (results metrics) (eval-parallel '((+ 1 2) (* 3 4) (list 1 2))))
results ; => (3 12 (1 2))
(eval-metrics? metrics) ; => #t
(list (eval-metrics-forms metrics) (eval-metrics-at-once metrics) (eval-metrics-in-order metrics)) ; => (3 3 0)
(>= (eval-metrics-seconds metrics) 0) ; => #t
(define (evaluated . expressions) (call-with-values (lambda () (eval-parallel expressions)) (lambda (results metrics) results)))
(define (in-order . expressions) (call-with-values (lambda () (eval-parallel expressions)) (lambda (results metrics) (eval-metrics-in-order metrics))))
(evaluated) ; => ()
(evaluated 5 "text" ''quoted) ; => (5 "text" quoted)
;; Definitions are seen by what comes later, changes by nobody before.
(evaluated '(define x 1) 'x '(set! x 2) 'x '(+ x 1)) ; => (#<unspecified> 1 #<unspecified> 2 3)
(in-order '(define x 1) 'x '(set! x 2) 'x '(+ x 1)) ; => 2
(evaluated '(begin (define (f n) (* n n)) (f 3)) '(f 4)) ; => (9 16)
(evaluated '(display "a") '(+ 1 1) '(display "b") '(display "c")) ; => (#<unspecified> 2 #<unspecified> #<unspecified>)
; prints abc
(in-order '(display "a") '(+ 1 1)) ; => 1
; prints a
(define v (vector 1 2))
(evaluated '(vector-ref v 0) '(vector-set! v 0 9) '(vector-ref v 0)) ; => (1 #<unspecified> 9)
;; The first that fails is raised.
(eval-parallel '((+ 1 2) (car 5) (* 3 4))) ; error: `car` wanted a pair
(guard (e (#t (and (member "`eval-parallel` was at expression 1" (condition-notes e)) #t))) (eval-parallel '(1 (error "in order" 1)))) ; => #t
(eval-parallel '((+ 1 2) (if))) ; error: if
(eval-parallel 5) ; error: `eval-parallel` wanted a list as argument 1, got 5
(eval-parallel '(1 . 2)) ; error: `eval-parallel` wanted a list as argument 1
