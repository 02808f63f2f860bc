;;;; Strings: searching, counting, case, reversal.

;;; The index of the first character that the criterion accepts, or `#f`.
;;; (string-index "hello" #\l) ; => 2
(define (string-index string criterion . range)
  (let ((accept? (%criterion 'string-index 2 criterion)))
    (%with-range
     'string-index 1 string 3 range
     (lambda (start end)
       (let ((i (%skip-forward (lambda (char) (not (accept? char))) string start end)))
         (and (< i end) i))))))

;;; The index of the last character that the criterion accepts, or `#f`.
;;; (string-index-right "hello" #\l) ; => 3
(define (string-index-right string criterion . range)
  (let ((accept? (%criterion 'string-index-right 2 criterion)))
    (%with-range
     'string-index-right 1 string 3 range
     (lambda (start end)
       (let ((i (%skip-backward (lambda (char) (not (accept? char))) string start end)))
         (and (> i start) (- i 1)))))))

;;; The index of the first character that the criterion does not accept, or `#f`.
;;; (string-skip "  x" #\space) ; => 2
(define (string-skip string criterion . range)
  (let ((accept? (%criterion 'string-skip 2 criterion)))
    (%with-range
     'string-skip 1 string 3 range
     (lambda (start end)
       (let ((i (%skip-forward accept? string start end)))
         (and (< i end) i))))))

;;; The index of the last character that the criterion does not accept, or `#f`.
;;; (string-skip-right "x  " #\space) ; => 0
(define (string-skip-right string criterion . range)
  (let ((accept? (%criterion 'string-skip-right 2 criterion)))
    (%with-range
     'string-skip-right 1 string 3 range
     (lambda (start end)
       (let ((i (%skip-backward accept? string start end)))
         (and (> i start) (- i 1)))))))

;;; How many characters the criterion accepts.
;;; (string-count "banana" #\a) ; => 3
(define (string-count string criterion . range)
  (let ((accept? (%criterion 'string-count 2 criterion)))
    (%with-range
     'string-count 1 string 3 range
     (lambda (start end)
       (let loop ((i start) (n 0))
         (if (= i end)
             n
             (loop (+ i 1) (if (accept? (string-ref string i)) (+ n 1) n))))))))

;; `core:string-contains` takes time in proportion to the two lengths, whatever the text.
(define (%contains who fold s1 s2 ranges)
  (%with-ranges
   who s1 s2 3 ranges
   (lambda (start1 end1 start2 end2)
     (let ((i (core:string-contains (fold (substring s1 start1 end1)) (fold (substring s2 start2 end2)))))
       (and i (+ start1 i))))))

;; Character by character, so that indexes keep their meaning.
(define (%fold-chars string)
  (core:string-map char-foldcase string))

;;; The index where the second string first occurs in the first, or `#f`.
;;; (string-contains "eek -- what a geek." "ee" 12 18) ; => 15
(define (string-contains s1 s2 . ranges)
  (%contains 'string-contains (lambda (string) string) s1 s2 ranges))

;;; `string-contains` without regard to case.
;;; (string-contains-ci "Hello World" "WORLD") ; => 6
(define (string-contains-ci s1 s2 . ranges)
  (%contains 'string-contains-ci %fold-chars s1 s2 ranges))

;;; The string, or a range of it, in upper case.
;;; (string-upcase "hello world" 6) ; => "WORLD"
(define (string-upcase string . range)
  (%with-range
   'string-upcase 1 string 2 range
   (lambda (start end) (core:string-upcase (substring string start end)))))

;;; The string, or a range of it, in lower case.
;;; (string-downcase "HELLO") ; => "hello"
(define (string-downcase string . range)
  (%with-range
   'string-downcase 1 string 2 range
   (lambda (start end) (core:string-downcase (substring string start end)))))

;; Calls `(store index char)` with each character of the range in title case.
(define (%titlecase string start end store)
  (let loop ((i start) (inside? #f))
    (if (< i end)
        (let ((char (string-ref string i)))
          (store i (if inside? (char-downcase char) (char-upcase char)))
          (loop (+ i 1) (char-alphabetic? char))))))

;;; The string with each word's first letter in upper case and the others in lower case.
;;; (string-titlecase "--capitalize tHIS sentence.") ; => "--Capitalize This Sentence."
(define (string-titlecase string . range)
  (%with-range
   'string-titlecase 1 string 2 range
   (lambda (start end)
     (let ((result (make-string (- end start))))
       (%titlecase string start end (lambda (i char) (string-set! result (- i start) char)))
       result))))

;; Replaces each character of a range by what `convert` makes of it.
(define (%convert! who convert string range)
  (%with-range
   who 1 string 2 range
   (lambda (start end)
     (%check-mutable who string)
     (let loop ((i start))
       (if (< i end)
           (begin
             (string-set! string i (convert (string-ref string i)))
             (loop (+ i 1))))))))

;;; Changes a range of the string to upper case, character by character.
;;; (let ((s (string-copy "abc"))) (string-upcase! s 1) s) ; => "aBC"
(define (string-upcase! string . range)
  (%convert! 'string-upcase! char-upcase string range))

;;; Changes a range of the string to lower case, character by character.
;;; (let ((s (string-copy "ABC"))) (string-downcase! s 1) s) ; => "Abc"
(define (string-downcase! string . range)
  (%convert! 'string-downcase! char-downcase string range))

;;; Changes a range of the string to title case.
;;; (let ((s (string-copy "see spot"))) (string-titlecase! s) s) ; => "See Spot"
(define (string-titlecase! string . range)
  (%with-range
   'string-titlecase! 1 string 2 range
   (lambda (start end)
     (%check-mutable 'string-titlecase! string)
     (%titlecase string start end (lambda (i char) (string-set! string i char))))))

;;; The characters in reverse order.
;;; (string-reverse "Able was I ere I saw elba.") ; => ".able was I ere I saw elbA"
(define (string-reverse string . range)
  (%with-range
   'string-reverse 1 string 2 range
   (lambda (start end) (list->string (reverse (string->list string start end))))))

;;; Reverses a range of the string in place.
;;; (let ((s (string-copy "abcd"))) (string-reverse! s 1) s) ; => "adcb"
(define (string-reverse! string . range)
  (%with-range
   'string-reverse! 1 string 2 range
   (lambda (start end)
     (%check-mutable 'string-reverse! string)
     (let loop ((i start) (j (- end 1)))
       (if (< i j)
           (let ((char (string-ref string i)))
             (string-set! string i (string-ref string j))
             (string-set! string j char)
             (loop (+ i 1) (- j 1))))))))
