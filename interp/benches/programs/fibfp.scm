;;;; Floating-point arithmetic and calls: the naive Fibonacci function on flonums.
;; measured at size 34.0
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 20.0))
(define (fib n)
  (if (< n 2.0)
      n
      (+ (fib (- n 1.0)) (fib (- n 2.0)))))
(write (fib size))
(newline)
; prints 6765.0
