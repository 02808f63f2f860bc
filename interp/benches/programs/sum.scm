;;;; A loop over fixnums: the sum of the integers up to a bound.
;; measured at size 50000000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 1000))
(define (sum n)
  (let loop ((i n) (total 0))
    (if (< i 0)
        total
        (loop (- i 1) (+ i total)))))
(write (sum size))
(newline)
; prints 500500
