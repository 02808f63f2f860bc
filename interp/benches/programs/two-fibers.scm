;;;; Two fibers that compute and allocate: on two cores they take at most 1.3 times one.
;; measured at size 32
(import (scheme base) (scheme process-context) (scheme write))
(cond-expand
  (guile
   (import (only (ice-9 threads) call-with-new-thread join-thread))
   (define (thread thunk) (call-with-new-thread thunk))
   (define (thread-join! t) (join-thread t)))
  (else
   (import (only (lambdust) thread thread-join!))))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 15))
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(define (churn n kept)
  (if (= n 0)
      (length kept)
      (churn (- n 1) (if (= 0 (remainder n 1000)) '() (cons n kept)))))
(define (work) (+ (fib size) (churn (expt 2 (- size 9)) '())))
(define first-one (thread work))
(define other (thread work))
(display (+ (thread-join! first-one) (thread-join! other)))
(newline)
; prints 1348
