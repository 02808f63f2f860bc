;;;; Each way of division is a quotient `q` of `n` and `d`, and the remainder is `n - dq`. The floor and truncate ways
;;;; are the language's own.

(define (%check-division who n d)
  (if (not (integer? n)) (%wrong-type who 1 "an integer" n))
  (if (not (integer? d)) (%wrong-type who 2 "an integer" d))
  (if (= d 0) (%out-of-range who 2 "a number other than 0" d)))

(define (%divide who quotient n d)
  (%check-division who n d)
  (let ((q (quotient n d)))
    (values q (- n (* d q)))))

(define (%quotient who quotient n d)
  (%check-division who n d)
  (quotient n d))

(define (%remainder who quotient n d)
  (%check-division who n d)
  (- n (* d (quotient n d))))

(define (%ceiling n d) (- (floor-quotient (- n) d)))

;;; The nearest integer to the fraction, the even one of two.
(define (%round n d)
  (let* ((q (floor-quotient n d))
         (r (- n (* d q)))
         (excess (- (* 2 (abs r)) (abs d))))
    (if (or (> excess 0) (and (= excess 0) (odd? q)))
        (+ q 1)
        q)))

(define (%euclidean n d)
  (if (> d 0) (floor-quotient n d) (%ceiling n d)))

;;; The remainder is from -|d/2| up to but not including |d/2|.
(define (%balanced n d)
  (let* ((q (%euclidean n d))
         (r (- n (* d q))))
    (if (< (* 2 r) (abs d))
        q
        (+ q (if (> d 0) 1 -1)))))

;;; Quotient and remainder, the quotient rounded up.
;;; (call-with-values (lambda () (ceiling/ 7 2)) list) ; => (4 -1)
(define (ceiling/ n d) (%divide 'ceiling/ %ceiling n d))

;;; The quotient rounded up.
;;; (ceiling-quotient -7 2) ; => -3
(define (ceiling-quotient n d) (%quotient 'ceiling-quotient %ceiling n d))

;;; What is left by the quotient rounded up.
;;; (ceiling-remainder -7 2) ; => -1
(define (ceiling-remainder n d) (%remainder 'ceiling-remainder %ceiling n d))

;;; Quotient and remainder, the quotient rounded to the nearest integer, the even one of two.
;;; (call-with-values (lambda () (round/ 7 2)) list) ; => (4 -1)
(define (round/ n d) (%divide 'round/ %round n d))

;;; The quotient rounded to the nearest integer, the even one of two.
;;; (round-quotient 5 2) ; => 2
(define (round-quotient n d) (%quotient 'round-quotient %round n d))

;;; What is left by the quotient rounded to the nearest integer.
;;; (round-remainder 7 4) ; => -1
(define (round-remainder n d) (%remainder 'round-remainder %round n d))

;;; Quotient and remainder, the remainder never negative.
;;; (call-with-values (lambda () (euclidean/ -7 -2)) list) ; => (4 1)
(define (euclidean/ n d) (%divide 'euclidean/ %euclidean n d))

;;; The quotient that leaves no negative remainder.
;;; (euclidean-quotient -7 2) ; => -4
(define (euclidean-quotient n d) (%quotient 'euclidean-quotient %euclidean n d))

;;; The remainder that is not negative.
;;; (euclidean-remainder -7 2) ; => 1
(define (euclidean-remainder n d) (%remainder 'euclidean-remainder %euclidean n d))

;;; Quotient and remainder, the remainder from -|d/2| up to |d/2|, the end excluded.
;;; (call-with-values (lambda () (balanced/ 7 4)) list) ; => (2 -1)
(define (balanced/ n d) (%divide 'balanced/ %balanced n d))

;;; The quotient that leaves the balanced remainder.
;;; (balanced-quotient 7 2) ; => 4
(define (balanced-quotient n d) (%quotient 'balanced-quotient %balanced n d))

;;; The remainder from -|d/2| up to |d/2|, the end excluded.
;;; (balanced-remainder 7 2) ; => -1
(define (balanced-remainder n d) (%remainder 'balanced-remainder %balanced n d))
