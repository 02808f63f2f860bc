(import (srfi 31))

(define F (rec (F N) ((rec (G K L) (if (= K 0) L (G (- K 1) (* K L)))) N 1)))
(list (F 0) (F 10)) ; => (1 3628800)
((rec (f . args) (if (null? args) 'end (apply f (cdr args)))) 1 2 3) ; => end
(define ones (rec s (cons 1 (delay s))))
(car (force (cdr (force (cdr ones))))) ; => 1
((rec f (lambda (n) (if (= n 0) '() (cons n (f (- n 1)))))) 3) ; => (3 2 1)
