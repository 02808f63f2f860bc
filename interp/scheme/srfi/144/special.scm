;;;; The gamma function, the error function and the Bessel functions.

;;; Lanczos's sum for the gamma function with g = 607/128, the coefficient of each denominator.
(define %lanczos
  '(57.1562356658629235 -59.5979603554754912 14.1360979747417471 -0.491913816097620199
    0.339946499848118887e-4 0.465236289270485756e-4 -0.983744753048795646e-4 0.158088703224912494e-3
    -0.210264441724104883e-3 0.217439618115212643e-3 -0.164318106536763890e-3 0.844182239838527433e-4
    -0.261908384015814087e-4 0.368991826595316234e-5))

(define (%lanczos-sum x)
  (let loop ((coefficients %lanczos) (denominator (+ x 1.0)) (sum 0.999999999999997092))
    (if (null? coefficients)
        sum
        (loop (cdr coefficients) (+ denominator 1.0) (+ sum (/ (car coefficients) denominator))))))

;;; The logarithm of the gamma function at x + 1, for x above -1/2.
(define (%log-gamma+1 x)
  (let ((t (+ x 5.2421875)))
    (+ (- (* (+ x 0.5) (log t)) t)
       (log (* 2.5066282746310005 (%lanczos-sum x))))))

(define (%sin-pi x)
  (let ((r (- x (* 2.0 (round (/ x 2.0))))))
    (sin (* fl-pi r))))

(define (%factorial n)
  (let loop ((n n) (product 1))
    (if (< n 2) product (loop (- n 1) (* product n)))))

