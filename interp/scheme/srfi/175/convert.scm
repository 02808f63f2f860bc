;;;; The ASCII character set: comparison of strings, and conversions.

;; A negative number, zero or a positive one, as the first string is before, the same as or behind the second.
(define (%order who string1 string2)
  (if (not (string? string1)) (%wrong-type who 1 "a string" string1))
  (if (not (string? string2)) (%wrong-type who 2 "a string" string2))
  (let ((length1 (string-length string1)) (length2 (string-length string2)))
    (let loop ((i 0))
      (if (or (= i length1) (= i length2))
          (- length1 length2)
          (let ((difference (- (%folded (char->integer (string-ref string1 i)))
                               (%folded (char->integer (string-ref string2 i))))))
            (if (= difference 0) (loop (+ i 1)) difference))))))

;;; Whether two strings are the same but for the case of ASCII letters.
;;; (ascii-string-ci=? "Abc" "aBC") ; => #t
(define (ascii-string-ci=? a b) (= (%order 'ascii-string-ci=? a b) 0))

;;; Whether the first string is before the second, capital letters as small ones.
;;; (ascii-string-ci<? "a" "B") ; => #t
(define (ascii-string-ci<? a b) (< (%order 'ascii-string-ci<? a b) 0))

;;; Whether the first string is behind the second, capital letters as small ones.
;;; (ascii-string-ci>? "a" "B") ; => #f
(define (ascii-string-ci>? a b) (> (%order 'ascii-string-ci>? a b) 0))

;;; Whether the first string is not behind the second, capital letters as small ones.
;;; (ascii-string-ci<=? "a" "A") ; => #t
(define (ascii-string-ci<=? a b) (<= (%order 'ascii-string-ci<=? a b) 0))

;;; Whether the first string is not before the second, capital letters as small ones.
;;; (ascii-string-ci>=? "a" "A") ; => #t
(define (ascii-string-ci>=? a b) (>= (%order 'ascii-string-ci>=? a b) 0))

;;; The capital of a small letter; other characters as they are.
;;; (ascii-upcase #\a) ; => #\A
(define (ascii-upcase char)
  (let ((code (%code 'ascii-upcase 1 char)))
    (if (%lower? code) (%like char (- code 32)) char)))

;;; The small letter of a capital; other characters as they are.
;;; (ascii-downcase 65) ; => 97
(define (ascii-downcase char)
  (let ((code (%code 'ascii-downcase 1 char)))
    (if (%upper? code) (%like char (+ code 32)) char)))

;;; The character whose key together with Control gives the control character, or `#f`.
;;; (ascii-control->graphic #\x1) ; => #\A
(define (ascii-control->graphic char)
  (let ((code (%code 'ascii-control->graphic 1 char)))
    (cond ((%between? 0 code 31) (%like char (+ code 64)))
          ((= code 127) (%like char 63))
          (else #f))))

;;; The control character that the key gives together with Control, or `#f`.
;;; (ascii-graphic->control #\A) ; => #\x1
(define (ascii-graphic->control char)
  (let ((code (%code 'ascii-graphic->control 1 char)))
    (cond ((%between? 64 code 95) (%like char (- code 64)))
          ((= code 63) (%like char 127))
          (else #f))))

;;; The bracket that belongs to a bracket, or `#f`.
;;; (ascii-mirror-bracket #\[) ; => #\]
(define (ascii-mirror-bracket char)
  (let* ((code (%code 'ascii-mirror-bracket 1 char))
         (pair (assv code '((40 . 41) (41 . 40) (91 . 93) (93 . 91) (123 . 125) (125 . 123) (60 . 62) (62 . 60)))))
    (and pair (%like char (cdr pair)))))

(define (%check-integer who position n)
  (if (not (exact-integer? n)) (%wrong-type who position "an exact integer" n)))

;;; The decimal digit of a number, or `#f` when there is none.
;;; (ascii-nth-digit 7) ; => #\7
(define (ascii-nth-digit n)
  (and (exact-integer? n) (%between? 0 n 9) (integer->char (+ 48 n))))

;;; The nth capital letter, counted from 0 and beginning again behind Z.
;;; (ascii-nth-upper-case 27) ; => #\B
(define (ascii-nth-upper-case n)
  (%check-integer 'ascii-nth-upper-case 1 n)
  (integer->char (+ 65 (modulo n 26))))

;;; The nth small letter, counted from 0 and beginning again behind z.
;;; (ascii-nth-lower-case -1) ; => #\z
(define (ascii-nth-lower-case n)
  (%check-integer 'ascii-nth-lower-case 1 n)
  (integer->char (+ 97 (modulo n 26))))

;; The distance of the character from the first of its kind plus the offset, or #f unless it is below the limit.
(define (%value who char first last offset limit)
  (let ((code (%code who 1 char)))
    (and (%between? first code last)
         (< (- code first) limit)
         (+ offset (- code first)))))

;;; The value of a digit, if it is below the limit, or `#f`.
;;; (ascii-digit-value #\7 8) ; => 7
(define (ascii-digit-value char limit)
  (%check-integer 'ascii-digit-value 2 limit)
  (%value 'ascii-digit-value char 48 57 0 limit))

;;; The place of a capital letter in the alphabet, if it is below the limit, plus the offset, or `#f`.
;;; (ascii-upper-case-value #\F 10 6) ; => 15
(define (ascii-upper-case-value char offset limit)
  (%check-integer 'ascii-upper-case-value 2 offset)
  (%check-integer 'ascii-upper-case-value 3 limit)
  (%value 'ascii-upper-case-value char 65 90 offset limit))

;;; The place of a small letter in the alphabet, if it is below the limit, plus the offset, or `#f`.
;;; (ascii-lower-case-value #\g 10 6) ; => #f
(define (ascii-lower-case-value char offset limit)
  (%check-integer 'ascii-lower-case-value 2 offset)
  (%check-integer 'ascii-lower-case-value 3 limit)
  (%value 'ascii-lower-case-value char 97 122 offset limit))
