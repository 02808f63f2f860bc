;;;; Strings: predicates, selection, trimming and padding.

;;; The first true result of the predicate for the characters from left to right, or `#f`.
;;; (string-any char-upper-case? "abC") ; => #t
(define (string-any criterion string . range)
  (let ((accept? (%criterion 'string-any 1 criterion)))
    (%with-range
     'string-any 2 string 3 range
     (lambda (start end)
       (let loop ((i start))
         (and (< i end)
              (if (= (+ i 1) end)
                  (accept? (string-ref string i))
                  (or (accept? (string-ref string i)) (loop (+ i 1))))))))))

;;; Whether all characters satisfy the predicate: its last result, `#t` for an empty string.
;;; (string-every char-upper-case? "ABC") ; => #t
(define (string-every criterion string . range)
  (let ((accept? (%criterion 'string-every 1 criterion)))
    (%with-range
     'string-every 2 string 3 range
     (lambda (start end)
       (let loop ((i start))
         (cond ((>= i end) #t)
               ((= (+ i 1) end) (accept? (string-ref string i)))
               (else (and (accept? (string-ref string i)) (loop (+ i 1))))))))))

;;; The part of the string between two indexes, or behind one.
;;; (substring/shared "abcde" 2) ; => "cde"
(define (substring/shared string start . end)
  (%with-range
   'substring/shared 1 string 2 (cons start end)
   (lambda (start end)
     (if (and (= start 0) (= end (string-length string)))
         string
         (substring string start end)))))

;;; The first characters.
;;; (string-take "Pete Szilagyi" 6) ; => "Pete S"
(define (string-take string count)
  (%check-string 'string-take 1 string)
  (%check-bound 'string-take 2 count 0 (string-length string))
  (substring string 0 count))

;;; The string without its first characters.
;;; (string-drop "Pete Szilagyi" 6) ; => "zilagyi"
(define (string-drop string count)
  (%check-string 'string-drop 1 string)
  (%check-bound 'string-drop 2 count 0 (string-length string))
  (substring string count (string-length string)))

;;; The last characters.
;;; (string-take-right "Beta rules" 5) ; => "rules"
(define (string-take-right string count)
  (%check-string 'string-take-right 1 string)
  (%check-bound 'string-take-right 2 count 0 (string-length string))
  (substring string (- (string-length string) count) (string-length string)))

;;; The string without its last characters.
;;; (string-drop-right "Beta rules" 5) ; => "Beta "
(define (string-drop-right string count)
  (%check-string 'string-drop-right 1 string)
  (%check-bound 'string-drop-right 2 count 0 (string-length string))
  (substring string 0 (- (string-length string) count)))

;; Calls `(receiver char start end)` with the checked arguments of a padding.
(define (%with-padding who string length options receiver)
  (%check-index who 2 length)
  (if (pair? options) (%check-char who 3 (car options)))
  (%with-range
   who 1 string 4 (if (pair? options) (cdr options) '())
   (lambda (start end)
     (receiver (if (pair? options) (car options) #\space) start end))))

;;; The string at the right of `length` characters: filled up at the left, or cut there.
;;; (string-pad "325" 5) ; => "  325"
;;; (string-pad "8871325" 5) ; => "71325"
(define (string-pad string length . options)
  (%with-padding
   'string-pad string length options
   (lambda (char start end)
     (let ((missing (- length (- end start))))
       (if (> missing 0)
           (string-append (make-string missing char) (substring string start end))
           (substring string (- end length) end))))))

;;; The string at the left of `length` characters: filled up at the right, or cut there.
;;; (string-pad-right "325" 5) ; => "325  "
;;; (string-pad-right "8871325" 5) ; => "88713"
(define (string-pad-right string length . options)
  (%with-padding
   'string-pad-right string length options
   (lambda (char start end)
     (let ((missing (- length (- end start))))
       (if (> missing 0)
           (string-append (substring string start end) (make-string missing char))
           (substring string start (+ start length)))))))

;; Calls `(receiver drop? start end)` with the checked arguments of a trimming.
(define (%with-trimming who string options receiver)
  (let ((drop? (if (pair? options) (%criterion who 2 (car options)) char-whitespace?)))
    (%with-range
     who 1 string 3 (if (pair? options) (cdr options) '())
     (lambda (start end) (receiver drop? start end)))))

;;; The string without white space, or what the criterion accepts, at the left.
;;; (string-trim "  a b ") ; => "a b "
(define (string-trim string . options)
  (%with-trimming
   'string-trim string options
   (lambda (drop? start end)
     (substring string (%skip-forward drop? string start end) end))))

;;; The string without white space, or what the criterion accepts, at the right.
;;; (string-trim-right " a--" #\-) ; => " a"
(define (string-trim-right string . options)
  (%with-trimming
   'string-trim-right string options
   (lambda (drop? start end)
     (substring string start (%skip-backward drop? string start end)))))

;;; The string without white space, or what the criterion accepts, at both ends.
;;; (string-trim-both "  a b ") ; => "a b"
(define (string-trim-both string . options)
  (%with-trimming
   'string-trim-both string options
   (lambda (drop? start end)
     (let ((start (%skip-forward drop? string start end)))
       (substring string start (%skip-backward drop? string start end))))))
