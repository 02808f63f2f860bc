(import (srfi 202))

; What SRFI 2 does
(list (and-let*) (and-let* ()) (and-let* () 1 2) (and-let* ((x 1))) (and-let* ((x #f))) (and-let* ((5))) (let ((x 7)) (and-let* (x))) (let ((x #f)) (and-let* (x) 1))) ; => (#t #t 2 1 #f 5 7 #f)
(list (and-let* ((x 1) ((> x 0)) (y (+ x 1))) (list x y)) (and-let* ((x 1) ((> x 5)) (y (error "not reached"))) y)) ; => ((1 2) #f)
; Patterns
(list (and-let* (((a . b) '(1 2))) (list a b)) (and-let* (((a . b) '())) a) (and-let* ((#f (null? '(1)))) 'yes) (and-let* ((#f (null? '()))) 'yes) (and-let* ((5 (+ 2 3)) ("a" "a")) 'yes)) ; => ((1 (2)) #f yes #f yes)
(list (and-let* (('x 'x)) 1) (and-let* (('x 'y)) 1) (and-let* ((`(,a b) '(1 b))) a) (and-let* ((_ #f)) 'any) (and-let* ((#(a b) (vector 1 2))) (+ a b)) (and-let* (((a b) '(1 2)))) (and-let* (((a b) '(1))))) ; => (1 #f 1 any 3 #t #f)
; Several values
(list (and-let* ((a b (values 1 2))) (list a b)) (and-let* ((a b (values 1 2 3))) (list a b)) (and-let* ((a b (values 1))) a) (and-let* ((a b (values #f 2))) b) (and-let* ((a b (values 1 #f))) (list a b))) ; => ((1 2) (1 2) #f #f (1 #f))
(list (and-let* ((1 (x . y) (values 1 '(2 3)))) (list x y)) (and-let* ((1 x (values 2 3))) x) (and-let* ((#f x (values #f 3))) x)) ; => ((2 (3)) #f 3)
(list (and-let* (((values a b . c) (values 1 2 3 4))) (list a b c)) (and-let* (((values a b . c) (values 1))) a) (and-let* (((values . all) (values))) all) (and-let* (((values a) (values #f))) (list a)) (and-let* (((values a) (values 1 2))) a)) ; => ((1 2 (3 4)) #f () (#f) #f)
(define (count n) (and-let* (((values m) (- n 1)) (#t (>= m 0))) (if (= m 0) 'done (count m))))
(count 1000) ; => done
