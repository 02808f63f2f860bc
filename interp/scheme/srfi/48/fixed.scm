;;;; Numbers with a fixed number of decimal digits. Several libraries of formatting include this file.
;;;;
;;;; What is rounded, half to even, is the number as it is written: 129.985 is 129.98 with two digits, whatever the
;;;; binary number is.

(define (%decimal x)
  (if (exact? x) x (string->number (string-append "#e" (number->string x)))))

;; The digits of a non-negative exact number, with `digits` of them behind the point.
(define (%fixed-digits x digits)
  (let* ((text (number->string (round (* x (expt 10 digits)))))
         (missing (- (+ digits 1) (string-length text)))
         (text (if (> missing 0) (string-append (make-string missing #\0) text) text))
         (point (- (string-length text) digits)))
    (string-append (substring text 0 point) "." (substring text point (string-length text)))))

;; The text of a real number with `digits` digits behind the point.
(define (%fixed x digits)
  (if (and (inexact? x) (not (finite? x)))
      (number->string x)
      (let ((text (%fixed-digits (abs (%decimal x)) digits)))
        (if (or (negative? x) (eqv? x -0.0)) (string-append "-" text) text))))

;; The same; what is written with an exponent keeps it.
(define (%rounded x digits)
  (let* ((text (number->string x))
         (e (and (inexact? x) (finite? x) (string-index text #\e))))
    (if e
        (string-append (%fixed (string->number (substring text 0 e)) digits)
                       (substring text e (string-length text)))
        (%fixed x digits))))

(define (%rounded-signed x digits)
  (let ((text (%rounded x digits)))
    (if (memv (string-ref text 0) '(#\+ #\-)) text (string-append "+" text))))

;; The text of any number; of a complex one, both parts have the digits.
(define (%rounded-number z digits)
  (if (real? z)
      (%rounded z digits)
      (string-append (%rounded (real-part z) digits) (%rounded-signed (imag-part z) digits) "i")))

(define (%pad-left text width char)
  (let ((missing (- width (string-length text))))
    (if (> missing 0) (string-append (make-string missing char) text) text)))

(define (%pad-right text width char)
  (let ((missing (- width (string-length text))))
    (if (> missing 0) (string-append text (make-string missing char)) text)))
