;;;; Formatting: numbers.

;; The digits of a non-negative real number, with `digits` of them behind the point.
(define (%digits x base digits)
  (cond ((not (finite? x)) (number->string x))
        ((= base 10)
         (let ((text (%fixed x digits)))
           (if (= digits 0) (substring text 0 (- (string-length text) 1)) text)))
        (else (%digits-in-base (exact x) base digits))))

(define (%digits-in-base x base digits)
  (let* ((text (number->string (round (* (abs x) (expt base digits))) base))
         (text (%pad-left text (+ digits 1) #\0))
         (point (- (string-length text) digits))
         (text (if (= digits 0)
                   text
                   (string-append (substring text 0 point) "." (substring text point (string-length text))))))
    (if (negative? x) (string-append "-" text) text)))

(define (%number-text x base digits)
  (if digits (%digits x base digits) (number->string x base)))

;; Digits with commas: `rule` is how many are between two, or a list of that from the right, the last repeating.
(define (%with-commas digits rule comma)
  (let loop ((end (string-length digits)) (rule (if (pair? rule) rule (list rule))) (parts '()))
    (let ((size (car rule)))
      (if (or (<= end size) (< size 1))
          (apply string-append (substring digits 0 end) parts)
          (loop (- end size)
                (if (pair? (cdr rule)) (cdr rule) rule)
                (cons* comma (substring digits (- end size) end) parts))))))

(define (%as-string object)
  (if (char? object) (string object) object))

;; How numbers are formatted: what a call gives, and what the state has for the rest.
(define (%numeric-options state options)
  (let ((given (lambda (n variable)
                 (let ((value (%option options n %absent)))
                   (if (eq? value %absent) (%ref state variable) value)))))
    (let* ((comma (%as-string (or (given 4 comma-sep) #\,)))
           (point (given 5 decimal-sep)))
      (list (or (given 0 radix) 10) (given 1 precision) (given 2 sign-rule) (given 3 comma-rule) comma
            (%as-string (or point (if (string=? comma ".") "," ".")))))))

(define (%real-text x base digits sign commas comma point)
  (if (finite? x)
      (%finite-text x base digits sign commas comma point)
      (number->string x)))

(define (%finite-text x base digits sign commas comma point)
  (let* ((text (%number-text (if (and (real? x) (negative? x)) (- x) x) base digits))
         (dot (string-index text #\.))
         (whole (substring text 0 (or dot (string-length text))))
         (plain? (and (> (string-length whole) 0) (%all-digits? whole base)))
         (body (string-append (if (and commas plain?) (%with-commas whole commas comma) whole)
                              (if dot (string-append point (substring text (+ dot 1) (string-length text))) ""))))
    (cond ((not (negative? x))
           (if (and (eq? sign #t) (char-numeric? (string-ref text 0))) (string-append "+" body) body))
          ((pair? sign) (string-append (%as-string (car sign)) body (%as-string (cdr sign))))
          (else (string-append "-" body)))))

(define (%all-digits? text base)
  (every (lambda (char) (string->number (string char) base)) (string->list text)))

(define (%numeric-text number options)
  (if (real? number)
      (apply %real-text number options)
      (string-append (apply %real-text (real-part number) options)
                     (apply %real-text (imag-part number)
                            (append (%list-head options 2) (list #t) (list-tail options 3)))
                     "i")))

;; Puts spaces before a text so that its point is where `decimal-align` says.
(define (%aligned text state point)
  (let ((align (%ref state decimal-align)))
    (if align
        (let ((before (or (string-contains text point) (string-length text))))
          (string-append (make-string (max 0 (- align 1 before)) #\space) text))
        text)))

;;; A number: its radix, the number of digits behind the point, the rules of signs and of commas, the comma and the
;;; decimal point may follow; the state has what is left out.
;;; (show #f (numeric -1234.5 10 2 '("(" . ")") 3)) ; => "(1,234.50)"
(define (numeric number . options)
  (%check-optionals 'numeric 1 6 options)
  (%check-number 'numeric 1 number)
  (%formatter
   (lambda (state)
     (let ((options (%numeric-options state options)))
       (%emit (%aligned (%numeric-text number options) state (list-ref options 5)) state)))))

;;; A number with commas: every three digits, or as the rule says.
;;; (show #f (numeric/comma 123456789 '(3 2))) ; => "12,34,56,789"
(define (numeric/comma number . options)
  (%check-optionals 'numeric/comma 1 4 options)
  (%check-number 'numeric/comma 1 number)
  (%formatter
   (lambda (state)
     (%run (numeric number
                    (%option options 1 (%ref state radix))
                    (%option options 2 (%ref state precision))
                    (%option options 3 (%ref state sign-rule))
                    (%option options 0 (or (%ref state comma-rule) 3)))
           state))))

(define %large-suffixes '#("" "k" "M" "G" "T" "P" "E" "Z" "Y" "R" "Q"))
(define %binary-suffixes '#("" "Ki" "Mi" "Gi" "Ti" "Pi" "Ei" "Zi" "Yi"))
(define %small-suffixes '#("" "m" "µ" "n" "p" "f" "a" "z" "y" "r" "q"))

;; The exact number rounded to one digit behind the point, without a zero there.
(define (%short x)
  (let ((rounded (/ (round (* 10 x)) 10)))
    (if (integer? rounded) (number->string rounded) (%fixed rounded 1))))

;; Scales a number by the base until it is from 1 to below the base, as far as there are suffixes.
(define (%scale x base suffixes next inside? separator)
  (let loop ((x x) (i 0))
    (if (or (inside? x) (= i (- (vector-length suffixes) 1)))
        (string-append (%short x) separator (vector-ref suffixes i))
        (loop (next x base) (+ i 1)))))

;;; A number with the suffix of its magnitude: of 1000, or of 1024 when that is given; a separator before it may follow.
;;; (show #f (numeric/si 3986) " " (numeric/si 3986 1024)) ; => "4k 3.9Ki"
(define (numeric/si number . options)
  (%check-optionals 'numeric/si 1 2 options)
  (let ((base (%option options 0 1000)) (separator (%as-string (%option options 1 ""))))
    (if (not (and (real? number) (finite? number))) (%wrong-type 'numeric/si 1 "a finite real number" number))
    (if (not (memv base '(1000 1024))) (%wrong-type 'numeric/si 2 "1000 or 1024" base))
    (if (not (string? separator)) (%wrong-type 'numeric/si 3 "a string or a character" separator))
    (let* ((x (abs (%decimal number)))
           (suffixes (if (= base 1000) %large-suffixes %binary-suffixes))
           (text (if (or (>= x 1) (= x 0))
                     (%scale x base suffixes / (lambda (x) (< x base)) separator)
                     (%scale x base %small-suffixes * (lambda (x) (>= x 1)) separator))))
      (displayed (if (negative? number) (string-append "-" text) text)))))

;;; A number as `numeric` formats it; hashes when that is wider than the width.
;;; (show #f (with ((precision 2)) (numeric/fitted 4 12.345))) ; => "#.##"
(define (numeric/fitted width number . options)
  (%check-optionals 'numeric/fitted 2 6 options)
  (%check-index 'numeric/fitted 1 width)
  (if (not (number? number)) (%wrong-type 'numeric/fitted 2 "a number" number))
  (%formatter
   (lambda (state)
     (let* ((all (%numeric-options state options)) (text (%numeric-text number all)) (digits (cadr all)))
       (%emit
        (cond ((<= (string-length text) width) text)
              ((and digits (> digits 0) (> width (+ digits 1)))
               (string-append (make-string (- width digits 1) #\#) (list-ref all 5) (make-string digits #\#)))
              (else (make-string width #\#)))
        state)))))

(define (%list-head list n)
  (if (= n 0) '() (cons (car list) (%list-head (cdr list) (- n 1)))))
