;;;; One fiber that computes and allocates: half of two-fibers.scm.
(import (scheme base) (scheme write))

(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(define (churn n kept)
  (if (= n 0)
      (length kept)
      (churn (- n 1) (if (= 0 (remainder n 1000)) '() (cons n kept)))))
(define (work) (+ (fib 32) (churn 10000000 '())))
(display (work))
(newline)
