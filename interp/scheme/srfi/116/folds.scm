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
  (iconcatenate (%ilist (apply map proc (%arguments 'iappend-map proc 2 (cons ilist ilists))))))

;;; Calls the procedure with the successive immutable pairs, for its effect.
;;; (let ((n 0)) (ipair-for-each (lambda (p) (set! n (+ n (ilength p)))) (ilist 1 2)) n) ; => 3
(define (ipair-for-each proc ilist . ilists)
  (%arguments 'ipair-for-each proc 2 (cons ilist ilists))
  (apply for-each proc (map %pairs (cons ilist ilists))))

;;; The ilist of the results of the procedure that are not `#f`.
;;; (ilist->list (ifilter-map (lambda (x) (and (odd? x) (* x x))) (ilist 1 2 3))) ; => (1 9)
(define (ifilter-map proc ilist . ilists)
  (%ilist (apply filter-map proc (%arguments 'ifilter-map proc 2 (cons ilist ilists)))))

;; Checks a predicate and an ilist and gives the elements.
(define (%one who found? ilist)
  (%check-procedure who 1 found?)
  (%proper who 2 ilist))

;;; The elements that satisfy the predicate.
;;; (ilist->list (ifilter odd? (ilist 1 2 3))) ; => (1 3)
(define (ifilter keep? ilist) (%ilist (filter keep? (%one 'ifilter keep? ilist))))

;;; The elements that do not satisfy the predicate.
;;; (ilist->list (iremove odd? (ilist 1 2 3))) ; => (2)
(define (iremove drop? ilist) (%ilist (remove drop? (%one 'iremove drop? ilist))))

;; Two lists as two ilists.
(define (%both lists)
  (call-with-values lists (lambda (a b) (values (%ilist a) (%ilist b)))))

;;; Two values: the elements that satisfy the predicate, and the others.
;;; (call-with-values (lambda () (ipartition odd? (ilist 1 2 3))) (lambda (a b) (ilist->list b))) ; => (2)
(define (ipartition in? ilist)
  (let ((elements (%one 'ipartition in? ilist)))
    (%both (lambda () (partition in? elements)))))

;; The part of the ilist that begins with the first element that satisfies the predicate, or what it ends with.
(define (%seek found? ilist)
  (if (and (%ipair? ilist) (not (found? (%car ilist))))
      (%seek found? (%cdr ilist))
      ilist))

(define (%member who found? ilist)
  (let ((rest (%seek found? ilist)))
    (cond ((%ipair? rest) rest)
          ((null? rest) #f)
          (else (%wrong-type who 2 "an ilist" ilist)))))

;;; The part of the ilist that begins with the first element equal to `x`, by the given predicate or by
;;; `equal?`, for which ilists are equal when their elements are.
;;; (ilist->list (imember 2 (ilist 1 2 3))) ; => (2 3)
(define imember
  (case-lambda
    ((x ilist) (imember x ilist %equal?))
    ((x ilist same?)
     (%check-procedure 'imember 3 same?)
     (%member 'imember (lambda (y) (same? x y)) ilist))))

;;; As `imember`, by `eq?`.
;;; (ilist->list (imemq 'b (ilist 'a 'b))) ; => (b)
(define (imemq x ilist) (%member 'imemq (lambda (y) (eq? x y)) ilist))

;;; As `imember`, by `eqv?`.
;;; (ilist->list (imemv 2 (ilist 1 2))) ; => (2)
(define (imemv x ilist) (%member 'imemv (lambda (y) (eqv? x y)) ilist))

;;; The first element that satisfies the predicate, or `#f`.
;;; (ifind even? (ilist 1 2 3)) ; => 2
(define (ifind found? ilist)
  (%check-procedure 'ifind 1 found?)
  (let ((rest (%member 'ifind found? ilist)))
    (and rest (%car rest))))

;;; The part of the ilist that begins with the first element that satisfies the predicate, or `#f`.
;;; (ilist->list (ifind-tail even? (ilist 1 2 3))) ; => (2 3)
(define (ifind-tail found? ilist)
  (%check-procedure 'ifind-tail 1 found?)
  (%member 'ifind-tail found? ilist))

;;; The first true result of the predicate, or `#f`.
;;; (iany (lambda (x) (and (even? x) (* x x))) (ilist 1 4)) ; => 16
(define (iany found? ilist . ilists)
  (apply any found? (%arguments 'iany found? 2 (cons ilist ilists))))

;;; The last result of the predicate when all are true, else `#f`.
;;; (ievery odd? (ilist 1 3)) ; => #t
(define (ievery true? ilist . ilists)
  (apply every true? (%arguments 'ievery true? 2 (cons ilist ilists))))

;;; The index of the first element that satisfies the predicate, or `#f`.
;;; (ilist-index even? (ilist 1 3 4)) ; => 2
(define (ilist-index found? ilist . ilists)
  (apply list-index found? (%arguments 'ilist-index found? 2 (cons ilist ilists))))

;;; The longest beginning of the ilist whose elements all satisfy the predicate.
;;; (ilist->list (itake-while even? (ilist 2 18 3 10))) ; => (2 18)
(define (itake-while keep? ilist) (%ilist (take-while keep? (%one 'itake-while keep? ilist))))

;;; What is left behind the longest beginning whose elements all satisfy the predicate; a part of the argument.
;;; (ilist->list (idrop-while even? (ilist 2 18 3 10))) ; => (3 10)
(define (idrop-while drop? ilist)
  (%one 'idrop-while drop? ilist)
  (%seek (lambda (x) (not (drop? x))) ilist))

;;; Two values: what `itake-while` and what `idrop-while` give.
;;; (call-with-values (lambda () (ispan even? (ilist 2 3))) (lambda (a b) (ilist->list a))) ; => (2)
(define (ispan inside? ilist)
  (let ((elements (%one 'ispan inside? ilist)))
    (%both (lambda () (span inside? elements)))))

;;; Two values: the elements before the first that satisfies the predicate, and the rest.
;;; (call-with-values (lambda () (ibreak even? (ilist 1 2 3))) (lambda (a b) (ilist->list b))) ; => (2 3)
(define (ibreak stop? ilist)
  (let ((elements (%one 'ibreak stop? ilist)))
    (%both (lambda () (break stop? elements)))))

;;; The elements that are not equal to `x`, by the given predicate or by `equal?`, for which ilists are equal
;;; when their elements are.
;;; (ilist->list (idelete 2 (ilist 1 2 3 2))) ; => (1 3)
(define idelete
  (case-lambda
    ((x ilist) (idelete x ilist %equal?))
    ((x ilist same?)
     (%check-procedure 'idelete 3 same?)
     (%ilist (delete x (%proper 'idelete 2 ilist) same?)))))

;;; The ilist with only the first of equal elements kept, by the given predicate or by `equal?`, for which
;;; ilists are equal when their elements are.
;;; (ilist->list (idelete-duplicates (ilist 1 2 1))) ; => (1 2)
(define idelete-duplicates
  (case-lambda
    ((ilist) (idelete-duplicates ilist %equal?))
    ((ilist same?)
     (%check-procedure 'idelete-duplicates 2 same?)
     (%ilist (delete-duplicates (%proper 'idelete-duplicates 1 ilist) same?)))))

(define (%entry who key ialist same?)
  (find (lambda (entry) (same? key (%icar who entry))) (%proper who 2 ialist)))

;;; The first immutable pair of the ilist whose icar is equal to the key, by the given predicate or by `equal?`,
;;; for which ilists are equal when their elements are.
;;; (icdr (iassoc 2 (ilist (ipair 1 'one) (ipair 2 'two)))) ; => two
(define iassoc
  (case-lambda
    ((key ialist) (iassoc key ialist %equal?))
    ((key ialist same?)
     (%check-procedure 'iassoc 3 same?)
     (%entry 'iassoc key ialist same?))))

;;; As `iassoc`, by `eq?`.
;;; (icdr (iassq 'b (ilist (ipair 'a 1) (ipair 'b 2)))) ; => 2
(define (iassq key ialist) (%entry 'iassq key ialist eq?))

;;; As `iassoc`, by `eqv?`.
;;; (icdr (iassv 2 (ilist (ipair 1 'one) (ipair 2 'two)))) ; => two
(define (iassv key ialist) (%entry 'iassv key ialist eqv?))

;;; The association ilist with one more entry in front.
;;; (icar (icar (ialist-cons 'a 1 (ilist)))) ; => a
(define (ialist-cons key value ialist) (%ipair (%ipair key value) ialist))

;;; The association ilist without the entries of the key, by the given predicate or by `equal?`, for which
;;; ilists are equal when their elements are.
;;; (ilength (ialist-delete 'a (ilist (ipair 'a 1) (ipair 'b 2)))) ; => 1
(define ialist-delete
  (case-lambda
    ((key ialist) (ialist-delete key ialist %equal?))
    ((key ialist same?)
     (%check-procedure 'ialist-delete 3 same?)
     (%ilist (remove (lambda (entry) (same? key (%icar 'ialist-delete entry)))
                     (%proper 'ialist-delete 2 ialist))))))
