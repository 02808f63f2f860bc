;;;; Calls with three arguments: Takeuchi's function, ten times.
(import (scheme base) (scheme write))

(define (tak x y z)
  (if (not (< y x))
      z
      (tak (tak (- x 1) y z) (tak (- y 1) z x) (tak (- z 1) x y))))
(define (repeat n)
  (let ((result (tak 24 16 8)))
    (if (= n 1) result (repeat (- n 1)))))
(display (repeat 10))
(newline)
