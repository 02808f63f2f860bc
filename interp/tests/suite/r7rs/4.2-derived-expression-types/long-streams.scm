;; heavy
;; delay-force takes constant space, however long the chain.
(define (loop n) (if (= n 0) (delay 'done) (delay-force (loop (- n 1)))))
(force (loop 1000000)) ; => done
(define (from n) (delay (cons n (from (+ n 1)))))
(define (nth n s) (if (= n 0) (car (force s)) (nth (- n 1) (cdr (force s)))))
(nth 100000 (from 0)) ; => 100000
