;;;; Strings, a reduced library: what it has beside the procedures of (srfi 13) that it offers as they are.

;; The string of the characters and strings of a list, the last one first.
(define (%assemble who pieces)
  (let ((port (open-output-string)))
    (for-each
     (lambda (piece)
       (cond ((char? piece) (write-char piece port))
             ((string? piece) (write-string piece port))
             (else
              (raise
               (%error-condition
                'type-error
                (string-append "`" (symbol->string who)
                               "` wanted its procedure to return a character or a string, got " (%describe piece))
                (list piece))))))
     (reverse pieces))
    (get-output-string port)))

;;; What `proc` gives for the characters, or for those of several strings, in one string: characters or strings.
;;; (string-map (lambda (c) (string c c)) "abc") ; => "aabbcc"
(define (string-map proc string . strings)
  (%check-procedure 'string-map 1 proc)
  (%check-string 'string-map 2 string)
  (for-each (lambda (string) (%check-string 'string-map 3 string)) strings)
  (%assemble
   'string-map
   (if (null? strings)
       (string-fold (lambda (char pieces) (cons (proc char) pieces)) '() string)
       (reverse (apply map proc (string->list string) (map string->list strings))))))

;;; The characters and strings that `proc` gives for the indexes of a string or a range of it, in one string.
;;; (string-map-index (lambda (i) (number->string i)) "abc") ; => "012"
(define (string-map-index proc string . range)
  (%check-procedure 'string-map-index 1 proc)
  (%with-range
   'string-map-index 2 string 3 range
   (lambda (start end)
     (let loop ((i start) (pieces '()))
       (if (< i end)
           (loop (+ i 1) (cons (proc i) pieces))
           (%assemble 'string-map-index pieces))))))

;;; The index where the second string last occurs in the first, or `#f`.
;;; (string-contains-right "bananas" "an") ; => 3
(define (string-contains-right s1 s2 . ranges)
  (%with-ranges
   'string-contains-right s1 s2 3 ranges
   (lambda (start1 end1 start2 end2)
     (let ((i (string-contains (string-reverse s1 start1 end1) (string-reverse s2 start2 end2))))
       (and i (- end1 i (- end2 start2)))))))

;; Calls `(receiver start middle end)`: the predicate accepts what is between start and middle, and no more.
(define (%with-span who string criterion range receiver)
  (let ((accept? (%criterion who 2 criterion)))
    (%with-range
     who 1 string 3 range
     (lambda (start end) (receiver start (%skip-forward accept? string start end) end)))))

;; The same from the right: the predicate accepts what is between middle and end, and no more.
(define (%with-span-right who string criterion range receiver)
  (let ((accept? (%criterion who 2 criterion)))
    (%with-range
     who 1 string 3 range
     (lambda (start end) (receiver start (%skip-backward accept? string start end) end)))))

;;; The longest beginning whose characters all satisfy the predicate.
;;; (string-take-while "12ab3" char-numeric?) ; => "12"
(define (string-take-while string pred . range)
  (%with-span 'string-take-while string pred range
    (lambda (start middle end) (substring string start middle))))

;;; The string without `string-take-while`.
;;; (string-drop-while "12ab3" char-numeric?) ; => "ab3"
(define (string-drop-while string pred . range)
  (%with-span 'string-drop-while string pred range
    (lambda (start middle end) (substring string middle end))))

;;; The longest end whose characters all satisfy the predicate.
;;; (string-take-while-right "12ab3" char-numeric?) ; => "3"
(define (string-take-while-right string pred . range)
  (%with-span-right 'string-take-while-right string pred range
    (lambda (start middle end) (substring string middle end))))

;;; The string without `string-take-while-right`.
;;; (string-drop-while-right "12ab3" char-numeric?) ; => "12ab"
(define (string-drop-while-right string pred . range)
  (%with-span-right 'string-drop-while-right string pred range
    (lambda (start middle end) (substring string start middle))))

;;; Two values: the longest beginning whose characters all satisfy the predicate, and the rest.
;;; (call-with-values (lambda () (string-span "12ab" char-numeric?)) list) ; => ("12" "ab")
(define (string-span string pred . range)
  (%with-span 'string-span string pred range
    (lambda (start middle end) (values (substring string start middle) (substring string middle end)))))

;;; Two values: what is before the first character that satisfies the predicate, and the rest.
;;; (call-with-values (lambda () (string-break "ab12" char-numeric?)) list) ; => ("ab" "12")
(define (string-break string pred . range)
  (let ((accept? (%criterion 'string-break 2 pred)))
    (%with-span 'string-break string (lambda (char) (not (accept? char))) range
      (lambda (start middle end) (values (substring string start middle) (substring string middle end))))))

;;; The characters that do not satisfy the predicate.
;;; (string-remove char-numeric? "a1b2") ; => "ab"
(define (string-remove pred string . range)
  (let ((accept? (%criterion 'string-remove 1 pred)))
    (%with-range
     'string-remove 2 string 3 range
     (lambda (start end) (string-filter (lambda (char) (not (accept? char))) string start end)))))

;;; The characters from index `from` to `to` of the string, or a range of it, repeated without end both ways.
;;; (string-replicate "abcdef" 2 8) ; => "cdefab"
(define (string-replicate string from to . range)
  (if (not (exact-integer? from)) (%wrong-type 'string-replicate 2 "an exact integer" from))
  (if (not (and (exact-integer? to) (>= to from)))
      (%wrong-type 'string-replicate 3 "an exact integer that is not below argument 2" to))
  (%with-range
   'string-replicate 1 string 4 range
   (lambda (start end)
     (if (and (= start end) (< from to))
         (%out-of-range 'string-replicate 4 "a range that is not empty" start))
     (xsubstring string from to start end))))

;;; The string cut into strings of `length` characters; the last may be shorter.
;;; (string-segment "abcdefg" 3) ; => ("abc" "def" "g")
(define (string-segment string length)
  (%check-string 'string-segment 1 string)
  (if (not (and (exact-integer? length) (> length 0)))
      (%wrong-type 'string-segment 2 "a positive integer" length))
  (let ((end (string-length string)))
    (let loop ((start 0) (parts '()))
      (if (>= start end)
          (reverse parts)
          (loop (+ start length) (cons (substring string start (min end (+ start length))) parts))))))
