;;;; Integers of a fixed length: 1,000 digits of pi as a scaled integer, by Machin's formula, and by the
;;;; arithmetic-geometric mean with integer square roots.
(import (scheme base) (scheme write))

;; The arc cotangent of x, times the scale.
(define (arccot x scale)
  (let ((square (* x x)))
    (let loop ((term (quotient scale x)) (n 1) (sign 1) (sum 0))
      (if (= term 0)
          sum
          (loop (quotient term square) (+ n 2) (- sign) (+ sum (* sign (quotient term n))))))))
(define (machin digits)
  (let ((scale (expt 10 (+ digits 10))))
    (quotient (* 4 (- (* 4 (arccot 5 scale)) (arccot 239 scale))) (expt 10 10))))

(define (root n)
  (let-values (((root rest) (exact-integer-sqrt n))) root))
(define (gauss-legendre digits)
  (let ((scale (expt 10 (+ digits 10))))
    (let loop ((a scale) (b (root (quotient (* scale scale) 2))) (t (quotient scale 4)) (p 1))
      (if (< (- a b) 10)
          (quotient (quotient (* (+ a b) (+ a b)) (* 4 t)) (expt 10 10))
          (let* ((mean (quotient (+ a b) 2)) (change (- a mean)))
            (loop mean (root (* a b)) (- t (* p (quotient (* change change) scale))) (* 2 p)))))))

(define (repeat thunk times)
  (if (= times 1)
      (thunk)
      (begin (thunk) (repeat thunk (- times 1)))))
(define first (repeat (lambda () (machin 1000)) 200))
(define second (repeat (lambda () (gauss-legendre 1000)) 200))
(write (< (abs (- first second)) 100))
(newline)
(write (modulo (quotient first 1000) 1000000000))
(newline)
; prints #t
; prints 92164201
