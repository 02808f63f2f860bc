;;;; Flonums: predicates and arithmetic over the language's own procedures. What needs the bits of a flonum or a precise
;;;; function of it is native.

;;; Whether the value is a flonum.
;;; (map flonum? '(1.5 1 1.5+2.0i)) ; => (#t #f #f)
(define (flonum? object)
  (and (real? object) (inexact? object)))

(define (%check who position object)
  (if (not (flonum? object)) (%wrong-type who position "a flonum" object)))

(define (%check-all who position objects)
  (if (pair? objects)
      (begin
        (%check who position (car objects))
        (%check-all who (+ position 1) (cdr objects)))))

;;; The flonum nearest to a real number.
;;; (flonum 1/4) ; => 0.25
(define (flonum number)
  (if (not (real? number)) (%wrong-type 'flonum 1 "a real number" number))
  (inexact number))

;;; The flonum of magnitude 1 with the sign of this one.
;;; (flsgn -0.0) ; => -1.0
(define (flsgn x)
  (%check 'flsgn 1 x)
  (flcopysign 1.0 x))

;;; Whether all are equal.
;;; (fl=? 1.0 1.0 2.0) ; => #f
(define (fl=? . numbers)
  (%check-all 'fl=? 1 numbers)
  (or (null? numbers) (apply = numbers)))


;;; Whether each is less than the next.
;;; (fl<? 1.0 2.0 3.0) ; => #t
(define (fl<? . numbers)
  (%check-all 'fl<? 1 numbers)
  (or (null? numbers) (apply < numbers)))


;;; Whether each is greater than the next.
;;; (fl>? 1.0 2.0) ; => #f
(define (fl>? . numbers)
  (%check-all 'fl>? 1 numbers)
  (or (null? numbers) (apply > numbers)))


;;; Whether each is at most the next.
;;; (fl<=? 1.0 1.0 2.0) ; => #t
(define (fl<=? . numbers)
  (%check-all 'fl<=? 1 numbers)
  (or (null? numbers) (apply <= numbers)))


;;; Whether each is at least the next.
;;; (fl>=? 2.0 1.0 1.0) ; => #t
(define (fl>=? . numbers)
  (%check-all 'fl>=? 1 numbers)
  (or (null? numbers) (apply >= numbers)))


;;; Whether one of the two is a NaN.
;;; (flunordered? 1.0 +nan.0) ; => #t
(define (flunordered? x y)
  (%check-all 'flunordered? 1 (list x y))
  (or (nan? x) (nan? y)))


;;; Whether it is an integer.
;;; (flinteger? 2.0) ; => #t
(define (flinteger? x)
  (%check 'flinteger? 1 x)
  (integer? x))


;;; Whether it is zero.
;;; (flzero? -0.0) ; => #t
(define (flzero? x)
  (%check 'flzero? 1 x)
  (zero? x))


;;; Whether it is above zero.
;;; (flpositive? 1.0) ; => #t
(define (flpositive? x)
  (%check 'flpositive? 1 x)
  (positive? x))


;;; Whether it is below zero.
;;; (flnegative? -0.0) ; => #f
(define (flnegative? x)
  (%check 'flnegative? 1 x)
  (negative? x))


;;; Whether it is neither infinite nor a NaN.
;;; (flfinite? +inf.0) ; => #f
(define (flfinite? x)
  (%check 'flfinite? 1 x)
  (finite? x))


;;; Whether it is infinite.
;;; (flinfinite? +inf.0) ; => #t
(define (flinfinite? x)
  (%check 'flinfinite? 1 x)
  (infinite? x))


;;; Whether it is a NaN.
;;; (flnan? +nan.0) ; => #t
(define (flnan? x)
  (%check 'flnan? 1 x)
  (nan? x))


;;; Whether it is an odd integer.
;;; (flodd? 3.0) ; => #t
(define (flodd? x)
  (if (not (and (flonum? x) (integer? x))) (%wrong-type 'flodd? 1 "an integer flonum" x))
  (odd? x))


;;; Whether it is an even integer.
;;; (fleven? 3.0) ; => #f
(define (fleven? x)
  (if (not (and (flonum? x) (integer? x))) (%wrong-type 'fleven? 1 "an integer flonum" x))
  (even? x))


;;; Whether it is finite and has the full precision.
;;; (flnormalized? 5e-324) ; => #f
(define (flnormalized? x)
  (%check 'flnormalized? 1 x)
  (and (finite? x) (>= (abs x) 2.2250738585072014e-308)))


;;; Whether it is so small that it has less than the full precision.
;;; (fldenormalized? 5e-324) ; => #t
(define (fldenormalized? x)
  (%check 'fldenormalized? 1 x)
  (< 0.0 (abs x) 2.2250738585072014e-308))


;;; The greatest of them; negative infinity without any. A NaN counts only among NaNs.
;;; (flmax 1.0 +nan.0 3.0) ; => 3.0
(define (flmax . numbers)
  (%check-all 'flmax 1 numbers)
  (let ((ordered (remove nan? numbers)))
    (cond ((pair? ordered) (apply max ordered))
          ((pair? numbers) (car numbers))
          (else -inf.0))))


;;; The least of them; infinity without any. A NaN counts only among NaNs.
;;; (flmin 1.0 3.0) ; => 1.0
(define (flmin . numbers)
  (%check-all 'flmin 1 numbers)
  (let ((ordered (remove nan? numbers)))
    (cond ((pair? ordered) (apply min ordered))
          ((pair? numbers) (car numbers))
          (else +inf.0))))


;;; The sum.
;;; (fl+ 1.0 2.0 3.0) ; => 6.0
(define (fl+ . numbers)
  (%check-all 'fl+ 1 numbers)
  (if (null? numbers) 0.0 (apply + numbers)))


;;; The product.
;;; (fl* 2.0 3.0) ; => 6.0
(define (fl* . numbers)
  (%check-all 'fl* 1 numbers)
  (if (null? numbers) 1.0 (apply * numbers)))


;;; The first less the others, or the number with the other sign.
;;; (fl- 5.0 2.0 1.0) ; => 2.0
(define (fl- x . others)
  (%check-all 'fl- 1 (cons x others))
  (if (null? others) (- x) (apply - x others)))


;;; The first divided by the others, or 1.0 divided by the number.
;;; (fl/ 1.0 0.0) ; => +inf.0
(define (fl/ x . others)
  (%check-all 'fl/ 1 (cons x others))
  (if (null? others) (/ 1.0 x) (apply / x others)))
