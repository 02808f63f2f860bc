;;;; Folds, maps, filters and searches of ilists: those of SRFI 1 over lists of the elements.

;; Checks the procedure and the ilists and gives their elements.
(define (%arguments who proc position ilists)
  (%check-procedure who 1 proc)
  (if (null? (cdr ilists))
      (list (%proper who position (car ilists)))
      (%lists who position ilists)))

;; As `equal?`, but immutable pairs are equal when their parts are.
(define (%equal? a b)
  (if (and (%ipair? a) (%ipair? b))
      (and (%equal? (%car a) (%car b))
           (%equal? (%cdr a) (%cdr b)))
      (equal? a b)))

;; The immutable pairs of an ilist in a list.
(define (%pairs ilist)
  (let loop ((rest ilist) (pairs '()))
    (if (%ipair? rest) (loop (%cdr rest) (cons rest pairs)) (reverse pairs))))

;;; How many elements satisfy the predicate.
;;; (icount even? (ilist 1 2 4)) ; => 2
(define (icount counted? ilist . ilists)
  (apply count counted? (%arguments 'icount counted? 2 (cons ilist ilists))))

;;; Combines the elements from left to right: `(kons element result)`, beginning with `knil`.
;;; (ifold + 0 (ilist 1 2 3)) ; => 6
(define (ifold kons knil ilist . ilists)
  (apply fold kons knil (%arguments 'ifold kons 3 (cons ilist ilists))))

;;; Combines the elements from right to left: `(kons element result)`, beginning with `knil`.
;;; (ifold-right cons '() (ilist 1 2 3)) ; => (1 2 3)
(define (ifold-right kons knil ilist . ilists)
  (apply fold-right kons knil (%arguments 'ifold-right kons 3 (cons ilist ilists))))

;;; Combines the successive immutable pairs from left to right.
;;; (ipair-fold (lambda (p n) (+ n (ilength p))) 0 (ilist 1 2 3)) ; => 6
(define (ipair-fold kons knil ilist . ilists)
  (%arguments 'ipair-fold kons 3 (cons ilist ilists))
  (apply fold kons knil (map %pairs (cons ilist ilists))))

;;; Combines the successive immutable pairs from right to left.
;;; (ipair-fold-right (lambda (p l) (cons (icar p) l)) '() (ilist 1 2 3)) ; => (1 2 3)
(define (ipair-fold-right kons knil ilist . ilists)
  (%arguments 'ipair-fold-right kons 3 (cons ilist ilists))
  (apply fold-right kons knil (map %pairs (cons ilist ilists))))

;;; Combines the elements from left to right, the first being the beginning; an empty ilist gives `identity`.
;;; (ireduce max 0 (ilist 3 9 4)) ; => 9
(define (ireduce combine identity ilist)
  (%check-procedure 'ireduce 1 combine)
  (reduce combine identity (%proper 'ireduce 3 ilist)))

;;; Combines the elements from right to left, the last being the beginning; an empty ilist gives `identity`.
;;; (ireduce-right - 0 (ilist 10 4 3)) ; => 9
(define (ireduce-right combine identity ilist)
  (%check-procedure 'ireduce-right 1 combine)
  (reduce-right combine identity (%proper 'ireduce-right 3 ilist)))

;;; Builds an ilist as SRFI 1's `unfold` builds a list.
;;; (ilist->list (iunfold (lambda (x) (> x 3)) square (lambda (x) (+ x 1)) 1)) ; => (1 4 9)
(define iunfold
  (case-lambda
    ((stop? mapper successor seed) (iunfold stop? mapper successor seed (lambda (seed) '())))
    ((stop? mapper successor seed tail)
     (%check-procedure 'iunfold 1 stop?)
     (%check-procedure 'iunfold 2 mapper)
     (%check-procedure 'iunfold 3 successor)
     (%check-procedure 'iunfold 5 tail)
     (let loop ((seed seed) (elements '()))
       (if (stop? seed)
           (%ilist-onto (tail seed) (reverse elements))
           (loop (successor seed) (cons (mapper seed) elements)))))))

;;; Builds an ilist as SRFI 1's `unfold-right` builds a list.
;;; (ilist->list (iunfold-right zero? square (lambda (x) (- x 1)) 3)) ; => (1 4 9)
(define iunfold-right
  (case-lambda
    ((stop? mapper successor seed) (iunfold-right stop? mapper successor seed '()))
    ((stop? mapper successor seed tail)
     (%check-procedure 'iunfold-right 1 stop?)
     (%check-procedure 'iunfold-right 2 mapper)
     (%check-procedure 'iunfold-right 3 successor)
     (let loop ((seed seed) (result tail))
       (if (stop? seed)
           result
           (loop (successor seed) (%ipair (mapper seed) result)))))))

;;; The ilist of the results of the procedure.
;;; (ilist->list (imap + (ilist 1 2 3) (ilist 10 20))) ; => (11 22)
(define (imap proc ilist . ilists)
  (%ilist (apply map proc (%arguments 'imap proc 2 (cons ilist ilists)))))

;;; The ilist of the results of the procedure, which is called from left to right.
;;; (ilist->list (imap-in-order - (ilist 1 2))) ; => (-1 -2)
(define (imap-in-order proc ilist . ilists)
  (%ilist (apply map proc (%arguments 'imap-in-order proc 2 (cons ilist ilists)))))

;;; Calls the procedure with the elements from left to right, for its effect.
;;; (let ((sum 0)) (ifor-each (lambda (x) (set! sum (+ sum x))) (ilist 1 2)) sum) ; => 3
(define (ifor-each proc ilist . ilists)
  (apply for-each proc (%arguments 'ifor-each proc 2 (cons ilist ilists))))

;;; The results of the procedure, which are ilists, appended.
;;; (ilist->list (iappend-map (lambda (x) (ilist x (- x))) (ilist 1 3))) ; => (1 -1 3 -3)
(define (iappend-map proc ilist . ilists)
  (let ((results (apply map proc (%arguments 'iappend-map proc 2 (cons ilist ilists)))))
    (for-each
     (lambda (result)
       (if (not (proper-ilist? result)) (%wrong-type 'iappend-map 1 "a procedure that returns ilists" result)))
     (if (pair? results) (drop-right results 1) '()))
    (apply iappend results)))

;;; Calls the procedure with the successive immutable pairs, for its effect.
;;; (let ((n 0)) (ipair-for-each (lambda (p) (set! n (+ n (ilength p)))) (ilist 1 2)) n) ; => 3
(define (ipair-for-each proc ilist . ilists)
  (%arguments 'ipair-for-each proc 2 (cons ilist ilists))
  (apply for-each proc (map %pairs (cons ilist ilists))))

;;; The ilist of the results of the procedure that are not `#f`.
;;; (ilist->list (ifilter-map (lambda (x) (and (odd? x) (* x x))) (ilist 1 2 3))) ; => (1 9)
(define (ifilter-map proc ilist . ilists)
  (%ilist (apply filter-map proc (%arguments 'ifilter-map proc 2 (cons ilist ilists)))))
