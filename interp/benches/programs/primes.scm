;;;; Lists: primes by sieving lists of the numbers that are left.
;; measured at size 50000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 200))
(define (interval low high)
  (if (< high low)
      '()
      (cons low (interval (+ low 1) high))))
(define (without-multiples n items)
  (cond ((null? items) '())
        ((= 0 (remainder (car items) n)) (without-multiples n (cdr items)))
        (else (cons (car items) (without-multiples n (cdr items))))))
(define (sieve items)
  (if (null? items)
      '()
      (cons (car items) (sieve (without-multiples (car items) (cdr items))))))
(define found (sieve (interval 2 size)))
(write (length found))
(newline)
(write (list-tail found (- (length found) 5)))
(newline)
; prints 46
; prints (181 191 193 197 199)
