;;;; Parts of lists: by position from either end, and several lists at once.

;;; Two values: the car and the cdr of the pair.
;;; (call-with-values (lambda () (car+cdr '(1 2 3))) list) ; => (1 (2 3))
(define (car+cdr pair)
  (if (not (pair? pair)) (%wrong-type 'car+cdr 1 "a pair" pair))
  (values (car pair) (cdr pair)))

(define (%nth who list n)
  (let loop ((rest list) (left n))
    (cond ((not (pair? rest))
           (%wrong-type who 1 (string-append "a list of at least " (number->string n) " elements") list))
          ((= left 1) (car rest))
          (else (loop (cdr rest) (- left 1))))))

;;; The first element of the list.
;;; (first '(1 2 3)) ; => 1
(define (first list)
  (if (pair? list) (car list) (%wrong-type 'first 1 "a pair" list)))

;;; The second element of the list.
;;; (second '(1 2 3)) ; => 2
(define (second list) (%nth 'second list 2))

;;; The third element of the list.
;;; (third '(1 2 3)) ; => 3
(define (third list) (%nth 'third list 3))

;;; The fourth element of the list.
;;; (fourth '(1 2 3 4)) ; => 4
(define (fourth list) (%nth 'fourth list 4))

;;; The fifth element of the list.
;;; (fifth '(1 2 3 4 5)) ; => 5
(define (fifth list) (%nth 'fifth list 5))

;;; The sixth element of the list.
;;; (sixth '(1 2 3 4 5 6)) ; => 6
(define (sixth list) (%nth 'sixth list 6))

;;; The seventh element of the list.
;;; (seventh '(1 2 3 4 5 6 7)) ; => 7
(define (seventh list) (%nth 'seventh list 7))

;;; The eighth element of the list.
;;; (eighth '(1 2 3 4 5 6 7 8)) ; => 8
(define (eighth list) (%nth 'eighth list 8))

;;; The ninth element of the list.
;;; (ninth '(1 2 3 4 5 6 7 8 9)) ; => 9
(define (ninth list) (%nth 'ninth list 9))

;;; The tenth element of the list.
;;; (tenth '(1 2 3 4 5 6 7 8 9 10)) ; => 10
(define (tenth list) (%nth 'tenth list 10))

(define (%too-short who list n)
  (if (not (or (pair? list) (null? list))) (%wrong-type who 1 "a list" list))
  (let loop ((rest list) (length 0))
    (if (pair? rest)
        (loop (cdr rest) (+ length 1))
        (%out-of-range who 2 (string-append "an index that fits a list of " (number->string length)) n))))

;;; The first `n` elements of the list.
;;; (take '(a b c d e) 2) ; => (a b)
(define (take list n)
  (%check-index 'take 2 n)
  (let loop ((rest list) (left n) (taken '()))
    (cond ((= left 0) (reverse taken))
          ((pair? rest) (loop (cdr rest) (- left 1) (cons (car rest) taken)))
          (else (%too-short 'take list n)))))

;;; The list without its first `n` elements; it is a part of the argument.
;;; (drop '(a b c d e) 2) ; => (c d e)
(define (drop list n)
  (%check-index 'drop 2 n)
  (%drop 'drop list n))

(define (%drop who list n)
  (let loop ((rest list) (left n))
    (cond ((= left 0) rest)
          ((pair? rest) (loop (cdr rest) (- left 1)))
          (else (%too-short who list n)))))

;;; The last `n` elements of the list; it is a part of the argument.
;;; (take-right '(a b c d e) 2) ; => (d e)
(define (take-right list n)
  (%check-index 'take-right 2 n)
  (let loop ((rest list) (ahead (%drop 'take-right list n)))
    (if (pair? ahead)
        (loop (cdr rest) (cdr ahead))
        rest)))

;;; The list without its last `n` elements.
;;; (drop-right '(a b c d e) 2) ; => (a b c)
(define (drop-right list n)
  (%check-index 'drop-right 2 n)
  (let loop ((rest list) (ahead (%drop 'drop-right list n)) (kept '()))
    (if (pair? ahead)
        (loop (cdr rest) (cdr ahead) (cons (car rest) kept))
        (reverse kept))))

;;; Two values: the first `n` elements and the rest.
;;; (call-with-values (lambda () (split-at '(a b c d) 1)) list) ; => ((a) (b c d))
(define (split-at list n)
  (%check-index 'split-at 2 n)
  (let loop ((rest list) (left n) (taken '()))
    (cond ((= left 0) (values (reverse taken) rest))
          ((pair? rest) (loop (cdr rest) (- left 1) (cons (car rest) taken)))
          (else (%too-short 'split-at list n)))))

;;; The last element of the list.
;;; (last '(a b c)) ; => c
(define (last list)
  (if (not (pair? list)) (%wrong-type 'last 1 "a pair" list))
  (if (not (or (list? list) (dotted-list? list))) (%wrong-type 'last 1 "a list that ends" list))
  (car (last-pair list)))

;;; The list of the lists of first elements, second elements, …
;;; (zip '(one two) '(1 2) '(odd even)) ; => ((one 1 odd) (two 2 even))
(define (zip list1 . lists)
  (%check-mapped 'zip 1 list1 lists)
  (apply map list list1 lists))

(define (%column who lists n)
  (if (not (list? lists)) (%wrong-type who 1 "a list of lists" lists))
  (map (lambda (row)
         (let loop ((rest row) (left n))
           (cond ((not (pair? rest))
                  (%wrong-type who 1 (string-append "lists of at least " (number->string (+ n 1)) " elements") lists))
                 ((= left 0) (car rest))
                 (else (loop (cdr rest) (- left 1))))))
       lists))

;;; The list of the first elements of the lists.
;;; (unzip1 '((1 one) (2 two))) ; => (1 2)
(define (unzip1 lists) (%column 'unzip1 lists 0))

;;; Two values: the lists of first and of second elements.
;;; (call-with-values (lambda () (unzip2 '((1 one) (2 two)))) list) ; => ((1 2) (one two))
(define (unzip2 lists)
  (values (%column 'unzip2 lists 0) (%column 'unzip2 lists 1)))

;;; Three values: the lists of first, second and third elements.
;;; (call-with-values (lambda () (unzip3 '((1 2 3) (4 5 6)))) list) ; => ((1 4) (2 5) (3 6))
(define (unzip3 lists)
  (values (%column 'unzip3 lists 0) (%column 'unzip3 lists 1) (%column 'unzip3 lists 2)))

;;; Four values: the lists of first, second, third and fourth elements.
;;; (call-with-values (lambda () (unzip4 '((1 2 3 4)))) list) ; => ((1) (2) (3) (4))
(define (unzip4 lists)
  (values (%column 'unzip4 lists 0) (%column 'unzip4 lists 1) (%column 'unzip4 lists 2) (%column 'unzip4 lists 3)))

;;; Five values: the lists of first, second, third, fourth and fifth elements.
;;; (call-with-values (lambda () (unzip5 '((1 2 3 4 5)))) list) ; => ((1) (2) (3) (4) (5))
(define (unzip5 lists)
  (values (%column 'unzip5 lists 0) (%column 'unzip5 lists 1) (%column 'unzip5 lists 2) (%column 'unzip5 lists 3)
          (%column 'unzip5 lists 4)))
