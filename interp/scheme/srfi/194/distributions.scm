;;;; Distributions that are not uniform, and points on and in round bodies.

(define (%probability? p) (<= 0 p 1))

;;; A generator of 1 with this probability, otherwise 0.
;;; ((make-bernoulli-generator 1)) ; => 1
(define (make-bernoulli-generator p)
  (%check-real 'make-bernoulli-generator 1 %probability? "a probability" p)
  (let ((draw (%reals)))
    (lambda () (if (< (draw) p) 1 0))))

;;; A generator of how often something of this probability happens in `n` trials.
;;; (<= 0 ((make-binomial-generator 10 1/2)) 10) ; => #t
(define (make-binomial-generator n p)
  (%check-index 'make-binomial-generator 1 n)
  (%check-real 'make-binomial-generator 2 %probability? "a probability" p)
  (cond ((= p 0) (lambda () 0))
        ((> p 1/2)
         (let ((failures (make-binomial-generator n (- 1 p))))
           (lambda () (- n (failures)))))
        (else
         ;; The trials from one success to the next are geometric.
         (let ((trials (make-geometric-generator p)))
           (lambda ()
             (let loop ((used (trials)) (successes 0))
               (if (> used n)
                   successes
                   (loop (+ used (trials)) (+ successes 1)))))))))

;;; A generator of indices of a vector of weights, each as likely as its weight says.
;;; ((make-categorical-generator #(0 1 0))) ; => 1
(define (make-categorical-generator weights)
  (if (not (and (vector? weights) (every (lambda (w) (and (real? w) (>= w 0))) (vector->list weights))))
      (%wrong-type 'make-categorical-generator 1 "a vector of weights" weights))
  (let ((sum (apply + (vector->list weights))) (draw (%reals)))
    (if (not (> sum 0)) (%wrong-type 'make-categorical-generator 1 "weights whose sum is positive" weights))
    (lambda ()
      (let ((x (* sum (draw))))
        (let loop ((i 0) (below (vector-ref weights 0)))
          (if (or (< x below) (= i (- (vector-length weights) 1)))
              i
              (loop (+ i 1) (+ below (vector-ref weights (+ i 1))))))))))

;;; A generator of real numbers around a mean (0 by default) with a deviation (1 by default).
;;; (real? ((make-normal-generator 10 2))) ; => #t
(define make-normal-generator
  (case-lambda
    (() (make-normal-generator 0.0 1.0))
    ((mean) (make-normal-generator mean 1.0))
    ((mean deviation)
     (%check-real 'make-normal-generator 1 real? "a real number" mean)
     (%check-real 'make-normal-generator 2 (lambda (x) (>= x 0)) "a deviation" deviation)
     (let ((draw (%reals)))
       (lambda () ; by Box and Muller
         (let ((radius (sqrt (* -2 (log (draw))))))
           (+ mean (* deviation radius (cos (* %two-pi (draw)))))))))))

(define (%positive? x) (> x 0))

;;; A generator of waiting times with this mean.
;;; (< 0 ((make-exponential-generator 5))) ; => #t
(define (make-exponential-generator mean)
  (%check-real 'make-exponential-generator 1 %positive? "a positive number" mean)
  (let ((draw (%reals)))
    (lambda () (- (* mean (log (draw)))))))

;;; A generator of how many trials it takes until something of this probability happens.
;;; ((make-geometric-generator 1)) ; => 1
(define (make-geometric-generator p)
  (%check-real 'make-geometric-generator 1 (lambda (p) (and (> p 0) (<= p 1))) "a positive probability" p)
  (if (= p 1)
      (lambda () 1)
      (let ((draw (%reals)) (rate (%log-of-failure (inexact p))))
        (lambda () (+ 1 (exact (floor (/ (log (draw)) rate))))))))

;;; The logarithm of 1 - p, right for small p too.
(define (%log-of-failure p)
  (let ((q (- 1 p)))
    (if (= q 1)
        (- p)
        (* (log q) (/ p (- 1 q))))))

;;; A generator of how many events happen when `mean` are to be expected; takes time that grows with the mean.
;;; (exact-integer? ((make-poisson-generator 3))) ; => #t
(define (make-poisson-generator mean)
  (%check-real 'make-poisson-generator 1 %positive? "a positive number" mean)
  (let ((wait (make-exponential-generator 1)))
    (lambda ()
      (let loop ((time (wait)) (events 0))
        (if (> time mean)
            events
            (loop (+ time (wait)) (+ events 1)))))))

;;; A generator of integers from 1 to `n` with probabilities like 1/(k+q)^s; `s` is 1 and `q` 0 by default.
;;; (<= 1 ((make-zipf-generator 10)) 10) ; => #t
(define make-zipf-generator
  (case-lambda
    ((n) (make-zipf-generator n 1.0 0.0))
    ((n s) (make-zipf-generator n s 0.0))
    ((n s q)
     (if (not (and (exact-integer? n) (> n 0)))
         (%wrong-type 'make-zipf-generator 1 "a positive exact integer" n))
     (%check-real 'make-zipf-generator 2 real? "a real number" s)
     (%check-real 'make-zipf-generator 3 (lambda (q) (> q -1)) "a real number above -1" q)
     (%zipf n (inexact s) (inexact q) (%reals)))))

;;; By rejection from the inverse of the integral of the density (W. Hörmann and G. Derflinger, 1996).
(define (%zipf n s q draw)
  (define (density k) (expt (+ k q) (- s)))
  (define (integral x)
    (if (= s 1.0)
        (log (+ x q))
        (/ (expt (+ x q) (- 1 s)) (- 1 s))))
  (define (inverse y)
    (- (if (= s 1.0) (exp y) (expt (* y (- 1 s)) (/ 1 (- 1 s)))) q))
  (let ((low (- (integral 1.5) (density 1.0))) (high (integral (+ n 0.5))))
    (lambda ()
      (let loop ()
        (let* ((u (+ high (* (draw) (- low high))))
               (k (max 1 (min n (exact (floor (+ (inverse u) 0.5)))))))
          (if (>= u (- (integral (+ k 0.5)) (density (inexact k))))
              k
              (loop)))))))

(define (%normals count)
  (let ((normal (make-normal-generator)))
    (lambda () (list-tabulate count (lambda (i) (normal))))))

(define (%length coordinates) (sqrt (apply + (map square coordinates))))

;;; A generator of points on the surface of a sphere of `n` dimensions, as vectors of `n` + 1 numbers.
;;; (vector-length ((make-sphere-generator 2))) ; => 3
(define (make-sphere-generator n)
  (%check-index 'make-sphere-generator 1 n)
  (%surface (make-list (+ n 1) 1)))

;;; A generator of points on the surface of an ellipsoid with these axes.
;;; (vector-length ((make-ellipsoid-generator #(1 2 3)))) ; => 3
(define (make-ellipsoid-generator axes)
  (%surface (%check-axes 'make-ellipsoid-generator axes)))

(define (%check-axes who axes)
  (if (not (and (vector? axes)
                (> (vector-length axes) 0)
                (every (lambda (axis) (and (real? axis) (> axis 0))) (vector->list axes))))
      (%wrong-type who 1 "a vector of positive numbers" axes))
  (vector->list axes))

;;; A point of the sphere is taken as often as the surface around it grows when the sphere is stretched.
(define (%surface axes)
  (let ((draw (%normals (length axes))) (least (apply min axes)) (uniform (%reals)))
    (lambda ()
      (let loop ()
        (let* ((normals (draw))
               (size (%length normals))
               (unit (map (lambda (x) (/ x size)) normals))
               (growth (* least (%length (map / unit axes)))))
          (if (<= (uniform) growth)
              (list->vector (map * unit axes))
              (loop)))))))

;;; A generator of points in a ball: of so many dimensions with the radius 1, or in an ellipsoid with these axes.
;;; (vector-length ((make-ball-generator 3))) ; => 3
(define (make-ball-generator dimensions)
  (let* ((axes (if (and (exact-integer? dimensions) (> dimensions 0))
                   (make-list dimensions 1)
                   (%check-axes 'make-ball-generator dimensions)))
         ;; Points on a sphere of two more dimensions, without two of their coordinates.
         (draw (%normals (+ 2 (length axes)))))
    (lambda ()
      (let* ((normals (draw)) (size (%length normals)))
        (list->vector (map (lambda (x axis) (* axis (/ x size))) (cddr normals) axes))))))
