;;;; Big integers: digits of pi by the series of the Chudnovsky brothers, summed by halving the range.
;;;; The answer is that of pi.scm.
;; measured at size 300000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 100))
(define c3/24 10939058860032000)

;; The products P and Q and the sum T of the terms from `a` to before `b`.
(define (split a b)
  (if (= (- b a) 1)
      (let ((p (if (= a 0) 1 (* (- (* 6 a) 5) (- (* 2 a) 1) (- (* 6 a) 1))))
            (q (if (= a 0) 1 (* a a a c3/24))))
        (let ((t (* p (+ 13591409 (* 545140134 a)))))
          (values p q (if (odd? a) (- t) t))))
      (let ((middle (quotient (+ a b) 2)))
        (let-values (((p1 q1 t1) (split a middle))
                     ((p2 q2 t2) (split middle b)))
          (values (* p1 p2) (* q1 q2) (+ (* q2 t1) (* p1 t2)))))))

(define (pi-times one)
  (let-values (((p q t) (split 0 (+ 1 (quotient (+ size 10) 14))))
               ((root rest) (exact-integer-sqrt (* 10005 one one))))
    (quotient (* q 426880 root) t)))

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
