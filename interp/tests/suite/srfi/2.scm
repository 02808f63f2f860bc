(import (srfi 2))

(list (and-let* ()) (and-let* () 1 2) (and-let* () (define a 3) a)) ; => (#t 2 3)
(list (and-let* ((x 1))) (and-let* ((x #f))) (and-let* ((5))) (and-let* ((#f))) (let ((x 7)) (and-let* (x))) (let ((x #f)) (and-let* (x)))) ; => (1 #f 5 #f 7 #f)
(list (and-let* ((x #f) ((error "not reached")))) (and-let* ((#f) (x (error "not reached"))) x)) ; => (#f #f)
(list (let ((x 1)) (and-let* (x ((> x 0))) (+ x 1))) (let ((x 1)) (and-let* (x ((> x 5))) (+ x 1))) (let ((x #f)) (and-let* (x) (+ x 1)))) ; => (2 #f #f)
(and-let* ((x 1) (y (+ x 1)) ((< x y)) (x (* y 10))) (list x y)) ; => (20 2)
(and-let* ((x 1)) #f) ; => #f
(and-let* ((entry (assv 'b '((a . 1) (b . 2)))) (n (cdr entry))) (* n 10)) ; => 20
