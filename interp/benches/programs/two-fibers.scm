;;;; Two fibers that compute and allocate: on two cores they take at most 1.3 times one.
(import (scheme base) (scheme write))
(cond-expand
  (guile
   (import (only (ice-9 threads) call-with-new-thread join-thread))
   (define (thread thunk) (call-with-new-thread thunk))
   (define (thread-join! t) (join-thread t)))
  (else
   (import (only (lambdust) thread thread-join!))))

(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(define (churn n kept)
  (if (= n 0)
      (length kept)
      (churn (- n 1) (if (= 0 (remainder n 1000)) '() (cons n kept)))))
(define (work) (+ (fib 32) (churn 10000000 '())))
(define first-one (thread work))
(define other (thread work))
(display (+ (thread-join! first-one) (thread-join! other)))
(newline)
