;;;; JSON: numbers, strings and words, as RFC 8259 has them.

(define (%digit? char) (and (char? char) (char<=? #\0 char #\9)))

;; What stands directly behind a number or a word may not look like a part of it.
(define (%check-end-of-token source)
  (let ((char (%peek source)))
    (if (and (char? char) (or (char-alphabetic? char) (char-numeric? char) (memv char '(#\. #\+ #\- #\_))))
        (%unexpected source "the end of a value"))))

(define (%read-word source word value)
  (let loop ((rest (string->list word)))
    (cond ((null? rest)
           (%check-end-of-token source)
           value)
          ((eqv? (%peek source) (car rest))
           (%next! source)
           (loop (cdr rest)))
          (else (%unexpected source (string-append "`" word "`"))))))

;; The digits from here on, the last first, in front of `chars`; there has to be one.
(define (%read-digits source chars)
  (if (not (%digit? (%peek source))) (%unexpected source "a digit"))
  (let loop ((chars chars))
    (if (%digit? (%peek source))
        (loop (cons (%next! source) chars))
        chars)))

(define (%read-integer-part source chars)
  (if (eqv? (%peek source) #\0)
      (cons (%next! source) chars)
      (%read-digits source chars)))

(define (%read-fraction source chars)
  (if (eqv? (%peek source) #\.)
      (%read-digits source (cons (%next! source) chars))
      chars))

(define (%read-exponent source chars)
  (if (memv (%peek source) '(#\e #\E))
      (let ((chars (cons (%next! source) chars)))
        (%read-digits source (if (memv (%peek source) '(#\+ #\-)) (cons (%next! source) chars) chars)))
      chars))

;; A number without fraction and exponent is exact.
(define (%read-number source)
  (let* ((sign (if (eqv? (%peek source) #\-) (list (%next! source)) '()))
         (whole (%read-integer-part source sign))
         (chars (%read-exponent source (%read-fraction source whole))))
    (%check-end-of-token source)
    (let ((number (string->number (list->string (reverse chars)))))
      (if (eq? chars whole) number (inexact number)))))

;; Behind the opening quote.
(define (%read-string source)
  (let ((port (open-output-string)))
    (let loop ()
      (let ((char (%peek source)))
        (cond ((eof-object? char) (%unexpected source "`\"`"))
              ((char<? char #\space) (%error-at source "a control character in a string"))
              ((char=? char #\") (%next! source) (get-output-string port))
              ((char=? char #\\)
               (%next! source)
               (write-char (%read-escape source) port)
               (loop))
              (else (write-char (%next! source) port) (loop)))))))

;; Behind the backslash.
(define (%read-escape source)
  (case (%peek source)
    ((#\" #\\ #\/) (%next! source))
    ((#\b) (%next! source) #\backspace)
    ((#\f) (%next! source) #\xC)
    ((#\n) (%next! source) #\newline)
    ((#\r) (%next! source) #\return)
    ((#\t) (%next! source) #\tab)
    ((#\u) (%next! source) (%read-code source))
    (else (%unexpected source "an escape"))))

;; Behind `\u`. A character outside the basic plane is written as two halves.
(define (%read-code source)
  (let ((code (%read-four-digits source)))
    (cond ((<= #xD800 code #xDBFF)
           (if (not (eqv? (%next! source) #\\)) (%error-at source "half of a surrogate pair"))
           (if (not (eqv? (%next! source) #\u)) (%error-at source "half of a surrogate pair"))
           (let ((low (%read-four-digits source)))
             (if (not (<= #xDC00 low #xDFFF)) (%error-at source "half of a surrogate pair"))
             (integer->char (+ #x10000 (* #x400 (- code #xD800)) (- low #xDC00)))))
          ((<= #xDC00 code #xDFFF) (%error-at source "half of a surrogate pair"))
          (else (integer->char code)))))

(define (%read-four-digits source)
  (let loop ((n 4) (code 0))
    (if (= n 0)
        code
        (let* ((char (%peek source))
               (digit (and (char? char) (char<=? char #\f) (string->number (string char) 16))))
          (if (not digit) (%unexpected source "a hexadecimal digit"))
          (%next! source)
          (loop (- n 1) (+ (* 16 code) digit))))))
