;;;; Going over integer sets, the least element first.

(define (%check-walk who proc position set)
  (%check-procedure who 1 proc)
  (%check-iset who position set))

;;; How many elements there are.
;;; (iset-size (iset 1 3 5)) ; => 3
(define (iset-size set)
  (%check-iset 'iset-size 1 set)
  (tree-size (%tree set)))

;;; The least element that satisfies the predicate, or the result of `failure`.
;;; (iset-find positive? (iset -1 1) (lambda () #f)) ; => 1
(define (iset-find satisfied? set failure)
  (%check-walk 'iset-find satisfied? 2 set)
  (%check-procedure 'iset-find 3 failure)
  (let ((node (%search satisfied? set)))
    (if node (node-key node) (failure))))

(define (%search satisfied? set)
  (tree-search (lambda (element value) (satisfied? element)) (%tree set)))

;;; How many elements satisfy the predicate.
;;; (iset-count positive? (iset -2 -1 1 2)) ; => 2
(define (iset-count satisfied? set)
  (%check-walk 'iset-count satisfied? 2 set)
  (iset-fold (lambda (element n) (if (satisfied? element) (+ n 1) n)) 0 set))

;;; Whether some element satisfies the predicate.
;;; (iset-any? zero? (iset -2 -1 1 2)) ; => #f
(define (iset-any? satisfied? set)
  (%check-walk 'iset-any? satisfied? 2 set)
  (if (%search satisfied? set) #t #f))

;;; Whether all elements satisfy the predicate.
;;; (iset-every? positive? (iset -2 -1 1 2)) ; => #f
(define (iset-every? satisfied? set)
  (%check-walk 'iset-every? satisfied? 2 set)
  (not (%search (lambda (element) (not (satisfied? element))) set)))

;;; The set of the results of `proc` for the elements.
;;; (iset->list (iset-map (lambda (x) (quotient x 2)) (iset 1 2 3 4 5))) ; => (0 1 2)
(define (iset-map proc set)
  (%check-walk 'iset-map proc 2 set)
  (%make-iset
   (iset-fold
    (lambda (element tree)
      (let ((mapped (proc element)))
        (%check-result 'iset-map mapped)
        (%adjoin tree mapped)))
    #f set)))

;;; Calls `proc` with each element, for its effect.
;;; (let ((sum 0)) (iset-for-each (lambda (x) (set! sum (+ sum x))) (iset 2 3)) sum) ; => 5
(define (iset-for-each proc set)
  (%check-walk 'iset-for-each proc 2 set)
  (for-each proc (iset->list set)))

;;; Combines the elements: `(proc element result)`, beginning with `seed`.
;;; (iset-fold cons '() (iset 2 3 5)) ; => (5 3 2)
(define (iset-fold proc seed set)
  (%check-walk 'iset-fold proc 3 set)
  (tree-fold (lambda (element value result) (proc element result)) seed (%tree set)))

;;; The same, the greatest element first.
;;; (iset-fold-right cons '() (iset 2 3 5)) ; => (2 3 5)
(define (iset-fold-right proc seed set)
  (%check-walk 'iset-fold-right proc 3 set)
  (tree-fold-right (lambda (element value result) (proc element result)) seed (%tree set)))

(define (%filter satisfied? set)
  (%make-iset (tree-filter (lambda (element value) (satisfied? element)) (%tree set))))

(define (%remove satisfied? set)
  (%filter (lambda (element) (not (satisfied? element))) set))

(define (%partition satisfied? set)
  (let ((in (%filter satisfied? set)))
    (values in (%make-iset (tree-difference < (%tree set) (%tree in))))))

;;; The set of the elements that satisfy the predicate.
;;; (iset->list (iset-filter even? (iset 1 2 3))) ; => (2)
(define (iset-filter satisfied? set)
  (%check-walk 'iset-filter satisfied? 2 set)
  (%filter satisfied? set))

;;; As `iset-filter`.
;;; (iset->list (iset-filter! even? (iset 1 2 3))) ; => (2)
(define (iset-filter! satisfied? set)
  (%check-walk 'iset-filter! satisfied? 2 set)
  (%filter satisfied? set))

;;; The set of the elements that do not satisfy the predicate.
;;; (iset->list (iset-remove even? (iset 1 2 3))) ; => (1 3)
(define (iset-remove satisfied? set)
  (%check-walk 'iset-remove satisfied? 2 set)
  (%remove satisfied? set))

;;; As `iset-remove`.
;;; (iset->list (iset-remove! even? (iset 1 2 3))) ; => (1 3)
(define (iset-remove! satisfied? set)
  (%check-walk 'iset-remove! satisfied? 2 set)
  (%remove satisfied? set))

;;; Two values: the set of the elements that satisfy the predicate, and that of the others.
;;; (call-with-values (lambda () (iset-partition even? (iset 1 2 3))) (lambda (in out) (map iset->list (list in out)))) ; => ((2) (1 3))
(define (iset-partition satisfied? set)
  (%check-walk 'iset-partition satisfied? 2 set)
  (%partition satisfied? set))

;;; As `iset-partition`.
;;; (call-with-values (lambda () (iset-partition! even? (iset 1 2 3))) (lambda (in out) (iset-size out))) ; => 2
(define (iset-partition! satisfied? set)
  (%check-walk 'iset-partition! satisfied? 2 set)
  (%partition satisfied? set))

;;; The set.
;;; (iset->list (iset-copy (iset 1 2))) ; => (1 2)
(define (iset-copy set)
  (%check-iset 'iset-copy 1 set)
  (%make-iset (%tree set)))

;;; A list of the elements in order.
;;; (iset->list (iset 5 2 3)) ; => (2 3 5)
(define (iset->list set)
  (%check-iset 'iset->list 1 set)
  (tree-keys (%tree set)))

;;; The set of the integers of a list.
;;; (iset->list (list->iset '(3 1 3))) ; => (1 3)
(define (list->iset elements)
  (%check-integer-list 'list->iset 1 elements)
  (%make-iset (%adjoin-all #f elements)))

;;; The set with the integers of a list added.
;;; (iset->list (list->iset! (iset 2 3 5) '(-3 -1 0))) ; => (-3 -1 0 2 3 5)
(define (list->iset! set elements)
  (%check-iset 'list->iset! 1 set)
  (%check-integer-list 'list->iset! 2 elements)
  (%with set elements))
