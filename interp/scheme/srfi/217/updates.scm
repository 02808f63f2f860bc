;;;; Integer sets with elements added and taken away.

(define (%with set elements) (%make-iset (%adjoin-all (%tree set) elements)))

(define (%without set elements) (%make-iset (%delete-all (%tree set) elements)))

(define (%search-checked who set element failure success)
  (%check-iset who 1 set)
  (%check-integer who 2 element)
  (%check-procedure who 3 failure)
  (%check-procedure who 4 success)
  (if (tree-contains? < (%tree set) element)
      (success
       element
       (lambda (new object)
         (if (not (exact-integer? new)) (%wrong-type who 4 "a procedure that puts exact integers in place" new))
         (values (%make-iset (%adjoin (tree-delete < (%tree set) element) new)) object))
       (lambda (object) (values (%make-iset (tree-delete < (%tree set) element)) object)))
      (failure
       (lambda (object) (values (%make-iset (%adjoin (%tree set) element)) object))
       (lambda (object) (values set object)))))

(define (%delete-end who set tree-end)
  (%check-iset who 1 set)
  (if (not (%tree set)) (%wrong-type who 1 "an integer set that is not empty" set))
  (let ((element (node-key (tree-end (%tree set)))))
    (values element (%make-iset (tree-delete < (%tree set) element)))))

;;; The set with these integers added.
;;; (iset->list (iset-adjoin (iset 1 3 5) 0)) ; => (0 1 3 5)
(define (iset-adjoin set . elements)
  (%check-iset 'iset-adjoin 1 set)
  (%check-integers 'iset-adjoin 2 elements)
  (%with set elements))

;;; As `iset-adjoin`.
;;; (iset->list (iset-adjoin! (iset 1 3 5) 0)) ; => (0 1 3 5)
(define (iset-adjoin! set . elements)
  (%check-iset 'iset-adjoin! 1 set)
  (%check-integers 'iset-adjoin! 2 elements)
  (%with set elements))

;;; The set without these integers.
;;; (iset->list (iset-delete (iset 1 3 5) 3)) ; => (1 5)
(define (iset-delete set . elements)
  (%check-iset 'iset-delete 1 set)
  (%check-integers 'iset-delete 2 elements)
  (%without set elements))

;;; As `iset-delete`.
;;; (iset->list (iset-delete! (iset 1 3 5) 3)) ; => (1 5)
(define (iset-delete! set . elements)
  (%check-iset 'iset-delete! 1 set)
  (%check-integers 'iset-delete! 2 elements)
  (%without set elements))

;;; The set without the integers of a list.
;;; (iset->list (iset-delete-all (iset 2 3 5 7 11) '(3 4 5))) ; => (2 7 11)
(define (iset-delete-all set elements)
  (%check-iset 'iset-delete-all 1 set)
  (%check-integer-list 'iset-delete-all 2 elements)
  (%without set elements))

;;; As `iset-delete-all`.
;;; (iset->list (iset-delete-all! (iset 2 3 5) '(3))) ; => (2 5)
(define (iset-delete-all! set elements)
  (%check-iset 'iset-delete-all! 1 set)
  (%check-integer-list 'iset-delete-all! 2 elements)
  (%without set elements))

;;; Looks for an integer: `(success element update remove)` when it is in, otherwise `(failure insert ignore)`. The
;;; procedures they get take an object and return two values, the set as changed and the object; `update` takes the
;;; new element first.
;;; (call-with-values
;;;   (lambda () (iset-search (iset 1) 2 (lambda (insert ignore) (insert 'new)) list))
;;;   (lambda (set object) (list (iset->list set) object))) ; => ((1 2) new)
(define (iset-search set element failure success)
  (%search-checked 'iset-search set element failure success))

;;; As `iset-search`.
;;; (iset-search! (iset 1) 1 list (lambda (element update remove) element)) ; => 1
(define (iset-search! set element failure success)
  (%search-checked 'iset-search! set element failure success))

;;; Two values: the least element, and the set without it.
;;; (call-with-values (lambda () (iset-delete-min (iset 2 3))) (lambda (n set) (list n (iset->list set)))) ; => (2 (3))
(define (iset-delete-min set)
  (%delete-end 'iset-delete-min set tree-min))

;;; As `iset-delete-min`.
;;; (call-with-values (lambda () (iset-delete-min! (iset 2 3))) (lambda (n set) n)) ; => 2
(define (iset-delete-min! set)
  (%delete-end 'iset-delete-min! set tree-min))

;;; Two values: the greatest element, and the set without it.
;;; (call-with-values (lambda () (iset-delete-max (iset 2 3))) (lambda (n set) (list n (iset->list set)))) ; => (3 (2))
(define (iset-delete-max set)
  (%delete-end 'iset-delete-max set tree-max))

;;; As `iset-delete-max`.
;;; (call-with-values (lambda () (iset-delete-max! (iset 2 3))) (lambda (n set) n)) ; => 3
(define (iset-delete-max! set)
  (%delete-end 'iset-delete-max! set tree-max))
