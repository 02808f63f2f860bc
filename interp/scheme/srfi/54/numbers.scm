;;;; `cat`: numbers.

(define (%radix-number radix)
  (case radix ((binary) 2) ((octal) 8) ((hexadecimal) 16) (else 10)))

(define (%radix-prefix radix)
  (case radix ((binary) "#b") ((octal) "#o") ((hexadecimal) "#x") (else "")))

(define (%with-exactness number exactness)
  (case exactness ((exact) (exact number)) ((inexact) (inexact number)) (else number)))

;; Two texts: the prefixes with the sign, and the digits.
(define (%number-parts number options)
  (let* ((number (%with-exactness number (%exactness options)))
         (radix (%radix options))
         (precision (%precision options)))
    (if (and precision (not (eq? radix 'decimal)))
        (%wrong-type 'cat 2 "the radix decimal together with decimal digits" radix))
    (let* ((text (if precision
                     (%rounded-number number (abs (exact precision)))
                     (%radix-text number radix)))
           (text (if (%separator options) (%separated text (%separator options)) text))
           (signed? (memv (string-ref text 0) '(#\+ #\-)))
           (sign (cond (signed? (substring text 0 1))
                       ((and (%sign? options) (positive? (real-part number))) "+")
                       (else ""))))
      (values (string-append (%exactness-prefix number radix precision) (%radix-prefix radix) sign)
              (if signed? (substring text 1 (string-length text)) text)))))

(define (%exactness-prefix number radix precision)
  (cond ((and precision (exact? number) (>= precision 0) (not (eqv? precision -0.0))) "#e")
        ((and (inexact? number) (not (eq? radix 'decimal))) "#i")
        (else "")))

;; In another radix than ten, an inexact number is written as the exact one.
(define (%radix-text number radix)
  (if (eq? radix 'decimal)
      (number->string number)
      (number->string (exact number) (%radix-number radix))))

(define (%digit-at? text i)
  (and (< i (string-length text)) (char-numeric? (string-ref text i))))

(define (%skip-digits text i)
  (if (%digit-at? text i) (%skip-digits text (+ i 1)) i))

;; The text with separators: in the first run of digits counted from its right, behind a point from its left.
(define (%separated text separator)
  (let* ((size (if (pair? (cdr separator)) (cadr separator) 3))
         (start (if (%digit-at? text 0) 0 1))
         (end (%skip-digits text start))
         (fraction? (and (< end (string-length text)) (char=? (string-ref text end) #\.)))
         (fraction-end (if fraction? (%skip-digits text (+ end 1)) end)))
    (string-append
     (substring text 0 start)
     (%grouped (string->list (substring text start end)) (- end start) size (car separator))
     (if fraction?
         (string-append "." (%grouped (string->list (substring text (+ end 1) fraction-end)) 0 size (car separator)))
         "")
     (substring text fraction-end (string-length text)))))

;; Characters with a separator before each whose count modulo the size is 0; the count goes down from the first, or up
;; from 0 for a fraction.
(define (%grouped chars count size separator)
  (let loop ((rest chars) (n count) (first? #t) (grouped '()))
    (if (null? rest)
        (list->string (reverse grouped))
        (loop (cdr rest) (- n 1) #f
              (cons (car rest)
                    (if (and (not first?) (= 0 (modulo n size))) (cons separator grouped) grouped))))))
