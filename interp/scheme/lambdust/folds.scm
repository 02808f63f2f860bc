;;;; Folds, filters, searches and constructors of lists under their SRFI 1 names. Programs get them by importing
;;;; `(srfi 1)`. All go from left to right unless the name says otherwise.

;;; Combines the elements from left to right: `(kons element result)`, beginning with `knil`.
;;; (import (srfi 1))
;;; (fold cons* '() '(a b c) '(1 2 3)) ; => (c 3 b 2 a 1)
(define fold
  (case-lambda
    ((kons knil list)
     (%check-procedure 'fold 1 kons)
     (let loop ((rest list) (result knil))
       (if (pair? rest)
           (loop (cdr rest) (kons (car rest) result))
           (begin
             (%check-end 'fold 3 rest list)
             result))))
    ((kons knil list1 . more)
     (let ((lists (cons list1 more)))
       (%check-procedure 'fold 1 kons)
       (%check-lists 'fold 3 lists)
       (let loop ((lists lists) (result knil))
         (if (%all-pairs? lists)
             (loop (%cdrs lists) (apply kons (append (%cars lists) (list result))))
             result))))))

;;; Combines the elements from right to left: `(kons element result)`, beginning with `knil`.
;;; (import (srfi 1))
;;; (fold-right cons '() '(1 2 3)) ; => (1 2 3)
(define fold-right
  (case-lambda
    ((kons knil list)
     (%check-procedure 'fold-right 1 kons)
     (let loop ((rest (%reversed 'fold-right 3 list)) (result knil))
       (if (pair? rest)
           (loop (cdr rest) (kons (car rest) result))
           result)))
    ((kons knil list1 . more)
     (let ((lists (cons list1 more)))
       (%check-procedure 'fold-right 1 kons)
       (%check-lists 'fold-right 3 lists)
       (let loop ((lists lists))
         (if (%all-pairs? lists)
             (apply kons (append (%cars lists) (list (loop (%cdrs lists)))))
             knil))))))

(define (%reversed who position list)
  (let loop ((rest list) (reversed '()))
    (if (pair? rest)
        (loop (cdr rest) (cons (car rest) reversed))
        (begin
          (%check-end who position rest list)
          reversed))))

;;; Combines the elements from left to right, the first being the beginning; an empty list gives `identity`.
;;; (import (srfi 1))
;;; (reduce max 0 '(3 9 4)) ; => 9
(define (reduce combine identity list)
  (%check-procedure 'reduce 1 combine)
  (if (pair? list)
      (let loop ((rest (cdr list)) (result (car list)))
        (if (pair? rest)
            (loop (cdr rest) (combine (car rest) result))
            (begin
              (%check-end 'reduce 3 rest list)
              result)))
      (begin
        (%check-end 'reduce 3 list list)
        identity)))

;;; Combines the elements from right to left, the last being the beginning; an empty list gives `identity`.
;;; (import (srfi 1))
;;; (reduce-right - 0 '(10 4 3)) ; => 9
(define (reduce-right combine identity list)
  (%check-procedure 'reduce-right 1 combine)
  (let ((reversed (%reversed 'reduce-right 3 list)))
    (if (pair? reversed)
        (fold combine (car reversed) (cdr reversed))
        identity)))

;;; Builds a list backwards: until `(stop? seed)`, puts `(mapper seed)` in front and goes on with `(successor seed)`.
;;; (import (srfi 1))
;;; (unfold-right zero? (lambda (x) (* x x)) (lambda (x) (- x 1)) 4) ; => (1 4 9 16)
(define unfold-right
  (case-lambda
    ((stop? mapper successor seed) (unfold-right stop? mapper successor seed '()))
    ((stop? mapper successor seed tail)
     (%check-procedure 'unfold-right 1 stop?)
     (%check-procedure 'unfold-right 2 mapper)
     (%check-procedure 'unfold-right 3 successor)
     (let loop ((seed seed) (result tail))
       (if (stop? seed)
           result
           (loop (successor seed) (cons (mapper seed) result)))))))

;;; Builds a list: `(mapper seed)` and so on with `(successor seed)`, until `(stop? seed)`.
;;; (import (srfi 1))
;;; (unfold (lambda (x) (> x 4)) (lambda (x) (* x x)) (lambda (x) (+ x 1)) 1) ; => (1 4 9 16)
(define unfold
  (case-lambda
    ((stop? mapper successor seed) (unfold stop? mapper successor seed (lambda (seed) '())))
    ((stop? mapper successor seed tail)
     (%check-procedure 'unfold 1 stop?)
     (%check-procedure 'unfold 2 mapper)
     (%check-procedure 'unfold 3 successor)
     (%check-procedure 'unfold 5 tail)
     (let loop ((seed seed) (results '()))
       (if (stop? seed)
           (append-reverse results (tail seed))
           (loop (successor seed) (cons (mapper seed) results)))))))

;;; The reversed list in front of `tail`.
;;; (import (srfi 1))
;;; (append-reverse '(3 2 1) '(4 5)) ; => (1 2 3 4 5)
(define (append-reverse list tail)
  (let loop ((rest list) (result tail))
    (if (pair? rest)
        (loop (cdr rest) (cons (car rest) result))
        (begin
          (%check-end 'append-reverse 1 rest list)
          result))))

;;; The results of `proc`, which are lists, appended.
;;; (import (srfi 1))
;;; (append-map (lambda (x) (list x (- x))) '(1 2)) ; => (1 -1 2 -2)
(define (append-map proc list1 . lists)
  (%check-procedure 'append-map 1 proc)
  (%check-mapped 'append-map 2 list1 lists)
  (reverse
   (fold (lambda (result appended)
           (if (not (list? result)) (%wrong-type 'append-map 1 "a procedure that returns lists" result))
           (append-reverse result appended))
         '()
         (apply map proc list1 lists))))

;;; The results of `proc` that are not `#f`.
;;; (import (srfi 1))
;;; (filter-map (lambda (x) (and (odd? x) (* x x))) '(1 2 3)) ; => (1 9)
(define (filter-map proc list1 . lists)
  (%check-procedure 'filter-map 1 proc)
  (%check-mapped 'filter-map 2 list1 lists)
  (filter (lambda (result) result) (apply map proc list1 lists)))

;;; The elements that satisfy the predicate.
;;; (import (srfi 1))
;;; (filter odd? '(1 2 3 4 5)) ; => (1 3 5)
(define (filter keep? list)
  (%check-procedure 'filter 1 keep?)
  (%filter 'filter keep? list))

(define (%filter who keep? list)
  (let loop ((rest list) (kept '()))
    (if (pair? rest)
        (loop (cdr rest) (if (keep? (car rest)) (cons (car rest) kept) kept))
        (begin
          (%check-end who 2 rest list)
          (reverse kept)))))

;;; The elements that do not satisfy the predicate.
;;; (import (srfi 1))
;;; (remove odd? '(1 2 3 4 5)) ; => (2 4)
(define (remove drop? list)
  (%check-procedure 'remove 1 drop?)
  (%filter 'remove (lambda (x) (not (drop? x))) list))

;;; Two values: the elements that satisfy the predicate, and the others.
;;; (import (srfi 1))
;;; (call-with-values (lambda () (partition odd? '(1 2 3 4 5))) list) ; => ((1 3 5) (2 4))
(define (partition in? list)
  (%check-procedure 'partition 1 in?)
  (let loop ((rest list) (in '()) (out '()))
    (cond ((not (pair? rest))
           (%check-end 'partition 2 rest list)
           (values (reverse in) (reverse out)))
          ((in? (car rest)) (loop (cdr rest) (cons (car rest) in) out))
          (else (loop (cdr rest) in (cons (car rest) out))))))

;;; The elements that are not equal to `x`, by `equal?` or by the given predicate.
;;; (import (srfi 1))
;;; (delete 2 '(1 2 3 2)) ; => (1 3)
(define delete
  (case-lambda
    ((x list) (delete x list equal?))
    ((x list same?)
     (%check-procedure 'delete 3 same?)
     (%filter 'delete (lambda (y) (not (same? x y))) list))))

;;; The list with only the first of equal elements kept, by `equal?` or by the given predicate.
;;; (import (srfi 1))
;;; (delete-duplicates '(1 2 1 3 2)) ; => (1 2 3)
(define delete-duplicates
  (case-lambda
    ((list) (delete-duplicates list equal?))
    ((list same?)
     (%check-procedure 'delete-duplicates 2 same?)
     (let loop ((rest list) (kept '()))
       (cond ((not (pair? rest))
              (%check-end 'delete-duplicates 1 rest list)
              (reverse kept))
             ((%seen? (car rest) kept same?) (loop (cdr rest) kept))
             (else (loop (cdr rest) (cons (car rest) kept))))))))

(define (%seen? x earlier same?)
  (and (pair? earlier)
       (or (same? (car earlier) x) (%seen? x (cdr earlier) same?))))

;;; The first element that satisfies the predicate, or `#f`.
;;; (import (srfi 1))
;;; (find even? '(1 3 4 5 6)) ; => 4
(define (find found? list)
  (%check-procedure 'find 1 found?)
  (let ((tail (%find-tail 'find found? list)))
    (and tail (car tail))))

;;; The part of the list that begins with the first element that satisfies the predicate, or `#f`.
;;; (import (srfi 1))
;;; (find-tail even? '(1 3 4 5 6)) ; => (4 5 6)
(define (find-tail found? list)
  (%check-procedure 'find-tail 1 found?)
  (%find-tail 'find-tail found? list))

(define (%find-tail who found? list)
  (let loop ((rest list))
    (if (pair? rest)
        (if (found? (car rest)) rest (loop (cdr rest)))
        (begin
          (%check-end who 2 rest list)
          #f))))

;;; The first true result of the predicate, or `#f`. The last call is a tail call.
;;; (import (srfi 1))
;;; (any (lambda (x) (and (even? x) (* x x))) '(1 3 4 5)) ; => 16
(define any
  (case-lambda
    ((found? list)
     (%check-procedure 'any 1 found?)
     (if (pair? list)
         (let loop ((first (car list)) (rest (cdr list)))
           (if (pair? rest)
               (or (found? first) (loop (car rest) (cdr rest)))
               (begin
                 (%check-end 'any 2 rest list)
                 (found? first))))
         (begin
           (%check-end 'any 2 list list)
           #f)))
    ((found? list1 . more)
     (let ((lists (cons list1 more)))
       (%check-procedure 'any 1 found?)
       (%check-lists 'any 2 lists)
       (and (%all-pairs? lists)
            (let loop ((firsts (%cars lists)) (rests (%cdrs lists)))
              (if (%all-pairs? rests)
                  (or (apply found? firsts) (loop (%cars rests) (%cdrs rests)))
                  (apply found? firsts))))))))

;;; The last result of the predicate when all are true, else `#f`. The last call is a tail call.
;;; (import (srfi 1))
;;; (every (lambda (x) (and (odd? x) (* x x))) '(1 3 5)) ; => 25
(define every
  (case-lambda
    ((true? list)
     (%check-procedure 'every 1 true?)
     (if (pair? list)
         (let loop ((first (car list)) (rest (cdr list)))
           (if (pair? rest)
               (and (true? first) (loop (car rest) (cdr rest)))
               (begin
                 (%check-end 'every 2 rest list)
                 (true? first))))
         (begin
           (%check-end 'every 2 list list)
           #t)))
    ((true? list1 . more)
     (let ((lists (cons list1 more)))
       (%check-procedure 'every 1 true?)
       (%check-lists 'every 2 lists)
       (or (not (%all-pairs? lists))
           (let loop ((firsts (%cars lists)) (rests (%cdrs lists)))
             (if (%all-pairs? rests)
                 (and (apply true? firsts) (loop (%cars rests) (%cdrs rests)))
                 (apply true? firsts))))))))

;;; The index of the first element that satisfies the predicate, or `#f`.
;;; (import (srfi 1))
;;; (list-index even? '(1 3 4)) ; => 2
(define list-index
  (case-lambda
    ((found? list)
     (%check-procedure 'list-index 1 found?)
     (let loop ((rest list) (i 0))
       (cond ((not (pair? rest))
              (%check-end 'list-index 2 rest list)
              #f)
             ((found? (car rest)) i)
             (else (loop (cdr rest) (+ i 1))))))
    ((found? list1 . more)
     (let ((lists (cons list1 more)))
       (%check-procedure 'list-index 1 found?)
       (%check-lists 'list-index 2 lists)
       (let loop ((lists lists) (i 0))
         (cond ((not (%all-pairs? lists)) #f)
               ((apply found? (%cars lists)) i)
               (else (loop (%cdrs lists) (+ i 1)))))))))

;;; How many elements satisfy the predicate.
;;; (import (srfi 1))
;;; (count even? '(1 2 4)) ; => 2
(define count
  (case-lambda
    ((counted? list)
     (%check-procedure 'count 1 counted?)
     (let loop ((rest list) (n 0))
       (if (pair? rest)
           (loop (cdr rest) (if (counted? (car rest)) (+ n 1) n))
           (begin
             (%check-end 'count 2 rest list)
             n))))
    ((counted? list1 . more)
     (let ((lists (cons list1 more)))
       (%check-procedure 'count 1 counted?)
       (%check-lists 'count 2 lists)
       (let loop ((lists lists) (n 0))
         (if (%all-pairs? lists)
             (loop (%cdrs lists) (if (apply counted? (%cars lists)) (+ n 1) n))
             n))))))

;;; The list of `(proc 0)`, `(proc 1)`, … with `n` elements.
;;; (import (srfi 1))
;;; (list-tabulate 4 (lambda (i) (* i i))) ; => (0 1 4 9)
(define (list-tabulate n proc)
  (%check-index 'list-tabulate 1 n)
  (%check-procedure 'list-tabulate 2 proc)
  (%check-room 'list-tabulate n)
  (let loop ((i 0) (results '()))
    (if (< i n)
        (loop (+ i 1) (cons (proc i) results))
        (reverse results))))

;;; The list of `count` numbers from `start` (0 when left out), `step` (1 when left out) apart.
;;; (import (srfi 1))
;;; (iota 3 10 5) ; => (10 15 20)
(define iota
  (case-lambda
    ((count) (iota count 0 1))
    ((count start) (iota count start 1))
    ((count start step)
     (%check-index 'iota 1 count)
     (%check-number 'iota 2 start)
     (%check-number 'iota 3 step)
     (%check-room 'iota count)
     (list-tabulate count (lambda (i) (+ start (* i step)))))))
