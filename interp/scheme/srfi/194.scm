;;;; Generators of random data: procedures that draw a value at each call. They draw from the random source that is
;;;; current when they are made.

;;; A parameter: the random source of the generators that are made.
;;; (random-source? (current-random-source)) ; => #t
(define current-random-source
  (make-parameter
   default-random-source
   (lambda (source)
     (if (not (random-source? source)) (%wrong-type 'current-random-source 1 "a random source" source))
     source)))

;;; Calls a thunk with this source as the current one.
;;; (with-random-source (make-random-source) (lambda () ((make-random-integer-generator 5 6)))) ; => 5
(define (with-random-source source thunk)
  (if (not (random-source? source)) (%wrong-type 'with-random-source 1 "a random source" source))
  (%check-procedure 'with-random-source 2 thunk)
  (parameterize ((current-random-source source)) (thunk)))

;;; A generator of independent random sources, the first of those with the number `i`.
;;; (random-source? ((make-random-source-generator 1))) ; => #t
(define (make-random-source-generator i)
  (%check-index 'make-random-source-generator 1 i)
  (let ((j -1))
    (lambda ()
      (let ((source (make-random-source)))
        (set! j (+ j 1))
        (random-source-pseudo-randomize! source i j)
        source))))

(define (%integers) (random-source-make-integers (current-random-source)))
(define (%reals) (random-source-make-reals (current-random-source)))

;; The lower bound is the argument at `position`, the upper one the next.
(define (%check-bounds who position low high valid?)
  (if (not (real? low)) (%wrong-type who position "a real number" low))
  (if (not (real? high)) (%wrong-type who (+ position 1) "a real number" high))
  (if (not (valid? low high)) (%out-of-range who (+ position 1) "a bound above the first" high)))

(define (%check-real who position valid? expected object)
  (if (not (and (real? object) (valid? object))) (%wrong-type who position expected object)))

;;; A generator of integers, the lower bound included and the upper one not.
;;; (<= 1 ((make-random-integer-generator 1 7)) 6) ; => #t
(define (make-random-integer-generator low high)
  (if (not (exact-integer? low)) (%wrong-type 'make-random-integer-generator 1 "an exact integer" low))
  (if (not (exact-integer? high)) (%wrong-type 'make-random-integer-generator 2 "an exact integer" high))
  (%check-bounds 'make-random-integer-generator 1 low high <)
  (let ((draw (%integers)) (size (- high low)))
    (lambda () (+ low (draw size)))))

;;; A generator of the integers of 1 bit.
;;; (<= 0 ((make-random-u1-generator)) 1) ; => #t
(define (make-random-u1-generator) (make-random-integer-generator 0 2))

;;; A generator of the integers of 8 bits, from 0.
;;; (<= 0 ((make-random-u8-generator)) 255) ; => #t
(define (make-random-u8-generator) (make-random-integer-generator 0 256))

;;; A generator of the integers of 8 bits with a sign.
;;; (<= -128 ((make-random-s8-generator)) 127) ; => #t
(define (make-random-s8-generator) (make-random-integer-generator -128 128))

;;; A generator of the integers of 16 bits, from 0.
;;; (<= 0 ((make-random-u16-generator)) 65535) ; => #t
(define (make-random-u16-generator) (make-random-integer-generator 0 65536))

;;; A generator of the integers of 16 bits with a sign.
;;; (<= -32768 ((make-random-s16-generator)) 32767) ; => #t
(define (make-random-s16-generator) (make-random-integer-generator -32768 32768))

;;; A generator of the integers of 32 bits, from 0.
;;; (<= 0 ((make-random-u32-generator)) 4294967295) ; => #t
(define (make-random-u32-generator) (make-random-integer-generator 0 (expt 2 32)))

;;; A generator of the integers of 32 bits with a sign.
;;; (<= -2147483648 ((make-random-s32-generator)) 2147483647) ; => #t
(define (make-random-s32-generator) (make-random-integer-generator (- (expt 2 31)) (expt 2 31)))

;;; A generator of the integers of 64 bits, from 0.
;;; (< -1 ((make-random-u64-generator)) (expt 2 64)) ; => #t
(define (make-random-u64-generator) (make-random-integer-generator 0 (expt 2 64)))

;;; A generator of the integers of 64 bits with a sign.
;;; (< (- (expt 2 64)) ((make-random-s64-generator)) (expt 2 63)) ; => #t
(define (make-random-s64-generator) (make-random-integer-generator (- (expt 2 63)) (expt 2 63)))

;;; The value, or the bound that it is beyond.
;;; (list (clamp-real-number 1 5 0) (clamp-real-number 1 5 3) (clamp-real-number 1 5 9)) ; => (1 3 5)
(define (clamp-real-number low high value)
  (%check-bounds 'clamp-real-number 1 low high <=)
  (%check-real 'clamp-real-number 3 real? "a real number" value)
  (cond ((< value low) low)
        ((> value high) high)
        (else value)))

;;; A generator of real numbers between two bounds.
;;; (<= 0 ((make-random-real-generator 0 100)) 100) ; => #t
(define (make-random-real-generator low high)
  (%check-bounds 'make-random-real-generator 1 low high <=)
  (%random-reals low high))

(define (%random-reals low high)
  (let ((draw (%reals)) (low (inexact low)) (size (inexact (- high low))))
    (lambda () (clamp-real-number low (+ low size) (+ low (* size (draw)))))))

;;; A generator of complex numbers in a rectangle, from the bounds of the two parts.
;;; (<= 2 (imag-part ((make-random-rectangular-generator 0 1 2 3))) 3) ; => #t
(define (make-random-rectangular-generator real-low real-high imaginary-low imaginary-high)
  (%check-bounds 'make-random-rectangular-generator 1 real-low real-high <=)
  (%check-bounds 'make-random-rectangular-generator 3 imaginary-low imaginary-high <=)
  (let ((real (%random-reals real-low real-high))
        (imaginary (%random-reals imaginary-low imaginary-high)))
    (lambda () (let ((x (real))) (make-rectangular x (imaginary))))))

;;; A generator of complex numbers in a sector of a ring: the middle (0 by default), the bounds of the distance from it,
;;; and those of the angle (all by default).
;;; (<= 1 (magnitude ((make-random-polar-generator 1 2))) 2) ; => #t
(define make-random-polar-generator
  (case-lambda
    ((low high) (%polar 1 0 low high 0 %two-pi))
    ((origin low high) (%polar 2 origin low high 0 %two-pi))
    ((low high angle-low angle-high) (%polar 1 0 low high angle-low angle-high))
    ((origin low high angle-low angle-high) (%polar 2 origin low high angle-low angle-high))))

;; The first bound is the argument at `position`.
(define (%polar position origin low high angle-low angle-high)
  (if (not (complex? origin)) (%wrong-type 'make-random-polar-generator 1 "a number" origin))
  (%check-bounds 'make-random-polar-generator position low high <=)
  (%check-bounds 'make-random-polar-generator (+ position 2) angle-low angle-high <=)
  ;; The area grows with the square of the distance.
  (let ((square (%random-reals (* low low) (* high high)))
        (angle (%random-reals angle-low angle-high)))
    (lambda ()
      (let ((distance (sqrt (square))))
        (+ origin (make-polar distance (angle)))))))

(define %two-pi (* 8 (atan 1)))

;;; A generator of booleans.
;;; (boolean? ((make-random-boolean-generator))) ; => #t
(define (make-random-boolean-generator)
  (let ((draw (%integers)))
    (lambda () (= 1 (draw 2)))))

(define (%check-alphabet who position string)
  (if (not (string? string)) (%wrong-type who position "a string" string))
  (if (= 0 (string-length string)) (%wrong-type who position "a string that is not empty" string)))

;;; A generator of characters of a string.
;;; ((make-random-char-generator "aaa")) ; => #\a
(define (make-random-char-generator string)
  (%check-alphabet 'make-random-char-generator 1 string)
  (let ((draw (%integers)) (size (string-length string)))
    (lambda () (string-ref string (draw size)))))

;;; A generator of strings of less than `k` characters of a string.
;;; ((make-random-string-generator 1 "abc")) ; => ""
(define (make-random-string-generator k string)
  (if (not (and (exact-integer? k) (> k 0)))
      (%wrong-type 'make-random-string-generator 1 "a positive exact integer" k))
  (%check-alphabet 'make-random-string-generator 2 string)
  (let ((char (make-random-char-generator string)) (draw (%integers)))
    (lambda () (list->string (list-tabulate (draw k) (lambda (i) (char)))))))

;;; A generator that asks one of these generators each time, and forgets those that have come to their end.
;;; (eof-object? ((gsampling))) ; => #t
(define (gsampling . generators)
  (%check-generators 1 generators)
  (let ((draw (%integers)))
    (lambda ()
      (let loop ()
        (if (null? generators)
            (eof-object)
            (let* ((generator (list-ref generators (draw (length generators)))) (value (generator)))
              (if (eof-object? value)
                  (begin
                    (set! generators (remove (lambda (other) (eq? other generator)) generators))
                    (loop))
                  value)))))))

(define (%check-generators position generators)
  (if (pair? generators)
      (begin
        (%check-procedure 'gsampling position (car generators))
        (%check-generators (+ position 1) (cdr generators)))))
