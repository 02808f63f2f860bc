;;;; One fiber that computes and allocates: half of two-fibers.scm.
;; measured at size 32
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 15))
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(define (churn n kept)
  (if (= n 0)
      (length kept)
      (churn (- n 1) (if (= 0 (remainder n 1000)) '() (cons n kept)))))
(define (work) (+ (fib size) (churn (expt 2 (- size 9)) '())))
(display (work))
(newline)
; prints 674
