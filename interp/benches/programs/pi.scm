;;;; Big integers: digits of pi in fixed point, by the means of Gauss and Legendre.
;; measured at size 100000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 100))
(define (root n)
  (let-values (((s rest) (exact-integer-sqrt n))) s))

;; `one` is the unit of the fixed point; each round doubles the correct digits.
(define (pi-times one)
  (let loop ((a one) (b (root (quotient (* one one) 2))) (t (quotient one 4)) (power 1))
    (if (<= (abs (- a b)) 1)
        (quotient (square (+ a b)) (* 4 t))
        (let ((mean (quotient (+ a b) 2)))
          (loop mean
                (root (* a b))
                (- t (* power (quotient (square (- a mean)) one)))
                (* 2 power))))))

(define guard-digits 10)
(define digits
  (number->string
   (quotient (pi-times (expt 10 (+ size guard-digits))) (expt 10 guard-digits))))
(write (string-length digits))
(newline)
(write-string (substring digits 0 20))
(newline)
(write-string (substring digits (- (string-length digits) 20) (string-length digits)))
(newline)
; prints 101
; prints 31415926535897932384
; prints 86280348253421170679
