;; heavy
(import (srfi 45))

(define (loop n) (if (= n 0) (lazy (delay 'done)) (lazy (loop (- n 1)))))
(force (loop 300000)) ; => done
