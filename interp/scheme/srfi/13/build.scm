;;;; Strings: joining, replicating, replacing, filtering, taking apart.

(define (%check-string-list who position strings)
  (if (not (list? strings)) (%wrong-type who position "a list of strings" strings))
  (for-each
   (lambda (string) (if (not (string? string)) (%wrong-type who position "a list of strings" strings)))
   strings))

;; The strings in one. Through a port, because they may be more than a call takes arguments.
(define (%concatenate strings)
  (let ((port (open-output-string)))
    (for-each (lambda (string) (write-string string port)) strings)
    (get-output-string port)))

;;; The string of the characters of a list, the last one first.
;;; (reverse-list->string '(#\a #\B #\c)) ; => "cBa"
(define (reverse-list->string chars)
  (if (not (list? chars)) (%wrong-type 'reverse-list->string 1 "a list of characters" chars))
  (for-each
   (lambda (char) (if (not (char? char)) (%wrong-type 'reverse-list->string 1 "a list of characters" chars)))
   chars)
  (list->string (reverse chars)))

;;; The strings of a list in one.
;;; (string-concatenate '("ab" "c" "")) ; => "abc"
(define (string-concatenate strings)
  (%check-string-list 'string-concatenate 1 strings)
  (%concatenate strings))

;;; The strings of a list in one, which may share with them.
;;; (string-concatenate/shared '("ab" "c")) ; => "abc"
(define (string-concatenate/shared strings)
  (%check-string-list 'string-concatenate/shared 1 strings)
  (%concatenate strings))

;;; The strings in one, which may share with them.
;;; (string-append/shared "ab" "c") ; => "abc"
(define (string-append/shared . strings)
  (%check-each-string 'string-append/shared 1 strings)
  (%concatenate strings))

(define (%check-each-string who position strings)
  (if (pair? strings)
      (begin
        (%check-string who position (car strings))
        (%check-each-string who (+ position 1) (cdr strings)))))

(define (%concatenate-reverse who strings options)
  (%check-string-list who 1 strings)
  (let ((final (if (pair? options) (car options) "")))
    (%check-string who 2 final)
    (let ((end (if (and (pair? options) (pair? (cdr options))) (cadr options) (string-length final))))
      (%check-bound who 3 end 0 (string-length final))
      (if (and (pair? options) (pair? (cdr options)) (pair? (cddr options))) (%too-many who (cddr options)))
      (%concatenate (append (reverse strings) (list (substring final 0 end)))))))

;;; The strings of a list in one, the last first, and behind them `final-string`, or its characters before `end`.
;;; (string-concatenate-reverse '(" must be" "Hello, I") " going.XXXX" 7) ; => "Hello, I must be going."
(define (string-concatenate-reverse strings . options)
  (%concatenate-reverse 'string-concatenate-reverse strings options))

;;; `string-concatenate-reverse` whose result may share with the strings.
;;; (string-concatenate-reverse/shared '("b" "a") "c") ; => "abc"
(define (string-concatenate-reverse/shared strings . options)
  (%concatenate-reverse 'string-concatenate-reverse/shared strings options))

;; The strings and the delimiters, in a list.
(define (%interleave who strings delimiter grammar)
  (let ((each (lambda (before? strings)
                (fold-right
                 (lambda (string rest)
                   (if before? (cons* delimiter string rest) (cons* string delimiter rest)))
                 '() strings))))
    (case grammar
      ((infix) (if (null? strings) '() (cons (car strings) (each #t (cdr strings)))))
      ((strict-infix)
       (if (null? strings) (%out-of-range who 1 "at least one string for the grammar strict-infix" strings))
       (cons (car strings) (each #t (cdr strings))))
      ((prefix) (each #t strings))
      ((suffix) (each #f strings))
      (else (%out-of-range who 3 "infix, strict-infix, prefix or suffix" grammar)))))

;;; The strings of a list in one, with a delimiter (a space when left out) between, before or after them, as the
;;; grammar says: `infix`, `strict-infix`, `prefix` or `suffix`.
;;; (string-join '("foo" "bar" "baz") ":") ; => "foo:bar:baz"
;;; (string-join '("foo" "bar") ":" 'suffix) ; => "foo:bar:"
(define (string-join strings . options)
  (%check-string-list 'string-join 1 strings)
  (let ((delimiter (if (pair? options) (car options) " "))
        (grammar (if (and (pair? options) (pair? (cdr options))) (cadr options) 'infix)))
    (%check-string 'string-join 2 delimiter)
    (if (and (pair? options) (pair? (cdr options)) (pair? (cddr options))) (%too-many 'string-join (cddr options)))
    (%concatenate (%interleave 'string-join strings delimiter grammar))))

(define (%check-integer who position object)
  (if (not (exact-integer? object)) (%wrong-type who position "an exact integer" object)))

;; The characters from `from` to `to` of the range repeated without end in both directions.
(define (%replicate who position string from to start end)
  (%check-integer who position from)
  (%check-integer who (+ position 1) to)
  (if (< to from) (%out-of-range who (+ position 1) "an end that is not before the beginning" to))
  (let ((period (- end start)) (length (- to from)))
    (cond ((= length 0) "")
          ((= period 0) (%out-of-range who (+ position 2) "a range that is not empty" start))
          (else
           (let ((result (make-string length)) (phase (modulo from period)))
             (let loop ((i 0) (from (+ start phase)))
               (if (= i length)
                   result
                   (let ((count (min (- end from) (- length i))))
                     (string-copy! result i string from (+ from count))
                     (loop (+ i count) start)))))))))

;;; The characters from index `from` to `to` of the string, or a range of it, repeated without end both ways.
;;; (xsubstring "abcdef" 2) ; => "cdefab"
;;; (xsubstring "abcdef" -2 7) ; => "efabcdefa"
(define (xsubstring string from . options)
  (%check-integer 'xsubstring 2 from)
  (if (pair? options) (%check-integer 'xsubstring 3 (car options)))
  (%with-range
   'xsubstring 1 string 4 (if (pair? options) (cdr options) '())
   (lambda (start end)
     (%replicate 'xsubstring 2 string from
       (if (pair? options) (car options) (+ from (- end start)))
       start end))))

;;; Copies what `xsubstring` gives for the later arguments into the first string, from an index on.
;;; (let ((s (string-copy "------"))) (string-xcopy! s 1 "abc" 1 5) s) ; => "-bcab-"
(define (string-xcopy! target at string from . options)
  (%check-string 'string-xcopy! 1 target)
  (%check-bound 'string-xcopy! 2 at 0 (string-length target))
  (let ((part (apply xsubstring string from options)))
    (if (> (+ at (string-length part)) (string-length target))
        (%out-of-range 'string-xcopy! 2 "an index that leaves room for the characters" at))
    (%check-mutable 'string-xcopy! target)
    (string-copy! target at part)))

;;; The first string with a range of it replaced by the second, or a range of that.
;;; (string-replace "The TCL programmer" "Scheme" 4 7) ; => "The Scheme programmer"
(define (string-replace s1 s2 start1 end1 . range)
  (%check-string 'string-replace 1 s1)
  (%check-bound 'string-replace 4 end1 0 (string-length s1))
  (%check-bound 'string-replace 3 start1 0 end1)
  (%with-range
   'string-replace 2 s2 5 range
   (lambda (start2 end2)
     (string-append (substring s1 0 start1)
                    (substring s2 start2 end2)
                    (substring s1 end1 (string-length s1))))))

;;; The longest parts of the string whose characters are in a set; graphic characters when it is left out.
;;; (string-tokenize "Help make programs run") ; => ("Help" "make" "programs" "run")
(define (string-tokenize string . options)
  (let ((inside? (%criterion 'string-tokenize 2 (if (pair? options) (car options) char-set:graphic))))
    (%with-range
     'string-tokenize 1 string 3 (if (pair? options) (cdr options) '())
     (lambda (start end)
       (let loop ((end end) (tokens '()))
         (let* ((stop (%skip-backward (lambda (char) (not (inside? char))) string start end))
                (first (%skip-backward inside? string start stop)))
           (if (= stop start)
               tokens
               (loop first (cons (substring string first stop) tokens)))))))))

(define (%keep keep? string start end)
  (let loop ((i start) (chars '()))
    (if (= i end)
        (list->string (reverse chars))
        (let ((char (string-ref string i)))
          (loop (+ i 1) (if (keep? char) (cons char chars) chars))))))

;;; The characters that the criterion accepts.
;;; (string-filter char-alphabetic? "a1b2") ; => "ab"
(define (string-filter criterion string . range)
  (let ((accept? (%criterion 'string-filter 1 criterion)))
    (%with-range
     'string-filter 2 string 3 range
     (lambda (start end) (%keep accept? string start end)))))

;;; The characters that the criterion does not accept.
;;; (string-delete #\a "banana") ; => "bnn"
(define (string-delete criterion string . range)
  (let ((accept? (%criterion 'string-delete 1 criterion)))
    (%with-range
     'string-delete 2 string 3 range
     (lambda (start end) (%keep (lambda (char) (not (accept? char))) string start end)))))
