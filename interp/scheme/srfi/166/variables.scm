;;;; Formatting: the variables that the formatters of this library look at.

(define (%default-width string . range)
  (let* ((start (if (pair? range) (car range) 0))
         (end (if (and (pair? range) (pair? (cdr range))) (cadr range) (string-length string))))
    (- end start)))

;;; The width of a line.
;;; (show #f (fn (width) width)) ; => "79"
(define width (make-state-variable "width" 79))

;;; The procedure from a string to the formatter that puts it out.
;;; (show #f (with ((output (lambda (s) nothing))) "abc")) ; => ""
(define output (make-state-variable "output" output-default))

;;; The procedure from an object that is no text to its formatter.
;;; (show #f (with ((writer (lambda (x) (each "<" (written x) ">")))) 'a)) ; => "<a>"
(define writer (make-state-variable "writer" (lambda (object) (written object))))

;;; The procedure that measures a string, or a range of it, in columns.
;;; (show #f (with ((string-width (lambda (s . range) 1))) "abc" (fn (col) col))) ; => "abc1"
(define string-width (make-state-variable "string-width" %default-width))

;;; The procedure that takes what is between two columns of a string.
;;; (show #f (with ((substring/width (lambda (s from to) "!"))) (trimmed 2 "abc"))) ; => "!"
(define substring/width (make-state-variable "substring/width" substring))

;;; The procedure that keeps what must not be lost of a string that is cut off, or `#f`.
;;; (show #f (with ((substring/preserve (lambda (s) "*"))) (trimmed 2 "abc"))) ; => "*bc"
(define substring/preserve (make-state-variable "substring/preserve" #f))

;;; The character that fills columns.
;;; (show #f (with ((pad-char #\.)) (padded 4 "a"))) ; => "...a"
(define pad-char (make-state-variable "pad-char" #\space))

;;; The string that says that something was cut off.
;;; (show #f (with ((ellipsis "…")) (trimmed/right 3 "abcdef"))) ; => "ab…"
(define ellipsis (make-state-variable "ellipsis" ""))

;;; The radix of numbers.
;;; (show #f (with ((radix 2)) (numeric 5))) ; => "101"
(define radix (make-state-variable "radix" 10))

;;; The number of digits behind the point, or `#f`.
;;; (show #f (with ((precision 1)) 1/3)) ; => "0.3"
(define precision (make-state-variable "precision" #f))

;;; The decimal point, a character or a string; `#f` for a point, or a comma when the comma is a point.
;;; (show #f (with ((decimal-sep #\,)) (numeric 1.5))) ; => "1,5"
(define decimal-sep (make-state-variable "decimal-sep" #f))

;;; The column of the decimal points of numbers, or `#f`.
;;; (show #f (with ((decimal-align 4)) (numeric 1.5))) ; => "  1.5"
(define decimal-align (make-state-variable "decimal-align" #f))

;;; The rule of signs: `#t` for a plus sign, a pair of strings around negative numbers, or `#f`.
;;; (show #f (with ((sign-rule '("(" . ")"))) (numeric -5))) ; => "(5)"
(define sign-rule (make-state-variable "sign-rule" #f))

;;; The rule of commas: how many digits are between two, or a list of that from the right, or `#f`.
;;; (show #f (with ((comma-rule 3)) (numeric 12345))) ; => "12,345"
(define comma-rule (make-state-variable "comma-rule" #f))

;;; The comma, a character or a string.
;;; (show #f (with ((comma-rule 3) (comma-sep #\_)) (numeric 12345))) ; => "12_345"
(define comma-sep (make-state-variable "comma-sep" #\,))

;;; The predicate of the characters between words.
;;; (show #f (with ((word-separator? (lambda (c) (char=? c #\-)))) (wrapped "a-b"))) ; => "a b"
(define word-separator? (make-state-variable "word-separator?" char-whitespace?))

;;; Whether terminals show characters of ambiguous width in two columns.
;;; (show #f (fn (ambiguous-is-wide?) (written ambiguous-is-wide?))) ; => "#f"
(define ambiguous-is-wide? (make-state-variable "ambiguous-is-wide?" #f))
