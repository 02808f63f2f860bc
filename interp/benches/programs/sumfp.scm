;;;; A loop over flonums: the sum of the integral flonums up to a bound.
;; measured at size 20000000.0
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 1000.0))
(define (sum n)
  (let loop ((i n) (total 0.0))
    (if (< i 0.0)
        total
        (loop (- i 1.0) (+ i total)))))
(write (exact (sum size)))
(newline)
; prints 500500
