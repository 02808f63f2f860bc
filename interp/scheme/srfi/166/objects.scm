;;;; Formatting: objects as text, and numbers.

;;; A formatter as itself; a string or a character as it is; other objects written.
;;; (show #f (displayed "a") (displayed '("a" #\b))) ; => "a(\"a\" #\\b)"
(define (displayed object)
  (cond ((formatter? object) object)
        ((string? object) (%formatter (lambda (state) (%emit object state))))
        ((char? object) (%formatter (lambda (state) (%emit (string object) state))))
        ((procedure? object) (%wrong-type 'displayed 1 "an object that is no procedure" object))
        (else (%formatter (lambda (state) (%run ((%ref state writer) object) state))))))

(define (%text-by write)
  (lambda (object)
    (let ((out (open-output-string)))
      (write object out)
      (get-output-string out))))

(define %written-text (%text-by write))

;; Whether a written text may have labels; one in a string counts as well, and does no harm.
(define (%labelled? text) (and (string-contains text "#0=") #t))

;; Whether numbers are to be written in a way of their own.
(define (%plain-numbers? state)
  (and (eqv? (%ref state radix) 10) (not (%ref state precision))))

;;; The object as `write` writes it, with the radix and the precision of the state.
;;; (show #f (written "a\"b")) ; => "\"a\\\"b\""
(define (written object)
  (%formatter
   (lambda (state)
     (let ((text (%written-text object)))
       (if (or (%plain-numbers? state) (%labelled? text))
           (%emit text state)
           (%write-simply object state))))))

;;; The object as `write-shared` writes it.
;;; (show #f (let ((x (list 1))) (written-shared (list x x)))) ; => "(#0=(1) #0#)"
(define (written-shared object)
  (%formatter (lambda (state) (%emit ((%text-by write-shared) object) state))))

;;; The object as `write-simple` writes it, bit by bit: inside `trimmed/lazy`, circular data does no harm.
;;; (show #f (written-simply '(1 "a" . #(b)))) ; => "(1 \"a\" . #(b))"
(define (written-simply object)
  (%formatter (lambda (state) (%write-simply object state))))

(define (%write-simply object state)
  (cond ((pair? object)
         (%write-tail (cdr object) (%write-simply (car object) (%emit "(" state))))
        ((and (vector? object) (> (vector-length object) 0))
         (let loop ((i 0) (state (%emit "#(" state)))
           (if (= i (vector-length object))
               (%emit ")" state)
               (loop (+ i 1)
                     (%write-simply (vector-ref object i) (if (= i 0) state (%emit " " state)))))))
        ((number? object) (%emit (%written-number object state) state))
        (else (%emit (%written-text object) state))))

(define (%write-tail tail state)
  (cond ((null? tail) (%emit ")" state))
        ((pair? tail) (%write-tail (cdr tail) (%write-simply (car tail) (%emit " " state))))
        (else (%emit ")" (%write-simply tail (%emit " . " state))))))

;; A number that can be read again: with a prefix for the radix, with the precision for the decimal one.
(define (%written-number number state)
  (let ((base (%ref state radix)) (digits (%ref state precision)))
    (cond ((assv base '((2 . "#b") (8 . "#o") (16 . "#x")))
           => (lambda (entry) (string-append (cdr entry) (number->string number base))))
          ((and digits (real? number)) (%digits number 10 digits))
          (else (number->string number)))))

;; A character's text inside quotes.
(define (%escape-char char quote escape renamer)
  (let ((renamed (and renamer (renamer char))))
    (cond ((and renamed escape) (string escape renamed))
          ((or (char=? char quote) (eqv? char escape)) (string (or escape quote) char))
          (else (string char)))))

(define (%option options n default)
  (cond ((null? options) default)
        ((= n 0) (car options))
        (else (%option (cdr options) (- n 1) default))))

(define (%escaped-text string options)
  (let ((quote (%option options 0 #\")) (escape (%option options 1 #\\)) (renamer (%option options 2 #f)))
    (apply string-append
           (map (lambda (char) (%escape-char char quote escape renamer)) (string->list string)))))

;;; The string with quotes and escape characters escaped. The quote, the escape character (or `#f`: quotes are doubled)
;;; and a procedure from characters to what to write behind the escape, or `#f`, may follow.
;;; (show #f (escaped "hi, \"bob!\"")) ; => "hi, \\\"bob!\\\""
(define (escaped string . options)
  (%check-optionals 'escaped 1 3 options)
  (if (not (string? string)) (%wrong-type 'escaped 1 "a string" string))
  (if (not (char? (%option options 0 #\"))) (%wrong-type 'escaped 2 "a character" (car options)))
  (%formatter (lambda (state) (%emit (%escaped-text string options) state))))

;;; The string; in quotes and escaped when it has a quote, an escape character or one that the predicate accepts.
;;; (show #f (maybe-escaped "foo bar" char-whitespace?) (maybe-escaped "x" char-whitespace?)) ; => "\"foo bar\"x"
(define (maybe-escaped string needs-quotes? . options)
  (%check-optionals 'maybe-escaped 2 3 options)
  (if (not (string? string)) (%wrong-type 'maybe-escaped 1 "a string" string))
  (%check-procedure 'maybe-escaped 2 needs-quotes?)
  (if (not (char? (%option options 0 #\"))) (%wrong-type 'maybe-escaped 3 "a character" (car options)))
  (let ((quote (%option options 0 #\")) (escape (%option options 1 #\\)))
    (if (any (lambda (char) (or (char=? char quote) (eqv? char escape) (needs-quotes? char))) (string->list string))
        (each quote (apply escaped string options) quote)
        (displayed string))))
