;;;; Calls and fixnum arithmetic: the naive Fibonacci function.
(import (scheme base) (scheme write))

(define (fib n)
  (if (< n 2)
      n
      (+ (fib (- n 1)) (fib (- n 2)))))
(display (fib 35))
(newline)
