;;;; Texts: strings that never change. A text is a string that nobody else has; what is said of a text or a string,
;;;; a textual, is done by the procedures of (srfi 13) and (srfi 152), after the arguments have been checked here.

(define-record-type <text>
  (%text string)
  text?
  (string %text-string))

(define (%string-of who position textual)
  (cond ((text? textual) (%text-string textual))
        ((string? textual) textual)
        (else (%wrong-type who position "a text or a string" textual))))

(define (%check-text who position object)
  (if (not (text? object)) (%wrong-type who position "a text" object)))

;; Calls `(receiver string start end)` with the string of a textual and an optional range of it.
(define (%with-textual who textual-position textual position range receiver)
  (let ((string (%string-of who textual-position textual)))
    (%with-range who textual-position string position range
      (lambda (start end) (receiver string start end)))))

;; Calls `(receiver string1 string2 start1 end1 start2 end2)` for the first two arguments.
(define (%with-textuals who textual1 textual2 ranges receiver)
  (let ((string1 (%string-of who 1 textual1)) (string2 (%string-of who 2 textual2)))
    (%with-ranges who string1 string2 3 ranges
      (lambda (start1 end1 start2 end2) (receiver string1 string2 start1 end1 start2 end2)))))

;;; Whether the object is a text or a string.
;;; (textual? "abc") ; => #t
(define (textual? object)
  (or (text? object) (string? object)))

