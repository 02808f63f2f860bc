;;;; Procedures over lists that take procedures, and the list constructors of the language beyond R7RS.
;;;;
;;;; `map` collects its results in reverse and reverses them at the end: no result list is ever mutated, so a
;;;; continuation captured in the middle can be re-entered, and a long list needs no stack.

;;; The results of `proc` for the elements of the list, or for the first, second, … elements of several lists,
;;; as long as the shortest. Calls go from left to right.
;;; (map + '(1 2 3) '(10 20 30)) ; => (11 22 33)
(define map
  (case-lambda
    ((proc list)
     (%check-procedure 'map 1 proc)
     (let loop ((rest list) (results '()))
       (if (pair? rest)
           (loop (cdr rest) (cons (proc (car rest)) results))
           (begin
             (%check-end 'map 2 rest list)
             (reverse results)))))
    ((proc list1 list2)
     (%check-procedure 'map 1 proc)
     (%check-lists 'map 2 (list list1 list2))
     (let loop ((rest1 list1) (rest2 list2) (results '()))
       (if (and (pair? rest1) (pair? rest2))
           (loop (cdr rest1) (cdr rest2) (cons (proc (car rest1) (car rest2)) results))
           (reverse results))))
    ((proc list1 . more)
     (let ((lists (cons list1 more)))
       (%check-procedure 'map 1 proc)
       (%check-lists 'map 2 lists)
       (let loop ((lists lists) (results '()))
         (if (%all-pairs? lists)
             (loop (%cdrs lists) (cons (apply proc (%cars lists)) results))
             (reverse results)))))))

;;; Calls `proc` with each element from left to right, for its effect; several lists as in `map`.
;;; (let ((v (make-vector 3))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2)) v) ; => #(0 1 4)
(define for-each
  (case-lambda
    ((proc list)
     (%check-procedure 'for-each 1 proc)
     (let loop ((rest list))
       (if (pair? rest)
           (begin
             (proc (car rest))
             (loop (cdr rest)))
           (%check-end 'for-each 2 rest list))))
    ((proc list1 . more)
     (let ((lists (cons list1 more)))
       (%check-procedure 'for-each 1 proc)
       (%check-lists 'for-each 2 lists)
       (let loop ((lists lists))
         (if (%all-pairs? lists)
             (begin
               (apply proc (%cars lists))
               (loop (%cdrs lists)))))))))

(define (%all-pairs? lists)
  (or (null? lists)
      (and (pair? (car lists)) (%all-pairs? (cdr lists)))))

(define (%cars lists)
  (if (null? lists) '() (cons (caar lists) (%cars (cdr lists)))))

(define (%cdrs lists)
  (if (null? lists) '() (cons (cdar lists) (%cdrs (cdr lists)))))

;;; The part of the list that begins with the first element equal to `x`, by `equal?` or by the given predicate.
;;; (member 2.0 '(1 2 3) =) ; => (2 3)
(define member
  (case-lambda
    ((x list) (%member x list))
    ((x list same?)
     (%check-procedure 'member 3 same?)
     (let loop ((rest list))
       (cond ((pair? rest) (if (same? x (car rest)) rest (loop (cdr rest))))
             (else
              (%check-end 'member 2 rest list)
              #f))))))

;;; The first pair of the list whose car is equal to `x`, by `equal?` or by the given predicate.
;;; (assoc 2.0 '((1 one) (2 two)) =) ; => (2 two)
(define assoc
  (case-lambda
    ((x alist) (%assoc x alist))
    ((x alist same?)
     (%check-procedure 'assoc 3 same?)
     (let loop ((rest alist))
       (cond ((pair? rest)
              (if (not (pair? (car rest))) (%wrong-type 'assoc 2 "a list of pairs" alist))
              (if (same? x (caar rest)) (car rest) (loop (cdr rest))))
             (else
              (%check-end 'assoc 2 rest alist)
              #f))))))

;;; The numbers from `start` (0 when left out) up to but without `end`, `step` (1 when left out) apart.
;;; (range 5) ; => (0 1 2 3 4)
;;; (range 1 10 3) ; => (1 4 7)
;;; (range 3 0 -1) ; => (3 2 1)
(define range
  (case-lambda
    ((end) (range 0 end 1))
    ((start end) (range start end 1))
    ((start end step)
     (%check-real 'range 1 start)
     (%check-real 'range 2 end)
     (%check-real 'range 3 step)
     (if (zero? step) (%out-of-range 'range 3 "a step other than zero" step))
     (%check-room 'range (/ (- end start) step))
     (let ((inside? (if (> step 0) < >)))
       ;; Each number is computed from the start, so that inexact steps do not add up their errors.
       (let loop ((i 0) (x start) (numbers '()))
         (if (inside? x end)
             (loop (+ i 1) (+ start (* (+ i 1) step)) (cons x numbers))
             (reverse numbers)))))))

(define (%check-real who position value)
  (if (not (real? value)) (%wrong-type who position "a real number" value)))

;;; The list cut into lists of `size` elements; the last may be shorter.
;;; (chunk-list '(1 2 3 4 5) 2) ; => ((1 2) (3 4) (5))
(define (chunk-list list size)
  (if (not (and (exact-integer? size) (> size 0)))
      (%wrong-type 'chunk-list 2 "a positive integer" size))
  (let loop ((rest list) (room size) (chunk '()) (chunks '()))
    (cond ((not (pair? rest))
           (%check-end 'chunk-list 1 rest list)
           (reverse (if (null? chunk) chunks (cons (reverse chunk) chunks))))
          ((= room 0) (loop rest size '() (cons (reverse chunk) chunks)))
          (else (loop (cdr rest) (- room 1) (cons (car rest) chunk) chunks)))))