;;; The gamma function: (n - 1)! for an integer n.
;;; (flgamma 5.0) ; => 24.0
(define (flgamma x)
  (%check 'flgamma 1 x)
  (cond ((or (nan? x) (= x -inf.0)) +nan.0)
        ((zero? x) (/ 1.0 x))
        ((and (integer? x) (negative? x)) +nan.0)
        ((> x 171.7) +inf.0)
        ((integer? x) (inexact (%factorial (- (exact x) 1))))
        ((< x -190.0) (flcopysign 0.0 (%sin-pi x)))
        ((< x 0.5) (/ fl-pi (* (%sin-pi x) (flgamma (- 1.0 x)))))
        (else (%gamma+1 (- x 1.0)))))

;;; The power is taken in two halves, because it overflows before the result does.
(define (%gamma+1 x)
  (let* ((t (+ x 5.2421875))
         (half (expt t (/ (+ x 0.5) 2.0))))
    (* half (exp (- t)) half 2.5066282746310005 (%lanczos-sum x))))

;;; Two values: the logarithm of the magnitude of the gamma function, and its sign.
;;; (call-with-values (lambda () (flloggamma 1.0)) list) ; => (0.0 1.0)
(define (flloggamma x)
  (%check 'flloggamma 1 x)
  (cond ((nan? x) (values x 1.0))
        ((infinite? x) (values +inf.0 1.0))
        ((and (integer? x) (<= x 0.0)) (values +inf.0 (flcopysign 1.0 x)))
        ((< x 0.5)
         (let ((s (%sin-pi x)))
           (values (- (log (/ fl-pi (abs s))) (%log-gamma+1 (- x)))
                   (if (negative? s) -1.0 1.0))))
        ((or (= x 1.0) (= x 2.0)) (values 0.0 1.0))
        (else (values (%log-gamma+1 (- x 1.0)) 1.0))))

;;; The error function.
;;; (flerf 0.0) ; => 0.0
(define (flerf x)
  (%check 'flerf 1 x)
  (cond ((or (nan? x) (zero? x)) x)
        ((< (abs x) 2.0) (%erf-series x))
        ((positive? x) (- 1.0 (flerfc x)))
        (else (- (flerfc (- x)) 1.0))))

;;; 1 less the error function, precise where that is small.
;;; (flerfc 0.0) ; => 1.0
(define (flerfc x)
  (%check 'flerfc 1 x)
  (cond ((nan? x) x)
        ((< x 0.5) (- 1.0 (flerf x)))
        ((< x 1.5) (%erfc-near x))
        ((> x 27.3) 0.0)
        (else (%erfc-fraction x))))

;;; The series of positive terms: every term is the one before times 2x²/(2k + 1).
(define (%erf-series x)
  (let ((xx (* 2.0 x x)))
    (let loop ((k 1.0) (term x) (sum 0.0))
      (if (= sum (+ sum term))
          (* fl-2/sqrt-pi (exp (- (* x x))) sum)
          (loop (+ k 1.0) (/ (* term xx) (+ k k 1.0)) (+ sum term))))))

;;; By Taylor's series around 1, whose terms come from the derivatives of exp(-x²).
(define (%erfc-near x)
  (let ((h (- x 1.0)))
    ;; c(k) is the k-th coefficient of exp(-(1 + h)²); c(k + 1) = -2 (c(k) + c(k - 1)) / (k + 1).
    (let loop ((k 0.0) (before 0.0) (c 0.36787944117144233) (power h) (sum 0.0))
      (let ((term (/ (* c power) (+ k 1.0))))
        (if (and (> k 60.0))
            (- 0.15729920705028513 (* fl-2/sqrt-pi sum))
            (loop (+ k 1.0) c (/ (* -2.0 (+ c before)) (+ k 1.0)) (* power h) (+ sum term)))))))

;;; The continued fraction x + (1/2)/(x + 1/(x + (3/2)/(x + …))), from its far end.
(define (%erfc-fraction x)
  (let loop ((k 120.0) (tail x))
    (if (> k 0.0)
        (loop (- k 1.0) (+ x (/ (* 0.5 k) tail)))
        (/ (%exp-of-square x) (* tail 1.772453850905516)))))

;;; exp(-x²), with the square taken exactly.
(define (%exp-of-square x)
  (let* ((square (* (exact x) (exact x))) (near (inexact square)))
    (* (exp (- near)) (- 1.0 (inexact (- square (exact near)))))))

(define (%check-order who n)
  (if (not (exact-integer? n)) (%wrong-type who 1 "an exact integer" n)))

;;; The Bessel function of the first kind of order `n`.
;;; (flfirst-bessel 0 0.0) ; => 1.0
(define (flfirst-bessel n x)
  (%check-order 'flfirst-bessel n)
  (%check 'flfirst-bessel 2 x)
  (cond ((nan? x) x)
        ((negative? n) (%alternate n (flfirst-bessel (- n) x)))
        ((negative? x) (%alternate n (flfirst-bessel n (- x))))
        ((infinite? x) 0.0)
        ((zero? x) (if (= n 0) 1.0 0.0))
        ((> x (+ 25.0 (* 0.5 n n))) (call-with-values (lambda () (%hankel n x)) (lambda (j y) j)))
        (else (vector-ref (%first-kind n x) n))))

(define (%alternate n value) (if (odd? n) (- value) value))

;;; The functions of the first kind of the orders 0 to `n` and some more: by recurrence from a high order downwards
;;; (Miller's way), scaled so that J0 + 2 J2 + 2 J4 + … is 1.
(define (%first-kind n x)
  (let* ((start (* 2 (+ 20 (quotient (+ n (exact (ceiling (* 1.2 x))) (exact (ceiling (sqrt (* 60.0 (+ n 1)))))) 2))))
         (j (make-vector (+ start 2) 0.0)))
    (vector-set! j start 1e-300)
    (let loop ((k start) (sum 0.0))
      (if (> k 0)
          (let ((below (- (* (/ (* 2.0 k) x) (vector-ref j k)) (vector-ref j (+ k 1)))))
            (vector-set! j (- k 1) below)
            (if (> (abs below) 1e200)
                (begin
                  (%scale! j 1e-200)
                  (loop (- k 1) (* 1e-200 (if (even? (- k 1)) (+ sum (* 2.0 below)) sum))))
                (loop (- k 1) (if (even? (- k 1)) (+ sum (* 2.0 below)) sum))))
          (%scale! j (/ 1.0 (- sum (vector-ref j 0))))))
    j))

(define (%scale! vector factor)
  (let loop ((i (- (vector-length vector) 1)))
    (if (>= i 0)
        (begin
          (vector-set! vector i (* factor (vector-ref vector i)))
          (loop (- i 1))))))

;;; The Bessel function of the second kind of order `n`.
;;; (flsecond-bessel 0 0.0) ; => -inf.0
(define (flsecond-bessel n x)
  (%check-order 'flsecond-bessel n)
  (%check 'flsecond-bessel 2 x)
  (cond ((or (nan? x) (negative? x)) +nan.0)
        ((negative? n) (%alternate n (flsecond-bessel (- n) x)))
        ((zero? x) -inf.0)
        ((infinite? x) 0.0)
        ((> x (+ 25.0 (* 0.5 n n))) (call-with-values (lambda () (%hankel n x)) (lambda (j y) y)))
        (else (%second-kind n x))))

;;; Orders 0 and 1 by Neumann's series of functions of the first kind, higher ones by recurrence upwards.
(define (%second-kind n x)
  (let* ((j (if (> x 25.0) #f (%first-kind 1 x)))
         (y0 (if j (%neumann-0 x j) (%hankel-second 0 x)))
         (y1 (if j (%neumann-1 x j) (%hankel-second 1 x))))
    (if (= n 0)
        y0
        (let loop ((k 1) (before y0) (y y1))
          (if (= k n)
              y
              (loop (+ k 1) y (- (* (/ (* 2.0 k) x) y) before)))))))

(define (%hankel-second n x)
  (call-with-values (lambda () (%hankel n x)) (lambda (j y) y)))

(define (%neumann-0 x j)
  (let loop ((k 1) (sum 0.0))
    (if (< (* 2 k) (vector-length j))
        (loop (+ k 1) (+ sum (/ (%alternate k (vector-ref j (* 2 k))) k)))
        (* fl-2/pi (- (* (+ (log (/ x 2.0)) fl-euler) (vector-ref j 0)) (* 2.0 sum))))))

;;; The derivative of the series of order 0, with the sign changed.
(define (%neumann-1 x j)
  (let loop ((k 1) (sum 0.0))
    (if (< (+ k k 1) (vector-length j))
        (loop (+ k 1)
              (+ sum (/ (%alternate k (- (vector-ref j (- (+ k k) 1)) (vector-ref j (+ k k 1)))) k)))
        (* fl-2/pi
           (+ (- (* (+ (log (/ x 2.0)) fl-euler) (vector-ref j 1)) (/ (vector-ref j 0) x))
              sum)))))

;;; Both kinds for a large argument, by Hankel's asymptotic series.
(define (%hankel n x)
  (let* ((mu (* 4.0 n n))
         ;; The phase is x - (2n + 1) pi/4; its sine and cosine come from those of x.
         (a (if (memv (modulo n 4) '(0 3)) 1.0 -1.0))
         (b (if (memv (modulo n 4) '(0 1)) 1.0 -1.0))
         (cosine (* fl-1/sqrt-2 (+ (* a (cos x)) (* b (sin x)))))
         (sine (* fl-1/sqrt-2 (- (* a (sin x)) (* b (cos x))))))
    (let loop ((k 1) (term 1.0) (p 1.0) (q 0.0))
      (let ((next (/ (* term (- mu (* (- (* 2.0 k) 1.0) (- (* 2.0 k) 1.0)))) (* 8.0 k x))))
        (if (or (> k 60) (>= (abs next) (abs term)) (< (abs next) 1e-18))
            (let ((scale (sqrt (/ fl-2/pi x))))
              (values (* scale (- (* p cosine) (* q sine)))
                      (* scale (+ (* p sine) (* q cosine)))))
            (case (modulo k 4)
              ((1) (loop (+ k 1) next p (+ q next)))
              ((2) (loop (+ k 1) next (- p next) q))
              ((3) (loop (+ k 1) next p (- q next)))
              (else (loop (+ k 1) next (+ p next) q))))))))