;;; Whether a textual has no characters.
;;; (textual-null? (text)) ; => #t
(define (textual-null? textual)
  (= 0 (string-length (%string-of 'textual-null? 1 textual))))

;;; The last result of the predicate, if it accepts all characters; `#t` when there are none.
;;; (textual-every char-numeric? (text #\1 #\2)) ; => #t
(define (textual-every pred textual . range)
  (let ((accept? (%criterion 'textual-every 1 pred)))
    (%with-textual 'textual-every 2 textual 3 range
      (lambda (string start end) (string-every accept? string start end)))))

;;; The first true result of the predicate, or `#f`.
;;; (textual-any digit-value "ab7") ; => 7
(define (textual-any pred textual . range)
  (let ((accept? (%criterion 'textual-any 1 pred)))
    (%with-textual 'textual-any 2 textual 3 range
      (lambda (string start end) (string-any accept? string start end)))))

;;; A text of so many times a character.
;;; (textual->string (make-text 3 #\a)) ; => "aaa"
(define (make-text length char)
  (%check-index 'make-text 1 length)
  (%check-char 'make-text 2 char)
  (%text (make-string length char)))

;;; A text of the characters.
;;; (textual->string (text #\a #\b)) ; => "ab"
(define (text . chars)
  (for-each (lambda (char) (%check-char 'text 1 char)) chars)
  (%text (list->string chars)))

;; The string of characters, strings and texts.
(define (%assemble who pieces)
  (let ((port (open-output-string)))
    (for-each
     (lambda (piece)
       (cond ((char? piece) (write-char piece port))
             ((textual? piece) (write-string (%string-of who 1 piece) port))
             (else
              (raise
               (%error-condition
                'type-error
                (string-append "`" (symbol->string who)
                               "` wanted its procedure to return a character or a textual, got " (%describe piece))
                (list piece))))))
     pieces)
    (get-output-string port)))

;;; The text of the characters that `proc` gives for the indexes below `length`.
;;; (textual->string (text-tabulate (lambda (i) (integer->char (+ i 97))) 3)) ; => "abc"
(define (text-tabulate proc length)
  (%check-procedure 'text-tabulate 1 proc)
  (%check-index 'text-tabulate 2 length)
  (%check-room 'text-tabulate length)
  (let loop ((i 0) (pieces '()))
    (if (= i length)
        (%text (%assemble 'text-tabulate (reverse pieces)))
        (loop (+ i 1) (cons (proc i) pieces)))))

;; The pieces `(mapper seed)`, the last one first, then the base, and what the final procedure gives, for `receiver`.
(define (%unfold who stop? mapper successor seed options receiver)
  (%check-optionals who 4 2 options)
  (%check-procedure who 1 stop?)
  (%check-procedure who 2 mapper)
  (%check-procedure who 3 successor)
  (let ((base (cond ((null? options) "")
                    ((char? (car options)) (car options))
                    (else (%string-of who 5 (car options)))))
        (final (if (and (pair? options) (pair? (cdr options))) (cadr options) (lambda (seed) ""))))
    (%check-procedure who 6 final)
    (let loop ((seed seed) (pieces '()))
      (if (stop? seed)
          (receiver pieces base (final seed))
          (let ((piece (mapper seed)))
            (loop (successor seed) (cons piece pieces)))))))

;;; The text of the characters or textuals `(mapper seed)`, where `(successor seed)` is the next seed, until
;;; `(stop? seed)`; at its left a base and at its right `(make-final seed)`, when they are given.
;;; (textual->string (text-unfold null? car cdr '(#\a "bc") "<" (lambda (x) ">"))) ; => "<abc>"
(define (text-unfold stop? mapper successor seed . options)
  (%unfold 'text-unfold stop? mapper successor seed options
    (lambda (pieces base final)
      (%text (%assemble 'text-unfold (append (list base) (reverse pieces) (list final)))))))

;;; A text built from right to left as `text-unfold` builds one from left to right.
;;; (textual->string (text-unfold-right null? car cdr '(#\a "bc") "<" (lambda (x) ">"))) ; => ">bca<"
(define (text-unfold-right stop? mapper successor seed . options)
  (%unfold 'text-unfold-right stop? mapper successor seed options
    (lambda (pieces base final)
      (%text (%assemble 'text-unfold-right (append (list final) pieces (list base)))))))

;;; A textual as a text.
;;; (text? (textual->text "abc")) ; => #t
(define (textual->text textual)
  (if (text? textual) textual (%text (string-copy (%string-of 'textual->text 1 textual)))))

;;; A new string of the characters of a textual, or a range of it.
;;; (textual->string (string->text "abc") 1) ; => "bc"
(define (textual->string textual . range)
  (%with-textual 'textual->string 1 textual 2 range substring))

;;; The characters of a textual, or a range of it, as a vector.
;;; (textual->vector "abc" 1) ; => #(#\b #\c)
(define (textual->vector textual . range)
  (%with-textual 'textual->vector 1 textual 2 range string->vector))

;;; The characters of a textual, or a range of it, as a list.
;;; (textual->list "abc" 1) ; => (#\b #\c)
(define (textual->list textual . range)
  (%with-textual 'textual->list 1 textual 2 range string->list))

;;; The text of a string, or a range of it.
;;; (text-length (string->text "abc")) ; => 3
(define (string->text string . range)
  (%with-range 'string->text 1 string 2 range (lambda (start end) (%text (substring string start end)))))

;;; The text of the characters of a vector, or a range of it.
;;; (textual->string (vector->text #(#\a #\b))) ; => "ab"
(define (vector->text vector . range)
  (if (not (and (vector? vector) (every char? (vector->list vector))))
      (%wrong-type 'vector->text 1 "a vector of characters" vector))
  (%take-range 'vector->text 2 (vector-length vector) range
    (lambda (start end rest)
      (if (pair? rest) (%too-many 'vector->text rest))
      (%text (vector->string vector start end)))))

;;; The text of the characters of a list.
;;; (textual->string (list->text '(#\a #\b #\c) 1)) ; => "bc"
(define (list->text chars . range)
  (if (not (list? chars)) (%wrong-type 'list->text 1 "a list of characters" chars))
  (for-each (lambda (char) (if (not (char? char)) (%wrong-type 'list->text 1 "a list of characters" chars))) chars)
  (let ((string (list->string chars)))
    (%with-range 'list->text 1 string 2 range (lambda (start end) (%text (substring string start end))))))

;;; The text of the characters of a list, the last one first.
;;; (textual->string (reverse-list->text '(#\a #\b))) ; => "ba"
(define (reverse-list->text chars)
  (if (not (and (list? chars) (every char? chars))) (%wrong-type 'reverse-list->text 1 "a list of characters" chars))
  (%text (list->string (reverse chars))))

;;; The number of characters of a text.
;;; (text-length (text #\a)) ; => 1
(define (text-length text)
  (%check-text 'text-length 1 text)
  (string-length (%text-string text)))

;;; The character of a text at an index, in constant time.
;;; (text-ref (text #\a #\b) 1) ; => #\b
(define (text-ref text index)
  (%check-text 'text-ref 1 text)
  (%char-at 'text-ref (%text-string text) index))

(define (%char-at who string index)
  (if (not (and (exact-integer? index) (<= 0 index) (< index (string-length string))))
      (%out-of-range who 2 (string-append "an index below " (number->string (string-length string))) index))
  (string-ref string index))

;;; The number of characters of a textual.
;;; (textual-length "abc") ; => 3
(define (textual-length textual)
  (string-length (%string-of 'textual-length 1 textual)))

;;; The character of a textual at an index.
;;; (textual-ref "abc" 1) ; => #\b
(define (textual-ref textual index)
  (%char-at 'textual-ref (%string-of 'textual-ref 1 textual) index))

;;; The text of a range of a text.
;;; (textual->string (subtext (string->text "abcd") 1 3)) ; => "bc"
(define (subtext text start end)
  (%check-text 'subtext 1 text)
  (%with-textual 'subtext 1 text 2 (list start end) (lambda (string start end) (%text (substring string start end)))))

;;; The text of a range of a textual.
;;; (textual->string (subtextual "abcd" 1 3)) ; => "bc"
(define (subtextual textual start end)
  (%with-textual 'subtextual 1 textual 2 (list start end)
    (lambda (string start end) (%text (substring string start end)))))

;;; A new text of the characters of a textual, or a range of it.
;;; (textual->string (textual-copy "abcd" 2)) ; => "cd"
(define (textual-copy textual . range)
  (%with-textual 'textual-copy 1 textual 2 range (lambda (string start end) (%text (substring string start end)))))
