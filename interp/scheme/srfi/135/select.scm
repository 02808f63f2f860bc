;;;; Texts: parts, order, search.

;; The text of what `part` gives for the string and a count, which is at most its length.
(define (%counted who part textual count)
  (let ((string (%string-of who 1 textual)))
    (%check-bound who 2 count 0 (string-length string))
    (%text (part string count))))

;;; The first characters.
;;; (textual->string (textual-take "Pete Szilagyi" 6)) ; => "Pete S"
(define (textual-take textual count) (%counted 'textual-take string-take textual count))

;;; The textual without its first characters.
;;; (textual->string (textual-drop "Pete Szilagyi" 6)) ; => "zilagyi"
(define (textual-drop textual count) (%counted 'textual-drop string-drop textual count))

;;; The last characters.
;;; (textual->string (textual-take-right "Beta rules" 5)) ; => "rules"
(define (textual-take-right textual count) (%counted 'textual-take-right string-take-right textual count))

;;; The textual without its last characters.
;;; (textual->string (textual-drop-right "Beta rules" 5)) ; => "Beta "
(define (textual-drop-right textual count) (%counted 'textual-drop-right string-drop-right textual count))

(define (%padded who pad textual length options)
  (%check-index who 2 length)
  (let ((char (if (pair? options) (car options) #\space)))
    (%check-char who 3 char)
    (%with-textual who 1 textual 4 (if (pair? options) (cdr options) '())
      (lambda (string start end) (%text (pad string length char start end))))))

;;; The textual at the right of `length` characters: filled up at the left, or cut there.
;;; (textual->string (textual-pad "325" 5)) ; => "  325"
(define (textual-pad textual length . options) (%padded 'textual-pad string-pad textual length options))

;;; The textual at the left of `length` characters: filled up at the right, or cut there.
;;; (textual->string (textual-pad-right "325" 5)) ; => "325  "
(define (textual-pad-right textual length . options)
  (%padded 'textual-pad-right string-pad-right textual length options))

(define (%trimmed who trim textual options)
  (let ((drop? (if (pair? options) (%criterion who 2 (car options)) char-whitespace?)))
    (%with-textual who 1 textual 3 (if (pair? options) (cdr options) '())
      (lambda (string start end) (%text (trim string drop? start end))))))

;;; The textual without white space, or what the predicate accepts, at the left.
;;; (textual->string (textual-trim " a ")) ; => "a "
(define (textual-trim textual . options) (%trimmed 'textual-trim string-trim textual options))

;;; The textual without white space, or what the predicate accepts, at the right.
;;; (textual->string (textual-trim-right " a ")) ; => " a"
(define (textual-trim-right textual . options) (%trimmed 'textual-trim-right string-trim-right textual options))

;;; The textual without white space, or what the predicate accepts, at both ends.
;;; (textual->string (textual-trim-both " a ")) ; => "a"
(define (textual-trim-both textual . options) (%trimmed 'textual-trim-both string-trim-both textual options))

;;; The first textual with a range of it replaced by the second, or a range of that.
;;; (textual->string (textual-replace "The TCL programmer" "Scheme" 4 7)) ; => "The Scheme programmer"
(define (textual-replace textual1 textual2 start1 end1 . range)
  (let ((string1 (%string-of 'textual-replace 1 textual1)))
    (%check-bound 'textual-replace 4 end1 0 (string-length string1))
    (%check-bound 'textual-replace 3 start1 0 end1)
    (%with-textual 'textual-replace 2 textual2 5 range
      (lambda (string2 start2 end2) (%text (string-replace string1 string2 start1 end1 start2 end2))))))

;; Whether each textual is in order with the next.
(define (%ordered? who in-order? textuals)
  (let loop ((strings (map (lambda (textual) (%string-of who 1 textual)) textuals)))
    (or (null? (cdr strings))
        (and (in-order? (car strings) (cadr strings)) (loop (cdr strings))))))

;;; Whether all textuals have the same characters.
;;; (textual=? "abc" (string->text "abc")) ; => #t
(define (textual=? textual . textuals) (%ordered? 'textual=? string=? (cons textual textuals)))

;;; Whether each textual is before the next.
;;; (textual<? "a" "b") ; => #t
(define (textual<? textual . textuals) (%ordered? 'textual<? string<? (cons textual textuals)))

;;; Whether each textual is behind the next.
;;; (textual>? "a" "b") ; => #f
(define (textual>? textual . textuals) (%ordered? 'textual>? string>? (cons textual textuals)))

;;; Whether no textual is behind the next.
;;; (textual<=? "a" "a") ; => #t
(define (textual<=? textual . textuals) (%ordered? 'textual<=? string<=? (cons textual textuals)))

;;; Whether no textual is before the next.
;;; (textual>=? "a" "b") ; => #f
(define (textual>=? textual . textuals) (%ordered? 'textual>=? string>=? (cons textual textuals)))

;;; Whether all textuals are the same without regard to case.
;;; (textual-ci=? "ABC" "abc") ; => #t
(define (textual-ci=? textual . textuals) (%ordered? 'textual-ci=? string-ci=? (cons textual textuals)))

;;; Whether each textual is before the next without regard to case.
;;; (textual-ci<? "a" "B") ; => #t
(define (textual-ci<? textual . textuals) (%ordered? 'textual-ci<? string-ci<? (cons textual textuals)))

;;; Whether each textual is behind the next without regard to case.
;;; (textual-ci>? "a" "B") ; => #f
(define (textual-ci>? textual . textuals) (%ordered? 'textual-ci>? string-ci>? (cons textual textuals)))

;;; Whether no textual is behind the next without regard to case.
;;; (textual-ci<=? "a" "A") ; => #t
(define (textual-ci<=? textual . textuals) (%ordered? 'textual-ci<=? string-ci<=? (cons textual textuals)))

;;; Whether no textual is before the next without regard to case.
;;; (textual-ci>=? "a" "A") ; => #t
(define (textual-ci>=? textual . textuals) (%ordered? 'textual-ci>=? string-ci>=? (cons textual textuals)))

;;; How long the longest common prefix is.
;;; (textual-prefix-length "cat" "cab") ; => 2
(define (textual-prefix-length textual1 textual2 . ranges)
  (%with-textuals 'textual-prefix-length textual1 textual2 ranges string-prefix-length))

;;; How long the longest common suffix is.
;;; (textual-suffix-length "place" "preface") ; => 3
(define (textual-suffix-length textual1 textual2 . ranges)
  (%with-textuals 'textual-suffix-length textual1 textual2 ranges string-suffix-length))

;;; Whether the second textual begins with the first.
;;; (textual-prefix? "he" "hello") ; => #t
(define (textual-prefix? textual1 textual2 . ranges)
  (%with-textuals 'textual-prefix? textual1 textual2 ranges string-prefix?))

;;; Whether the second textual ends with the first.
;;; (textual-suffix? "lo" "hello") ; => #t
(define (textual-suffix? textual1 textual2 . ranges)
  (%with-textuals 'textual-suffix? textual1 textual2 ranges string-suffix?))

(define (%searched who search textual pred range)
  (let ((accept? (%criterion who 2 pred)))
    (%with-textual who 1 textual 3 range
      (lambda (string start end) (search string accept? start end)))))

;;; The index of the first character that satisfies the predicate, or `#f`.
;;; (textual-index "ab1" char-numeric?) ; => 2
(define (textual-index textual pred . range) (%searched 'textual-index string-index textual pred range))

;;; The index of the last character that satisfies the predicate, or `#f`.
;;; (textual-index-right "a1b" char-numeric?) ; => 1
(define (textual-index-right textual pred . range)
  (%searched 'textual-index-right string-index-right textual pred range))

;;; The index of the first character that does not satisfy the predicate, or `#f`.
;;; (textual-skip "12a" char-numeric?) ; => 2
(define (textual-skip textual pred . range) (%searched 'textual-skip string-skip textual pred range))

;;; The index of the last character that does not satisfy the predicate, or `#f`.
;;; (textual-skip-right "a12" char-numeric?) ; => 0
(define (textual-skip-right textual pred . range) (%searched 'textual-skip-right string-skip-right textual pred range))

;;; The index where the second textual first occurs in the first, or `#f`.
;;; (textual-contains "bananas" "an") ; => 1
(define (textual-contains textual1 textual2 . ranges)
  (%with-textuals 'textual-contains textual1 textual2 ranges string-contains))

;;; The index where the second textual last occurs in the first, or `#f`.
;;; (textual-contains-right "bananas" "an") ; => 3
(define (textual-contains-right textual1 textual2 . ranges)
  (%with-textuals 'textual-contains-right textual1 textual2 ranges string-contains-right))
