;;;; Procedures over strings that take procedures, joining and splitting. A string that is walked may be changed by
;;;; the procedure called: indexes are checked against the length read at the start, which never changes.

;;; The string of the results of `proc` for the characters, or for those of several strings, as long as the
;;; shortest. Calls go from left to right.
;;; (string-map char-upcase "abc") ; => "ABC"
(define string-map
  (case-lambda
    ((proc string)
     (%check-procedure 'string-map 1 proc)
     (%check-strings 'string-map 2 (list string))
     (list->string (map (lambda (c) (%mapped-char (proc c))) (string->list string))))
    ((proc string1 . more)
     (let ((strings (cons string1 more)))
       (%check-procedure 'string-map 1 proc)
       (%check-strings 'string-map 2 strings)
       (list->string (apply map (lambda chars (%mapped-char (apply proc chars))) (map string->list strings)))))))

(define (%mapped-char result)
  (if (char? result)
      result
      (raise
       (%error-condition
        'type-error
        (string-append "`string-map` wanted its procedure to return a character, got " (%describe result))
        (list result)))))

(define (%check-strings who position strings)
  (if (pair? strings)
      (begin
        (if (not (string? (car strings))) (%wrong-type who position "a string" (car strings)))
        (%check-strings who (+ position 1) (cdr strings)))))

;;; Calls `proc` with each character from left to right, for its effect; several strings as in `string-map`.
;;; (let ((codes '())) (string-for-each (lambda (c) (set! codes (cons (char->integer c) codes))) "abc") codes) ; => (99 98 97)
(define string-for-each
  (case-lambda
    ((proc string)
     (%check-procedure 'string-for-each 1 proc)
     (%check-strings 'string-for-each 2 (list string))
     (let ((length (string-length string)))
       (let loop ((i 0))
         (if (< i length)
             (begin
               (proc (string-ref string i))
               (loop (+ i 1)))))))
    ((proc string1 . more)
     (let ((strings (cons string1 more)))
       (%check-procedure 'string-for-each 1 proc)
       (%check-strings 'string-for-each 2 strings)
       (let ((length (apply min (map string-length strings))))
         (let loop ((i 0))
           (if (< i length)
               (begin
                 (apply proc (map (lambda (string) (string-ref string i)) strings))
                 (loop (+ i 1))))))))))

;;; How many characters of the string satisfy the predicate.
;;; (string-count "banana" (lambda (c) (char=? c #\a))) ; => 3
(define (string-count string counted?)
  (%check-strings 'string-count 1 (list string))
  (%check-procedure 'string-count 2 counted?)
  (let ((length (string-length string)))
    (let loop ((i 0) (n 0))
      (if (< i length)
          (loop (+ i 1) (if (counted? (string-ref string i)) (+ n 1) n))
          n))))

;;; The strings of the list in one, with a delimiter (a space when left out) between them.
;;; (string-join '("a" "b" "c") ", ") ; => "a, b, c"
(define string-join
  (case-lambda
    ((strings) (string-join strings " "))
    ((strings delimiter)
     (if (not (list? strings)) (%wrong-type 'string-join 1 "a list of strings" strings))
     (for-each
      (lambda (string) (if (not (string? string)) (%wrong-type 'string-join 1 "a list of strings" strings)))
      strings)
     (%check-strings 'string-join 2 (list delimiter))
     (if (null? strings)
         ""
         (let ((port (open-output-string)))
           (write-string (car strings) port)
           (for-each
            (lambda (string)
              (write-string delimiter port)
              (write-string string port))
            (cdr strings))
           (get-output-string port))))))

;;; The parts of the string between occurrences of a delimiter, a string or a character. Without a delimiter,
;;; the words: runs of characters that are not blank.
;;; (string-split "a,b,,c" ",") ; => ("a" "b" "" "c")
;;; (string-split "  one two ") ; => ("one" "two")
(define string-split
  (case-lambda
    ((string)
     (%check-strings 'string-split 1 (list string))
     (%split-words string))
    ((string delimiter)
     (%check-strings 'string-split 1 (list string))
     (let ((delimiter (if (char? delimiter) (make-string 1 delimiter) delimiter)))
       (if (not (string? delimiter)) (%wrong-type 'string-split 2 "a string or a character" delimiter))
       (if (= (string-length delimiter) 0) (%out-of-range 'string-split 2 "a string that is not empty" delimiter))
       (%split-at string delimiter)))))

(define (%split-words string)
  (let ((length (string-length string)))
    (let loop ((i 0) (start #f) (words '()))
      (cond ((and (< i length) (not (char-whitespace? (string-ref string i))))
             (loop (+ i 1) (or start i) words))
            (start (loop i #f (cons (substring string start i) words)))
            ((< i length) (loop (+ i 1) #f words))
            (else (reverse words))))))

(define (%split-at string delimiter)
  (let ((width (string-length delimiter)))
    (let ((last (- (string-length string) width)))
      (let loop ((start 0) (i 0) (parts '()))
        (cond ((> i last) (reverse (cons (substring string start (string-length string)) parts)))
              ((%substring-at? string i delimiter width)
               (loop (+ i width) (+ i width) (cons (substring string start i) parts)))
              (else (loop start (+ i 1) parts)))))))

(define (%substring-at? string start pattern width)
  (let loop ((i 0))
    (or (= i width)
        (and (char=? (string-ref string (+ start i)) (string-ref pattern i)) (loop (+ i 1))))))

;;; The string without the blanks at both ends.
;;; (string-trim "  a b ") ; => "a b"
(define (string-trim string)
  (%check-strings 'string-trim 1 (list string))
  (let ((length (string-length string)))
    (let left ((start 0))
      (cond ((= start length) "")
            ((char-whitespace? (string-ref string start)) (left (+ start 1)))
            (else
             (let right ((end length))
               (if (char-whitespace? (string-ref string (- end 1)))
                   (right (- end 1))
                   (substring string start end))))))))
