;;;; The standard character sets, each computed when it is used for the first time.

;; The boundaries of the set of the characters that satisfy a predicate. No plane from the fourth to the
;; thirteenth has characters, and what is behind has none that a predicate of the language accepts.
(define (%scan accept?)
  (let loop ((code 0) (inside #f) (boundaries '()))
    (cond ((= code #xD800) (loop #xE000 inside boundaries))
          ((= code #x40000) (list->vector (reverse boundaries)))
          (else
           (let ((now (accept? (integer->char code))))
             (loop (+ code 1) now (if (eq? now inside) boundaries (cons code boundaries))))))))

(define (%lazily accept?)
  (%make-char-set (lambda () (%scan accept?))))

(define (%union-of . sets)
  (%make-char-set (lambda () (%fold-sets %either '#() sets))))

;;; The characters that `char-lower-case?` accepts.
;;; (char-set-contains? char-set:lower-case #\ß) ; => #t
(define char-set:lower-case (%lazily char-lower-case?))

;;; The characters that `char-upper-case?` accepts.
;;; (char-set-contains? char-set:upper-case #\Ä) ; => #t
(define char-set:upper-case (%lazily char-upper-case?))

;;; The letters in title case, digraphs for the most part.
;;; (char-set-contains? char-set:title-case #\x1C5) ; => #t
(define char-set:title-case (%make-char-set %title-case-ranges))

;;; The characters that `char-alphabetic?` accepts.
;;; (char-set-contains? char-set:letter #\λ) ; => #t
(define char-set:letter (%lazily char-alphabetic?))

;;; The decimal digits of all scripts.
;;; (char-set-contains? char-set:digit #\9) ; => #t
(define char-set:digit (%lazily char-numeric?))

;;; The letters and the digits.
;;; (char-set-contains? char-set:letter+digit #\9) ; => #t
(define char-set:letter+digit (%union-of char-set:letter char-set:digit))

;;; The characters of the categories of punctuation.
;;; (char-set-contains? char-set:punctuation #\!) ; => #t
(define char-set:punctuation (%make-char-set %punctuation-ranges))

;;; The characters of the categories of symbols: mathematics, currencies, modifiers, others.
;;; (char-set-contains? char-set:symbol #\+) ; => #t
(define char-set:symbol (%make-char-set %symbol-ranges))

;;; Letters, digits, punctuation and symbols.
;;; (char-set-contains? char-set:graphic #\space) ; => #f
(define char-set:graphic (%union-of char-set:letter+digit char-set:punctuation char-set:symbol))

;;; The characters that `char-whitespace?` accepts.
;;; (char-set-contains? char-set:whitespace #\newline) ; => #t
(define char-set:whitespace (%lazily char-whitespace?))

;;; The graphic characters and white space.
;;; (char-set-contains? char-set:printing #\space) ; => #t
(define char-set:printing (%union-of char-set:graphic char-set:whitespace))

;;; The control characters of ISO 6429: the first 32 and those from 127 to 159.
;;; (char-set-size char-set:iso-control) ; => 65
(define char-set:iso-control (%make-char-set '#(0 32 127 160)))

;;; The hexadecimal digits of ASCII.
;;; (char-set->string char-set:hex-digit) ; => "0123456789ABCDEFabcdef"
(define char-set:hex-digit (%make-char-set '#(48 58 65 71 97 103)))

;;; Horizontal white space: the space separators and the tabulator.
;;; (char-set-contains? char-set:blank #\newline) ; => #f
(define char-set:blank (%make-char-set %blank-ranges))

;;; The first 128 characters.
;;; (char-set-contains? char-set:ascii #\ä) ; => #f
(define char-set:ascii (%make-char-set '#(0 128)))

;;; No character.
;;; (char-set-size char-set:empty) ; => 0
(define char-set:empty (%make-char-set '#()))

;;; All characters.
;;; (char-set-size char-set:full) ; => 1112064
(define char-set:full (%make-char-set %full-ranges))
