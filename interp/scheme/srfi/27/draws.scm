;;;; Integers and real numbers drawn from random sources.

;;; A procedure of `n` that draws an integer from 0 up to `n`, the end excluded.
;;; (< -1 ((random-source-make-integers (make-random-source)) (expt 10 30)) (expt 10 30)) ; => #t
(define (random-source-make-integers source)
  (%check-source 'random-source-make-integers source)
  (lambda (n) (%draw 'random-integer source n)))

;;; As many digits in base `%m1` as are needed give a number below `range`; those at the end that would make some results
;;; likelier than others are drawn again.
(define (%draw who source n)
  (if (not (and (exact-integer? n) (> n 0))) (%wrong-type who 1 "a positive exact integer" n))
  (let* ((range (%range n))
         (share (quotient range n))
         (limit (* share n)))
    (let loop ()
      (let ((x (%digits source range)))
        (if (< x limit) (quotient x share) (loop))))))

;;; The least power of `%m1` that is not below `n`.
(define (%range n)
  (let loop ((range %m1))
    (if (< range n) (loop (* range %m1)) range)))

(define (%digits source range)
  (let loop ((range (quotient range %m1)) (x (%next source)))
    (if (= range 1)
        x
        (loop (quotient range %m1) (+ (* x %m1) (%next source))))))

;;; A procedure that draws a real number between 0 and 1, both excluded. `unit` says how far apart the numbers may be at
;;; most, and its kind is the kind of the numbers.
;;; (< 0 ((random-source-make-reals (make-random-source))) 1) ; => #t
;;; (exact? ((random-source-make-reals (make-random-source) 1/1000))) ; => #t
(define random-source-make-reals
  (case-lambda
    ((source)
     (%check-source 'random-source-make-reals source)
     (lambda () (%draw-flonum source)))
    ((source unit)
     (%check-source 'random-source-make-reals source)
     (if (not (and (real? unit) (< 0 unit 1)))
         (%wrong-type 'random-source-make-reals 2 "a real number between 0 and 1" unit))
     (let ((steps (%steps unit)))
       (lambda () (* unit (+ 1 (%draw 'random-real source steps))))))))

;;; How many positive multiples of the unit are below 1; one at least.
(define (%steps unit)
  (let ((steps (max 1 (- (exact (ceiling (/ 1 unit))) 1))))
    (if (and (> steps 1) (>= (* unit steps) 1)) (- steps 1) steps)))

;;; A multiple of 2^-53.
(define (%draw-flonum source)
  (/ (inexact (+ 1 (%draw 'random-real source 9007199254740991))) 9007199254740992.0))

;;; The source behind `random-integer` and `random-real`.
;;; (random-source? default-random-source) ; => #t
(define default-random-source (make-random-source))

;;; Draws an integer from 0 up to `n`, the end excluded.
;;; (random-integer 1) ; => 0
(define (random-integer n) (%draw 'random-integer default-random-source n))

;;; Draws a real number between 0 and 1, both excluded.
;;; (< 0 (random-real) 1) ; => #t
(define (random-real) (%draw-flonum default-random-source))
