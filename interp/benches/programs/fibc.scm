;;;; Continuations in depth: Fibonacci on numbers by successor, every addition by `call/cc`.
;; measured at size 30
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 12))
(define (successor n) (+ n 1))
(define (predecessor n) (- n 1))
(define (add x y k)
  (if (= y 0)
      (k x)
      (add (successor x) (predecessor y) k)))
(define (fib n c)
  (cond ((= n 0) (c 0))
        ((= n 1) (c 1))
        (else
         (add (call-with-current-continuation (lambda (c) (fib (predecessor n) c)))
              (call-with-current-continuation (lambda (c) (fib (predecessor (predecessor n)) c)))
              c))))
(display (call-with-current-continuation (lambda (k) (fib size k))))
(newline)
; prints 144
