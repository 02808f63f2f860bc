;;;; Integer sets: a record of a balanced tree of the elements. All are persistent; the names that end in `!` change
;;;; nothing either.

(define-record-type iset
  (%make-iset tree)
  iset?
  (tree %tree))

(define (%check-iset who position object)
  (if (not (iset? object)) (%wrong-type who position "an integer set" object)))

(define (%check-isets who position objects)
  (if (pair? objects)
      (begin
        (%check-iset who position (car objects))
        (%check-isets who (+ position 1) (cdr objects)))))

(define (%check-integer who position object)
  (if (not (exact-integer? object)) (%wrong-type who position "an exact integer" object)))

(define (%check-integers who position objects)
  (if (pair? objects)
      (begin
        (%check-integer who position (car objects))
        (%check-integers who (+ position 1) (cdr objects)))))

(define (%check-integer-list who position object)
  (if (not (and (list? object) (every exact-integer? object)))
      (%wrong-type who position "a list of exact integers" object)))

(define (%adjoin tree element)
  (tree-insert < tree element #t))

(define (%adjoin-all tree elements) (fold (lambda (element tree) (%adjoin tree element)) tree elements))

(define (%delete-all tree elements) (fold (lambda (element tree) (tree-delete < tree element)) tree elements))

(define (%first key a b) a)

(define (%always a b) #t)

;;; The set of the integers.
;;; (iset->list (iset 2 3 5 2)) ; => (2 3 5)
(define (iset . elements)
  (%check-integers 'iset 1 elements)
  (%make-iset (%adjoin-all #f elements)))

;;; A set made from a seed: until `(stop? seed)`, `(mapper seed)` is an element and `(successor seed)` the next seed.
;;; (iset->list (iset-unfold (lambda (n) (> n 64)) values (lambda (n) (* n 2)) 2)) ; => (2 4 8 16 32 64)
(define (iset-unfold stop? mapper successor seed)
  (%check-procedure 'iset-unfold 1 stop?)
  (%check-procedure 'iset-unfold 2 mapper)
  (%check-procedure 'iset-unfold 3 successor)
  (let loop ((seed seed) (tree #f))
    (if (stop? seed)
        (%make-iset tree)
        (let ((element (mapper seed)))
          (%check-result 'iset-unfold element)
          (loop (successor seed) (%adjoin tree element))))))

(define (%check-result who element)
  (if (not (exact-integer? element))
      (%wrong-type who 1 "a procedure that gives exact integers" element)))

;;; The set of the integers from `start` by `step`, the end excluded.
;;; (iset->list (make-range-iset -10 10 6)) ; => (-10 -4 2 8)
(define make-range-iset
  (case-lambda
    ((start end) (make-range-iset start end 1))
    ((start end step)
     (%check-integers 'make-range-iset 1 (list start end step))
     (if (= step 0) (%out-of-range 'make-range-iset 3 "a step other than 0" step))
     (let* ((count (max 0 (ceiling (/ (- end start) step))))
            (entries (list-tabulate count (lambda (i) (cons (+ start (* i step)) #t)))))
       (%make-iset (sorted->tree (if (> step 0) entries (reverse entries))))))))

;;; Whether the integer is in the set.
;;; (iset-contains? (iset 2 3 5) 5) ; => #t
(define (iset-contains? set element)
  (%check-iset 'iset-contains? 1 set)
  (%check-integer 'iset-contains? 2 element)
  (tree-contains? < (%tree set) element))

;;; Whether nothing is in the set.
;;; (iset-empty? (iset)) ; => #t
(define (iset-empty? set)
  (%check-iset 'iset-empty? 1 set)
  (not (%tree set)))

;;; Whether nothing is in both sets.
;;; (iset-disjoint? (iset 1 3 5) (iset 2 3 4)) ; => #f
(define (iset-disjoint? set other)
  (%check-isets 'iset-disjoint? 1 (list set other))
  (tree-disjoint? < (%tree set) (%tree other)))

;;; The element, if it is in the set, or the default.
;;; (iset-member (iset 2 3) 4 'none) ; => none
(define (iset-member set element default)
  (%check-iset 'iset-member 1 set)
  (%check-integer 'iset-member 2 element)
  (if (tree-contains? < (%tree set) element) element default))

;;; The least element, or `#f`.
;;; (iset-min (iset 2 3 5)) ; => 2
(define (iset-min set)
  (%check-iset 'iset-min 1 set)
  (and (%tree set) (node-key (tree-min (%tree set)))))

;;; The greatest element, or `#f`.
;;; (iset-max (iset 2 3 5)) ; => 5
(define (iset-max set)
  (%check-iset 'iset-max 1 set)
  (and (%tree set) (node-key (tree-max (%tree set)))))
