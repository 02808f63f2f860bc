;;;; Definitions whose errors are told in the cells of those who load this file.
(define-syntax first-of
  (syntax-rules ()
    ((_ x) (list (car x)))))
(define (sum-of l)
  (if (null? l)
      0
      (+ (car l) (sum-of (cdr l)))))
(define account
  (actor [(initial-state 0)]
    [(add n) (set! state (+ state (vector-ref (vector n) 1)))]))
(define (begin-sum l)
  (thread (lambda () (sum-of l))))
