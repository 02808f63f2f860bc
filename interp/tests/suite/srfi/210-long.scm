;; heavy
(import (srfi 210))

(define (down n) (if (= n 0) 'done (apply/mv down (values (- n 1)))))
(down 200000) ; => done
(define (below n) (if (= n 0) 'done (bind n (lambda (n) (- n 1)) below)))
(below 100000) ; => done
