;;;; Texts: case, joining, folds, splitting.

;;; The textual in upper case.
;;; (textual->string (textual-upcase "abc")) ; => "ABC"
(define (textual-upcase textual) (%text (string-upcase (%string-of 'textual-upcase 1 textual))))

;;; The textual in lower case.
;;; (textual->string (textual-downcase "ABC")) ; => "abc"
(define (textual-downcase textual) (%text (string-downcase (%string-of 'textual-downcase 1 textual))))

;;; The textual in the case that comparisons without regard to case use.
;;; (textual->string (textual-foldcase "ABC")) ; => "abc"
(define (textual-foldcase textual) (%text (string-foldcase (%string-of 'textual-foldcase 1 textual))))

;;; The textual with each word's first letter in upper case and the others in lower case.
;;; (textual->string (textual-titlecase "ab cd")) ; => "Ab Cd"
(define (textual-titlecase textual) (%text (string-titlecase (%string-of 'textual-titlecase 1 textual))))

(define (%strings-of who position textuals)
  (if (not (list? textuals)) (%wrong-type who position "a list of textuals" textuals))
  (map (lambda (textual)
         (if (not (textual? textual)) (%wrong-type who position "a list of textuals" textuals))
         (%string-of who position textual))
       textuals))

;;; The textuals in one text.
;;; (textual->string (textual-append "a" (text #\b))) ; => "ab"
(define (textual-append . textuals) (%text (string-concatenate (%strings-of 'textual-append 1 textuals))))

;;; The textuals of a list in one text.
;;; (textual->string (textual-concatenate '("a" "b"))) ; => "ab"
(define (textual-concatenate textuals) (%text (string-concatenate (%strings-of 'textual-concatenate 1 textuals))))

;;; The textuals of a list in one text, the last first, and behind them a final one, or its characters before `end`.
;;; (textual->string (textual-concatenate-reverse '("b" "a") "cd" 1)) ; => "abc"
(define (textual-concatenate-reverse textuals . options)
  (let ((strings (%strings-of 'textual-concatenate-reverse 1 textuals)))
    (if (null? options)
        (%text (string-concatenate-reverse strings))
        (let ((final (%string-of 'textual-concatenate-reverse 2 (car options))))
          (%with-range 'textual-concatenate-reverse 2 final 2 (if (pair? (cdr options)) (cons 0 (cdr options)) '())
            (lambda (start end) (%text (string-concatenate-reverse strings final end))))))))

;;; The textuals of a list in one text, with a delimiter (a space when left out) as the grammar says, which is that of
;;; `string-join`.
;;; (textual->string (textual-join '("a" "b") "-")) ; => "a-b"
(define (textual-join textuals . options)
  (let ((strings (%strings-of 'textual-join 1 textuals))
        (delimiter (if (pair? options) (%string-of 'textual-join 2 (car options)) " "))
        (grammar (if (and (pair? options) (pair? (cdr options))) (cadr options) 'infix)))
    (if (not (memq grammar '(infix strict-infix prefix suffix)))
        (%out-of-range 'textual-join 3 "infix, strict-infix, prefix or suffix" grammar))
    (if (and (eq? grammar 'strict-infix) (null? strings))
        (%out-of-range 'textual-join 1 "at least one textual for the grammar strict-infix" textuals))
    (%text (string-join strings delimiter grammar))))

;;; Combines the characters from left to right: `(kons char result)`, beginning with `knil`.
;;; (textual-fold cons '() "ab") ; => (#\b #\a)
(define (textual-fold kons knil textual . range)
  (%check-procedure 'textual-fold 1 kons)
  (%with-textual 'textual-fold 3 textual 4 range
    (lambda (string start end) (string-fold kons knil string start end))))

;;; Combines the characters from right to left: `(kons char result)`, beginning with `knil`.
;;; (textual-fold-right cons '() "ab") ; => (#\a #\b)
(define (textual-fold-right kons knil textual . range)
  (%check-procedure 'textual-fold-right 1 kons)
  (%with-textual 'textual-fold-right 3 textual 4 range
    (lambda (string start end) (string-fold-right kons knil string start end))))

;; What `proc` gives for the characters of several textuals, in a list.
(define (%mapped who proc textuals)
  (%check-procedure who 1 proc)
  (apply map proc (map (lambda (textual) (string->list (%string-of who 2 textual))) textuals)))

;;; The characters and textuals that `proc` gives for the characters, or for those of several textuals, in one text.
;;; (textual->string (textual-map (lambda (c) (string c c)) "ab")) ; => "aabb"
(define (textual-map proc textual . textuals)
  (%text (%assemble 'textual-map (%mapped 'textual-map proc (cons textual textuals)))))

;;; Calls `proc` with the characters, or with those of several textuals, for its effect.
;;; (textual-for-each display (text #\a #\b)) ; prints ab
(define (textual-for-each proc textual . textuals)
  (%mapped 'textual-for-each proc (cons textual textuals))
  (void))

;; What `proc` gives for the indexes of a range, in a list.
(define (%mapped-indexes proc start end)
  (let loop ((i start) (pieces '()))
    (if (< i end)
        (let ((piece (proc i)))
          (loop (+ i 1) (cons piece pieces)))
        (reverse pieces))))

;;; The characters and textuals that `proc` gives for the indexes, in one text.
;;; (textual->string (textual-map-index number->string "abc")) ; => "012"
(define (textual-map-index proc textual . range)
  (%check-procedure 'textual-map-index 1 proc)
  (%with-textual 'textual-map-index 2 textual 3 range
    (lambda (string start end) (%text (%assemble 'textual-map-index (%mapped-indexes proc start end))))))

;;; Calls `proc` with the indexes, for its effect.
;;; (textual-for-each-index display "abc" 1) ; prints 12
(define (textual-for-each-index proc textual . range)
  (%check-procedure 'textual-for-each-index 1 proc)
  (%with-textual 'textual-for-each-index 2 textual 3 range
    (lambda (string start end)
      (%mapped-indexes proc start end)
      (void))))

;;; How many characters satisfy the predicate.
;;; (textual-count "a1b2" char-numeric?) ; => 2
(define (textual-count textual pred . range) (%searched 'textual-count string-count textual pred range))

(define (%filtered who filter pred textual range)
  (let ((accept? (%criterion who 1 pred)))
    (%with-textual who 2 textual 3 range
      (lambda (string start end) (%text (filter accept? string start end))))))

;;; The characters that satisfy the predicate.
;;; (textual->string (textual-filter char-numeric? "a1b2")) ; => "12"
(define (textual-filter pred textual . range) (%filtered 'textual-filter string-filter pred textual range))

;;; The characters that do not satisfy the predicate.
;;; (textual->string (textual-remove char-numeric? "a1b2")) ; => "ab"
(define (textual-remove pred textual . range) (%filtered 'textual-remove string-remove pred textual range))

;;; The characters in reverse order.
;;; (textual->string (textual-reverse "abc")) ; => "cba"
(define (textual-reverse textual . range)
  (%with-textual 'textual-reverse 1 textual 2 range
    (lambda (string start end) (%text (string-reverse string start end)))))

;;; The characters from index `from` to `to` of the textual, or a range of it, repeated without end both ways.
;;; (textual->string (textual-replicate "abc" -1 5)) ; => "cabcab"
(define (textual-replicate textual from to . range)
  (if (not (exact-integer? from)) (%wrong-type 'textual-replicate 2 "an exact integer" from))
  (if (not (and (exact-integer? to) (>= to from)))
      (%wrong-type 'textual-replicate 3 "an exact integer that is not below argument 2" to))
  (%with-textual 'textual-replicate 1 textual 4 range
    (lambda (string start end)
      (if (and (= start end) (< from to))
          (%out-of-range 'textual-replicate 4 "a range that is not empty" start))
      (%text (string-replicate string from to start end)))))

;;; The texts between occurrences of a delimiter; grammar, limit and range as in `string-split` of (srfi 152).
;;; (map textual->string (textual-split "a,b" ",")) ; => ("a" "b")
(define (textual-split textual delimiter . options)
  (let* ((grammar (if (pair? options) (car options) 'infix))
         (more (if (pair? options) (cdr options) '()))
         (limit (and (pair? more) (car more)))
         (delimiter (%string-of 'textual-split 2 delimiter)))
    (if (not (memq grammar '(infix strict-infix prefix suffix)))
        (%out-of-range 'textual-split 3 "infix, strict-infix, prefix or suffix" grammar))
    (if limit (%check-index 'textual-split 4 limit))
    (%with-textual 'textual-split 1 textual 5 (if (pair? more) (cdr more) '())
      (lambda (string start end)
        (if (and (= start end) (eq? grammar 'strict-infix))
            (%out-of-range 'textual-split 1 "a textual that is not empty for the grammar strict-infix" textual))
        (map %text (string-split string delimiter grammar limit start end))))))
