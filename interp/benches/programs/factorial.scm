;;;; A large integer times a small one, and its digits: the factorial of 5000 by the naive loop.
(import (scheme base) (scheme write))

(define (factorial n)
  (let loop ((n n) (product 1))
    (if (= n 0) product (loop (- n 1) (* n product)))))
(define (repeat thunk times)
  (if (= times 1)
      (thunk)
      (begin (thunk) (repeat thunk (- times 1)))))
(define result (repeat (lambda () (factorial 5000)) 20))
(write (string-length (number->string result)))
(newline)
(write (modulo result 1000000007))
(newline)
; prints 16326
; prints 541108809
