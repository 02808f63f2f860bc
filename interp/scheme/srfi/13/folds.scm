;;;; Strings: folds, maps and what builds a string from a procedure.

;;; Combines the characters from left to right: `(kons char result)`, beginning with `knil`.
;;; (string-fold cons '() "abc") ; => (#\c #\b #\a)
(define (string-fold kons knil string . range)
  (%check-procedure 'string-fold 1 kons)
  (%with-range
   'string-fold 3 string 4 range
   (lambda (start end)
     (let loop ((i start) (result knil))
       (if (< i end) (loop (+ i 1) (kons (string-ref string i) result)) result)))))

;;; Combines the characters from right to left: `(kons char result)`, beginning with `knil`.
;;; (string-fold-right cons '() "abc") ; => (#\a #\b #\c)
(define (string-fold-right kons knil string . range)
  (%check-procedure 'string-fold-right 1 kons)
  (%with-range
   'string-fold-right 3 string 4 range
   (lambda (start end)
     (let loop ((i end) (result knil))
       (if (> i start) (loop (- i 1) (kons (string-ref string (- i 1)) result)) result)))))

(define (%check-unfold who f stop? g options)
  (%check-procedure who 1 stop?)
  (%check-procedure who 2 f)
  (%check-procedure who 3 g)
  (if (pair? options)
      (begin
        (%check-string who 5 (car options))
        (if (pair? (cdr options))
            (begin
              (%check-procedure who 6 (cadr options))
              (if (pair? (cddr options)) (%too-many who (cddr options))))))))

(define (%mapped who object)
  (if (char? object)
      object
      (raise
       (%error-condition
        'type-error
        (string-append "`" (symbol->string who) "` wanted its procedure to return a character, got "
                       (%describe object))
        (list object)))))

;; The characters `(f seed)`, the last one first, and the last seed, given to `receiver`.
(define (%unfold who stop? f g seed receiver)
  (let loop ((seed seed) (chars '()))
    (if (stop? seed)
        (receiver chars seed)
        (let ((char (%mapped who (f seed))))
          (loop (g seed) (cons char chars))))))

(define (%base options) (if (pair? options) (car options) ""))

(define (%final who options seed)
  (if (and (pair? options) (pair? (cdr options)))
      (let ((final ((cadr options) seed)))
        (if (string? final) final (%wrong-type who 6 "a procedure that returns a string" (cadr options))))
      ""))

;;; A string built from left to right: `(f seed)` is the next character, `(g seed)` the next seed, until
;;; `(stop? seed)`; at its left `base`, at its right `(make-final seed)`, when these strings are given.
;;; (string-unfold null? car cdr '(#\a #\b) "<" (lambda (x) ">")) ; => "<ab>"
(define (string-unfold stop? f g seed . options)
  (%check-unfold 'string-unfold f stop? g options)
  (%unfold 'string-unfold stop? f g seed
    (lambda (chars seed)
      (string-append (%base options) (list->string (reverse chars)) (%final 'string-unfold options seed)))))

;;; A string built from right to left as `string-unfold` builds one from left to right.
;;; (string-unfold-right null? car cdr '(#\a #\b) "<" (lambda (x) ">")) ; => ">ba<"
(define (string-unfold-right stop? f g seed . options)
  (%check-unfold 'string-unfold-right f stop? g options)
  (%unfold 'string-unfold-right stop? f g seed
    (lambda (chars seed)
      (string-append (%final 'string-unfold-right options seed) (list->string chars) (%base options)))))

;;; The string of the results of `proc` for the indexes below `length`.
;;; (string-tabulate (lambda (i) (integer->char (+ i 97))) 4) ; => "abcd"
(define (string-tabulate proc length)
  (%check-procedure 'string-tabulate 1 proc)
  (%check-index 'string-tabulate 2 length)
  (let ((result (make-string length)))
    (let loop ((i 0))
      (if (= i length)
          result
          (begin
            (string-set! result i (%mapped 'string-tabulate (proc i)))
            (loop (+ i 1)))))))

;;; The results of `proc` for the characters of a string or a range of it, or of several strings, as a string.
;;; (string-map char-upcase "abc" 1) ; => "BC"
;;; (string-map (lambda (a b) (if (char<? a b) b a)) "adc" "bbbb") ; => "bdc"
(define (string-map proc string . more)
  (if (and (pair? more) (string? (car more)))
      (apply core:string-map proc string more)
      (begin
        (%check-procedure 'string-map 1 proc)
        (%with-range
         'string-map 2 string 3 more
         (lambda (start end)
           (let loop ((i start) (chars '()))
             (if (= i end)
                 (list->string (reverse chars))
                 (loop (+ i 1) (cons (%mapped 'string-map (proc (string-ref string i))) chars)))))))))

;;; Replaces each character of a range by the result of `proc` for it.
;;; (let ((s (string-copy "abc"))) (string-map! char-upcase s 1) s) ; => "aBC"
(define (string-map! proc string . range)
  (%check-procedure 'string-map! 1 proc)
  (%with-range
   'string-map! 2 string 3 range
   (lambda (start end)
     (%convert! 'string-map! (lambda (char) (%mapped 'string-map! (proc char))) string (list start end)))))

;;; Calls `proc` with each character of a string or a range of it, or of several strings, for its effect.
;;; (let ((n 0)) (string-for-each (lambda (c) (set! n (+ n 1))) "abcd" 1) n) ; => 3
(define (string-for-each proc string . more)
  (if (and (pair? more) (string? (car more)))
      (apply core:string-for-each proc string more)
      (begin
        (%check-procedure 'string-for-each 1 proc)
        (%with-range
         'string-for-each 2 string 3 more
         (lambda (start end)
           (let loop ((i start))
             (if (< i end)
                 (begin
                   (proc (string-ref string i))
                   (loop (+ i 1))))))))))

;;; Calls `proc` with each index of a string or a range of it, for its effect.
;;; (let ((l '())) (string-for-each-index (lambda (i) (set! l (cons i l))) "abc") l) ; => (2 1 0)
(define (string-for-each-index proc string . range)
  (%check-procedure 'string-for-each-index 1 proc)
  (%with-range
   'string-for-each-index 2 string 3 range
   (lambda (start end)
     (let loop ((i start))
       (if (< i end)
           (begin
             (proc i)
             (loop (+ i 1))))))))
