;;;; The ASCII character set. Where a character is wanted, its code as an exact integer will do as well.

(define (%code who position char)
  (cond ((char? char) (char->integer char))
        ((exact-integer? char) char)
        (else (%wrong-type who position "a character or its code" char))))

;; The code in the form that the argument had.
(define (%like char code)
  (if (char? char) (integer->char code) code))

(define (%between? low code high) (<= low code high))
(define (%upper? code) (%between? 65 code 90))
(define (%lower? code) (%between? 97 code 122))
(define (%digit? code) (%between? 48 code 57))

;;; Whether the object is an integer from 0 to 127.
;;; (ascii-codepoint? 65) ; => #t
(define (ascii-codepoint? object)
  (and (exact-integer? object) (%between? 0 object 127)))

;;; Whether the object is a bytevector of bytes up to 127.
;;; (ascii-bytevector? (bytevector 1 200)) ; => #f
(define (ascii-bytevector? object)
  (and (bytevector? object)
       (let loop ((i 0))
         (or (= i (bytevector-length object))
             (and (< (bytevector-u8-ref object i) 128) (loop (+ i 1)))))))

;;; Whether the object is a character of ASCII.
;;; (ascii-char? #\é) ; => #f
(define (ascii-char? object)
  (and (char? object) (< (char->integer object) 128)))

;;; Whether the object is a string of characters of ASCII.
;;; (ascii-string? "abc") ; => #t
(define (ascii-string? object)
  (and (string? object)
       (let ((length (string-length object)))
         (let loop ((i 0))
           (or (= i length)
               (and (ascii-char? (string-ref object i)) (loop (+ i 1))))))))

;;; Whether the character is a control character.
;;; (ascii-control? #\newline) ; => #t
(define (ascii-control? char)
  (let ((code (%code 'ascii-control? 1 char)))
    (or (%between? 0 code 31) (= code 127))))

;;; Whether the character is of ASCII and no control character.
;;; (ascii-non-control? #\space) ; => #t
(define (ascii-non-control? char)
  (%between? 32 (%code 'ascii-non-control? 1 char) 126))

;;; Whether the character is white space.
;;; (ascii-whitespace? #\tab) ; => #t
(define (ascii-whitespace? char)
  (let ((code (%code 'ascii-whitespace? 1 char)))
    (or (%between? 9 code 13) (= code 32))))

;;; Whether the character is a space or a tabulator.
;;; (ascii-space-or-tab? #\newline) ; => #f
(define (ascii-space-or-tab? char)
  (and (memv (%code 'ascii-space-or-tab? 1 char) '(9 32)) #t))

;;; Whether the character is punctuation or a symbol.
;;; (ascii-other-graphic? #\+) ; => #t
(define (ascii-other-graphic? char)
  (let ((code (%code 'ascii-other-graphic? 1 char)))
    (and (%between? 33 code 126) (not (or (%upper? code) (%lower? code) (%digit? code))))))

;;; Whether the character is a capital letter.
;;; (ascii-upper-case? #\A) ; => #t
(define (ascii-upper-case? char) (%upper? (%code 'ascii-upper-case? 1 char)))

;;; Whether the character is a small letter.
;;; (ascii-lower-case? 97) ; => #t
(define (ascii-lower-case? char) (%lower? (%code 'ascii-lower-case? 1 char)))

;;; Whether the character is a letter.
;;; (ascii-alphabetic? #\é) ; => #f
(define (ascii-alphabetic? char)
  (let ((code (%code 'ascii-alphabetic? 1 char)))
    (or (%upper? code) (%lower? code))))

;;; Whether the character is a digit.
;;; (ascii-numeric? #\7) ; => #t
(define (ascii-numeric? char) (%digit? (%code 'ascii-numeric? 1 char)))

;;; Whether the character is a letter or a digit.
;;; (ascii-alphanumeric? #\_) ; => #f
(define (ascii-alphanumeric? char)
  (let ((code (%code 'ascii-alphanumeric? 1 char)))
    (or (%upper? code) (%lower? code) (%digit? code))))

(define (%folded code) (if (%upper? code) (+ code 32) code))

(define (%compare-chars who ordered? char1 char2)
  (ordered? (%folded (%code who 1 char1)) (%folded (%code who 2 char2))))

;;; Whether two characters are the same but for the case of ASCII letters.
;;; (ascii-ci=? #\a 65) ; => #t
(define (ascii-ci=? char1 char2) (%compare-chars 'ascii-ci=? = char1 char2))

;;; Whether the first character is before the second, capital letters as small ones.
;;; (ascii-ci<? #\a #\B) ; => #t
(define (ascii-ci<? char1 char2) (%compare-chars 'ascii-ci<? < char1 char2))

;;; Whether the first character is behind the second, capital letters as small ones.
;;; (ascii-ci>? #\a #\B) ; => #f
(define (ascii-ci>? char1 char2) (%compare-chars 'ascii-ci>? > char1 char2))

;;; Whether the first character is not behind the second, capital letters as small ones.
;;; (ascii-ci<=? #\a #\A) ; => #t
(define (ascii-ci<=? char1 char2) (%compare-chars 'ascii-ci<=? <= char1 char2))

;;; Whether the first character is not before the second, capital letters as small ones.
;;; (ascii-ci>=? #\a #\A) ; => #t
(define (ascii-ci>=? char1 char2) (%compare-chars 'ascii-ci>=? >= char1 char2))
