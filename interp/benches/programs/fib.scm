;;;; Calls and fixnum arithmetic: the naive Fibonacci function.
;; measured at size 35
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 20))
(define (fib n)
  (if (< n 2)
      n
      (+ (fib (- n 1)) (fib (- n 2)))))
(display (fib size))
(newline)
; prints 6765
