;;;; Flonums rounded and divided, and the functions that the language has.

;;; The number without its sign.
;;; (flabs -2.0) ; => 2.0
(define (flabs x)
  (%check 'flabs 1 x)
  (abs x))


;;; The greatest integer that is not above.
;;; (flfloor -1.5) ; => -2.0
(define (flfloor x)
  (%check 'flfloor 1 x)
  (floor x))


;;; The least integer that is not below.
;;; (flceiling 1.5) ; => 2.0
(define (flceiling x)
  (%check 'flceiling 1 x)
  (ceiling x))


;;; The nearest integer, the even one of two.
;;; (flround 2.5) ; => 2.0
(define (flround x)
  (%check 'flround 1 x)
  (round x))


;;; The number without its fraction.
;;; (fltruncate -1.5) ; => -1.0
(define (fltruncate x)
  (%check 'fltruncate 1 x)
  (truncate x))


;;; The number e to this power.
;;; (flexp 0.0) ; => 1.0
(define (flexp x)
  (%check 'flexp 1 x)
  (exp x))


;;; The number times itself.
;;; (flsquare 3.0) ; => 9.0
(define (flsquare x)
  (%check 'flsquare 1 x)
  (square x))


;;; The sine.
;;; (flsin 0.0) ; => 0.0
(define (flsin x)
  (%check 'flsin 1 x)
  (sin x))


;;; The cosine.
;;; (flcos 0.0) ; => 1.0
(define (flcos x)
  (%check 'flcos 1 x)
  (cos x))


;;; The tangent.
;;; (fltan 0.0) ; => 0.0
(define (fltan x)
  (%check 'fltan 1 x)
  (tan x))


;;; How far apart the two are.
;;; (flabsdiff 1.0 3.5) ; => 2.5
(define (flabsdiff x y)
  (%check-all 'flabsdiff 1 (list x y))
  (abs (- x y)))


;;; The difference, or zero when that is negative.
;;; (flposdiff 1.0 3.5) ; => 0.0
(define (flposdiff x y)
  (%check-all 'flposdiff 1 (list x y))
  (if (<= x y) 0.0 (- x y)))


;;; The number above the bar of the fraction in lowest terms.
;;; (flnumerator 0.75) ; => 3.0
(define (flnumerator x)
  (%check 'flnumerator 1 x)
  (if (or (not (finite? x)) (zero? x)) x (inexact (numerator (exact x)))))


;;; The number below the bar of the fraction in lowest terms.
;;; (fldenominator 0.75) ; => 4.0
(define (fldenominator x)
  (%check 'fldenominator 1 x)
  (cond ((nan? x) x)
        ((or (infinite? x) (zero? x)) 1.0)
        (else (inexact (denominator (exact x))))))


;;; The result of a function, if it is real; otherwise a NaN.
(define (%real z) (if (real? z) (inexact z) +nan.0))

;;; The square root; a NaN for a negative number.
;;; (flsqrt 4.0) ; => 2.0
(define (flsqrt x)
  (%check 'flsqrt 1 x)
  (if (zero? x) x (%real (sqrt x))))


;;; The first to the power of the second.
;;; (flexpt 2.0 0.5) ; => 1.4142135623730951
(define (flexpt x y)
  (%check-all 'flexpt 1 (list x y))
  (%real (expt x y)))


;;; The natural logarithm; a NaN for a negative number.
;;; (fllog 1.0) ; => 0.0
(define (fllog x)
  (%check 'fllog 1 x)
  (cond ((zero? x) -inf.0)
        ((negative? x) +nan.0)
        (else (log x))))


;;; A procedure that gives the logarithm to this base.
;;; ((make-fllog-base 2.0) 8.0) ; => 3.0
(define (make-fllog-base base)
  (if (not (and (flonum? base) (> base 1.0))) (%wrong-type 'make-fllog-base 1 "a flonum above 1.0" base))
  (cond ((= base 2.0) fllog2)
        ((= base 10.0) fllog10)
        (else (let ((scale (log base))) (lambda (x) (/ (fllog x) scale))))))


;;; The angle with this sine; a NaN when there is none.
;;; (flasin 0.0) ; => 0.0
(define (flasin x)
  (%check 'flasin 1 x)
  (if (<= -1.0 x 1.0) (asin x) +nan.0))


;;; The angle with this cosine; a NaN when there is none.
;;; (flacos 1.0) ; => 0.0
(define (flacos x)
  (%check 'flacos 1 x)
  (if (<= -1.0 x 1.0) (inexact (acos x)) +nan.0))


;;; The angle with this tangent, or the angle of the point with these coordinates, the second first.
;;; (flatan 1.0 0.0) ; => 1.5707963267948966
(define flatan
  (case-lambda
    ((x)
     (%check 'flatan 1 x)
     (atan x))
    ((y x)
     (%check-all 'flatan 1 (list y x))
     (atan y x))))


;;; The quotient without its fraction.
;;; (flquotient 7.5 2.0) ; => 3.0
(define (flquotient x y)
  (%check-all 'flquotient 1 (list x y))
  (if (and (finite? x) (finite? y) (not (zero? y)))
      (%exact-quotient x y)
      (truncate (/ x y))))


;;; The quotient of finite numbers, computed exactly.
(define (%exact-quotient x y)
  (let ((q (truncate (/ (exact x) (exact y)))))
    (if (= q 0) (flcopysign 0.0 (/ x y)) (inexact q))))

;;; What that leaves, with the sign of the first.
;;; (flremainder -7.5 2.0) ; => -1.5
(define (flremainder x y)
  (%check-all 'flremainder 1 (list x y))
  (cond ((or (nan? x) (nan? y) (infinite? x) (zero? y)) +nan.0)
        ((infinite? y) x)
        (else
         (let* ((a (exact x)) (b (exact y)))
           (flcopysign (inexact (- a (* b (truncate (/ a b))))) x)))))


;;; Two values: what the quotient rounded to the nearest integer leaves, and the low bits of that quotient.
;;; (call-with-values (lambda () (flremquo 7.0 2.0)) list) ; => (-1.0 4)
(define (flremquo x y)
  (%check-all 'flremquo 1 (list x y))
  (cond ((or (nan? x) (nan? y) (infinite? x) (zero? y)) (values +nan.0 0))
        ((infinite? y) (values x 0))
        (else
         (let* ((a (exact x)) (b (exact y)) (q (round (/ a b))) (r (- a (* b q))))
           (values (if (= r 0) (flcopysign 0.0 x) (inexact r))
                   (remainder q 1024))))))

;;; The power of two in a flonum, as an exact integer; for 0.0, a NaN and the infinities, numbers that no other flonum has.
;;; (flinteger-exponent 48.0) ; => 5
(define (flinteger-exponent x)
  (%check 'flinteger-exponent 1 x)
  (cond ((zero? x) fl-integer-exponent-zero)
        ((or (nan? x) (infinite? x)) fl-integer-exponent-nan)
        (else (%exponent x))))
