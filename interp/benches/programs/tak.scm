;;;; Calls with three arguments: Takeuchi's function, several times.
;; measured at size 10
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 1))
(define (tak x y z)
  (if (not (< y x))
      z
      (tak (tak (- x 1) y z) (tak (- y 1) z x) (tak (- z 1) x y))))
(define (repeat n)
  (let ((result (tak 24 16 8)))
    (if (= n 1) result (repeat (- n 1)))))
(display (repeat size))
(newline)
; prints 9
