;;;; Sets.

;;; A new set of these elements; the comparator says which are equal.
;;; (set->list (set default-comparator 1 2 1)) ; => (1 2)
(define (set comparator . elements)
  (let ((result (%new 'set 'set comparator)))
    (%check-elements 'set 2 result elements)
    (%add-all! result elements)))

;;; A new set made from a seed: until `(stop? seed)`, `(mapper seed)` is an element and `(successor seed)` the next seed.
;;; (set->list (set-unfold default-comparator (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (0 -1 -2)
(define (set-unfold comparator stop? mapper successor seed)
  (let ((result (%new 'set-unfold 'set comparator)))
    (%check-procedure 'set-unfold 2 stop?)
    (%check-procedure 'set-unfold 3 mapper)
    (%check-procedure 'set-unfold 4 successor)
    (let loop ((seed seed))
      (if (stop? seed)
          result
          (begin
            (let ((element (mapper seed)))
              (if (not (%accepts? result element))
                  (%wrong-type 'set-unfold 3 "a procedure whose results the comparator accepts" mapper))
              (%add! result element 1))
            (loop (successor seed)))))))

;;; Whether the value is a set.
;;; (set? (set default-comparator)) ; => #t
(define (set? object) (%set-object? object))

;;; Whether the element is in.
;;; (set-contains? (set default-comparator 1 2) 2) ; => #t
(define (set-contains? set element)
  (%check 'set-contains? 'set 1 set)
  (%check-element 'set-contains? 2 set element)
  (hash-table-contains? (%table set) element))

;;; Whether nothing is in.
;;; (set-empty? (set default-comparator)) ; => #t
(define (set-empty? set)
  (%check 'set-empty? 'set 1 set)
  (hash-table-empty? (%table set)))

;;; Whether no element is in both.
;;; (set-disjoint? (set default-comparator 1) (set default-comparator 2)) ; => #t
(define (set-disjoint? set other)
  (%check-all 'set-disjoint? 'set set (list other))
  (%disjoint? set other))

;;; The element of the set that is equal to this one, or the default.
;;; (set-member (set string-ci-comparator "Ab") "aB" #f) ; => "Ab"
(define (set-member set element default)
  (%check 'set-member 'set 1 set)
  (%check-element 'set-member 2 set element)
  (let ((entry (hash-table-ref/default (%table set) element #f)))
    (if entry (car entry) default)))

;;; The comparator of the elements.
;;; (eq? (set-element-comparator (set default-comparator)) default-comparator) ; => #t
(define (set-element-comparator set)
  (%check 'set-element-comparator 'set 1 set)
  (%comparator set))

;;; A set with these elements added.
;;; (set->list (set-adjoin (set default-comparator 1) 2 2)) ; => (1 2)
(define (set-adjoin set . elements)
  (%check 'set-adjoin 'set 1 set)
  (%check-elements 'set-adjoin 2 set elements)
  (%add-all! (%copy set) elements))

;;; The same, and the argument may be changed.
;;; (set->list (set-adjoin! (set default-comparator 1) 2)) ; => (1 2)
(define (set-adjoin! set . elements)
  (%check 'set-adjoin! 'set 1 set)
  (%check-elements 'set-adjoin! 2 set elements)
  (%add-all! set elements))

;;; A set with this element in place of the equal one, if there is one.
;;; (set->list (set-replace (set string-ci-comparator "ab") "AB")) ; => ("AB")
(define (set-replace set element)
  (%check 'set-replace 'set 1 set)
  (%check-element 'set-replace 2 set element)
  (%replace! (%copy set) element))

;;; The same, and the argument may be changed.
;;; (set->list (set-replace! (set string-ci-comparator "ab") "CD")) ; => ("ab")
(define (set-replace! set element)
  (%check 'set-replace! 'set 1 set)
  (%check-element 'set-replace! 2 set element)
  (%replace! set element))

;;; A set without these elements.
;;; (set->list (set-delete (set default-comparator 1 2 3) 2 4)) ; => (1 3)
(define (set-delete set . elements)
  (%check 'set-delete 'set 1 set)
  (%check-elements 'set-delete 2 set elements)
  (%remove-all! (%copy set) elements))

;;; The same, and the argument may be changed.
;;; (set->list (set-delete! (set default-comparator 1 2 3) 2)) ; => (1 3)
(define (set-delete! set . elements)
  (%check 'set-delete! 'set 1 set)
  (%check-elements 'set-delete! 2 set elements)
  (%remove-all! set elements))

;;; A set without the elements of a list.
;;; (set->list (set-delete-all (set default-comparator 1 2 3) '(1 3))) ; => (2)
(define (set-delete-all set elements)
  (%check 'set-delete-all 'set 1 set)
  (%check-element-list 'set-delete-all 2 set elements)
  (%remove-all! (%copy set) elements))

;;; The same, and the argument may be changed.
;;; (set->list (set-delete-all! (set default-comparator 1 2 3) '(1 3))) ; => (2)
(define (set-delete-all! set elements)
  (%check 'set-delete-all! 'set 1 set)
  (%check-element-list 'set-delete-all! 2 set elements)
  (%remove-all! set elements))

;;; Looks for an element. When it is there: `(success found update remove)`, where `(update new object)` puts another in
;;; its place and `(remove object)` takes it out. When it is not: `(failure insert ignore)`, where `(insert object)` puts
;;; it in and `(ignore object)` does not. Each gives two values: the set and the object.
;;; (call-with-values
;;;   (lambda () (set-search! (set default-comparator 1) 2 (lambda (insert ignore) (insert 'new)) list))
;;;   (lambda (set object) (list (set->list set) object))) ; => ((1 2) new)
(define (set-search! set element failure success)
  (%check 'set-search! 'set 1 set)
  (%check-element 'set-search! 2 set element)
  (%check-procedure 'set-search! 3 failure)
  (%check-procedure 'set-search! 4 success)
  (%search set element failure success))

;;; How many elements there are.
;;; (set-size (set default-comparator 1 2 2)) ; => 2
(define (set-size set)
  (%check 'set-size 'set 1 set)
  (%size set))

;;; Some element that satisfies the predicate, or the result of `failure`.
;;; (set-find even? (set default-comparator 1 2 3) (lambda () #f)) ; => 2
(define (set-find satisfied? set failure)
  (%check-procedure 'set-find 1 satisfied?)
  (%check 'set-find 'set 2 set)
  (%check-procedure 'set-find 3 failure)
  (let ((found (find (lambda (entry) (satisfied? (car entry))) (%entries set))))
    (if found (car found) (failure))))

;;; How many elements satisfy the predicate.
;;; (set-count odd? (set default-comparator 1 2 3)) ; => 2
(define (set-count satisfied? set)
  (%check-procedure 'set-count 1 satisfied?)
  (%check 'set-count 'set 2 set)
  (%size (%select satisfied? set)))

;;; Whether some element satisfies the predicate.
;;; (set-any? even? (set default-comparator 1 3)) ; => #f
(define (set-any? satisfied? set)
  (%check-procedure 'set-any? 1 satisfied?)
  (%check 'set-any? 'set 2 set)
  (any (lambda (entry) (and (satisfied? (car entry)) #t)) (%entries set)))

;;; Whether all elements satisfy the predicate.
;;; (set-every? odd? (set default-comparator 1 3)) ; => #t
(define (set-every? satisfied? set)
  (%check-procedure 'set-every? 1 satisfied?)
  (%check 'set-every? 'set 2 set)
  (every (lambda (entry) (and (satisfied? (car entry)) #t)) (%entries set)))

;;; A set with this comparator of the results of `proc` for the elements.
;;; (set->list (set-map default-comparator (lambda (n) (quotient n 2)) (set default-comparator 1 2 3))) ; => (0 1)
(define (set-map comparator proc set)
  (%check-procedure 'set-map 2 proc)
  (%check 'set-map 'set 3 set)
  (let ((result (%new 'set-map 'set comparator)) (elements (map proc (%elements set))))
    (if (not (every (lambda (element) (%accepts? result element)) elements))
        (%wrong-type 'set-map 2 "a procedure whose results the comparator accepts" proc))
    (%add-all! result elements)))

;;; Calls `proc` with each element, for its effect.
;;; (let ((sum 0)) (set-for-each (lambda (n) (set! sum (+ sum n))) (set default-comparator 1 2)) sum) ; => 3
(define (set-for-each proc set)
  (%check-procedure 'set-for-each 1 proc)
  (%check 'set-for-each 'set 2 set)
  (for-each proc (%elements set)))

;;; Combines the elements: `(proc element result)`, beginning with `seed`.
;;; (set-fold + 0 (set default-comparator 1 2 2)) ; => 3
(define (set-fold proc seed set)
  (%check-procedure 'set-fold 1 proc)
  (%check 'set-fold 'set 3 set)
  (%fold-elements proc seed set))

;;; The set of the elements that satisfy the predicate.
;;; (set->list (set-filter odd? (set default-comparator 1 2 3))) ; => (1 3)
(define (set-filter satisfied? set)
  (%check-procedure 'set-filter 1 satisfied?)
  (%check 'set-filter 'set 2 set)
  (%select satisfied? set))

;;; The same, and the argument may be changed.
;;; (set->list (set-filter! odd? (set default-comparator 1 2 3))) ; => (1 3)
(define (set-filter! satisfied? set)
  (%check-procedure 'set-filter! 1 satisfied?)
  (%check 'set-filter! 'set 2 set)
  (%keep! satisfied? set))

;;; The set of the elements that do not satisfy the predicate.
;;; (set->list (set-remove odd? (set default-comparator 1 2 3))) ; => (2)
(define (set-remove satisfied? set)
  (%check-procedure 'set-remove 1 satisfied?)
  (%check 'set-remove 'set 2 set)
  (%select (lambda (element) (not (satisfied? element))) set))

;;; The same, and the argument may be changed.
;;; (set->list (set-remove! odd? (set default-comparator 1 2 3))) ; => (2)
(define (set-remove! satisfied? set)
  (%check-procedure 'set-remove! 1 satisfied?)
  (%check 'set-remove! 'set 2 set)
  (%keep! (lambda (element) (not (satisfied? element))) set))

;;; Two values: the set of the elements that satisfy the predicate, and that of the others.
;;; (call-with-values (lambda () (set-partition odd? (set default-comparator 1 2))) (lambda (a b) (list (set->list a) (set->list b)))) ; => ((1) (2))
(define (set-partition satisfied? set)
  (%check-procedure 'set-partition 1 satisfied?)
  (%check 'set-partition 'set 2 set)
  (let ((in (%select satisfied? set)))
    (values in (%select (lambda (element) (= 0 (%count-of in element))) set))))

;;; The same, and the argument may be changed.
;;; (call-with-values (lambda () (set-partition! odd? (set default-comparator 1 2))) (lambda (a b) (set-size a))) ; => 1
(define (set-partition! satisfied? set)
  (%check-procedure 'set-partition! 1 satisfied?)
  (%check 'set-partition! 'set 2 set)
  (%divide! satisfied? set))

;;; A new set of the same elements.
;;; (set->list (set-copy (set default-comparator 1 2))) ; => (1 2)
(define (set-copy set)
  (%check 'set-copy 'set 1 set)
  (%copy set))

;;; A list of the elements.
;;; (set->list (set default-comparator 2 1 2)) ; => (2 1)
(define (set->list set)
  (%check 'set->list 'set 1 set)
  (%elements set))

;;; A new set of the elements of a list.
;;; (set-size (list->set default-comparator '(a b))) ; => 2
(define (list->set comparator list)
  (let ((result (%new 'list->set 'set comparator)))
    (%check-element-list 'list->set 2 result list)
    (%add-all! result list)))

;;; The set with the elements of a list added; it may be changed.
;;; (set->list (list->set! (set default-comparator 1) '(2))) ; => (1 2)
(define (list->set! set list)
  (%check 'list->set! 'set 1 set)
  (%check-element-list 'list->set! 2 set list)
  (%add-all! set list))

;;; Whether all have the same elements.
;;; (set=? (set default-comparator 1 2) (set default-comparator 2 1)) ; => #t
(define (set=? set . others)
  (%check-all 'set=? 'set set others)
  (%chain? %same? set others))

;;; Whether each is part of the next and not the same.
;;; (set<? (set default-comparator 1) (set default-comparator 1 2)) ; => #t
(define (set<? set . others)
  (%check-all 'set<? 'set set others)
  (%chain? %proper-subset? set others))

;;; Whether the next is part of each and not the same.
;;; (set>? (set default-comparator 1) (set default-comparator 1)) ; => #f
(define (set>? set . others)
  (%check-all 'set>? 'set set others)
  (%chain? (lambda (a b) (%proper-subset? b a)) set others))

;;; Whether each is part of the next.
;;; (set<=? (set default-comparator 1) (set default-comparator 1)) ; => #t
(define (set<=? set . others)
  (%check-all 'set<=? 'set set others)
  (%chain? %subset? set others))

;;; Whether the next is part of each.
;;; (set>=? (set default-comparator 1 2) (set default-comparator 1)) ; => #t
(define (set>=? set . others)
  (%check-all 'set>=? 'set set others)
  (%chain? (lambda (a b) (%subset? b a)) set others))

;;; The set of what is in any of them.
;;; (set->list (set-union (set default-comparator 1 2) (set default-comparator 2 3))) ; => (1 2 3)
(define (set-union set . others)
  (%check-all 'set-union 'set set others)
  (%combine! max #t (%copy set) others))

;;; The set of what is in all of them.
;;; (set->list (set-intersection (set default-comparator 1 2) (set default-comparator 2 3))) ; => (2)
(define (set-intersection set . others)
  (%check-all 'set-intersection 'set set others)
  (%combine! min #f (%copy set) others))

;;; The set of what is in the first and in none of the others.
;;; (set->list (set-difference (set default-comparator 1 2) (set default-comparator 2 3))) ; => (1)
(define (set-difference set . others)
  (%check-all 'set-difference 'set set others)
  (%combine! %minus #f (%copy set) others))

;;; The set of what is in one of the two only.
;;; (set->list (set-xor (set default-comparator 1 2) (set default-comparator 2 3))) ; => (1 3)
(define (set-xor set other)
  (%check-all 'set-xor 'set set (list other))
  (%combine! %distance #t (%copy set) (list other)))

;;; As `set-union`, and the first argument may be changed.
;;; (set-size (set-union! (set default-comparator 1) (set default-comparator 2))) ; => 2
(define (set-union! set . others)
  (%check-all 'set-union! 'set set others)
  (%combine! max #t set others))

;;; As `set-intersection`, and the first argument may be changed.
;;; (set-size (set-intersection! (set default-comparator 1) (set default-comparator 2))) ; => 0
(define (set-intersection! set . others)
  (%check-all 'set-intersection! 'set set others)
  (%combine! min #f set others))

;;; As `set-difference`, and the first argument may be changed.
;;; (set-size (set-difference! (set default-comparator 1) (set default-comparator 2))) ; => 1
(define (set-difference! set . others)
  (%check-all 'set-difference! 'set set others)
  (%combine! %minus #f set others))

;;; As `set-xor`, and the first argument may be changed.
;;; (set-size (set-xor! (set default-comparator 1) (set default-comparator 1 2))) ; => 1
(define (set-xor! set other)
  (%check-all 'set-xor! 'set set (list other))
  (%combine! %distance #t set (list other)))
