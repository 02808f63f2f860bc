;;;; Bags.

;;; A new bag of these elements; the comparator says which are equal.
;;; (bag->list (bag default-comparator 1 2 1)) ; => (1 1 2)
(define (bag comparator . elements)
  (let ((result (%new 'bag 'bag comparator)))
    (%check-elements 'bag 2 result elements)
    (%add-all! result elements)))

;;; A new bag made from a seed: until `(stop? seed)`, `(mapper seed)` is an element and `(successor seed)` the next seed.
;;; (bag->list (bag-unfold default-comparator (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (0 -1 -2)
(define (bag-unfold comparator stop? mapper successor seed)
  (let ((result (%new 'bag-unfold 'bag comparator)))
    (%check-procedure 'bag-unfold 2 stop?)
    (%check-procedure 'bag-unfold 3 mapper)
    (%check-procedure 'bag-unfold 4 successor)
    (let loop ((seed seed))
      (if (stop? seed)
          result
          (begin
            (let ((element (mapper seed)))
              (if (not (%accepts? result element))
                  (%wrong-type 'bag-unfold 3 "a procedure whose results the comparator accepts" mapper))
              (%add! result element 1))
            (loop (successor seed)))))))

;;; Whether the value is a bag.
;;; (bag? (bag default-comparator)) ; => #t
(define (bag? object) (%bag-object? object))

;;; Whether the element is in.
;;; (bag-contains? (bag default-comparator 1 2) 2) ; => #t
(define (bag-contains? bag element)
  (%check 'bag-contains? 'bag 1 bag)
  (%check-element 'bag-contains? 2 bag element)
  (hash-table-contains? (%table bag) element))

;;; Whether nothing is in.
;;; (bag-empty? (bag default-comparator)) ; => #t
(define (bag-empty? bag)
  (%check 'bag-empty? 'bag 1 bag)
  (hash-table-empty? (%table bag)))

;;; Whether no element is in both.
;;; (bag-disjoint? (bag default-comparator 1) (bag default-comparator 2)) ; => #t
(define (bag-disjoint? bag other)
  (%check-all 'bag-disjoint? 'bag bag (list other))
  (%disjoint? bag other))

;;; The element of the bag that is equal to this one, or the default.
;;; (bag-member (bag string-ci-comparator "Ab") "aB" #f) ; => "Ab"
(define (bag-member bag element default)
  (%check 'bag-member 'bag 1 bag)
  (%check-element 'bag-member 2 bag element)
  (let ((entry (hash-table-ref/default (%table bag) element #f)))
    (if entry (car entry) default)))

;;; The comparator of the elements.
;;; (eq? (bag-element-comparator (bag default-comparator)) default-comparator) ; => #t
(define (bag-element-comparator bag)
  (%check 'bag-element-comparator 'bag 1 bag)
  (%comparator bag))

;;; A bag with these elements added.
;;; (bag->list (bag-adjoin (bag default-comparator 1) 2 2)) ; => (1 2 2)
(define (bag-adjoin bag . elements)
  (%check 'bag-adjoin 'bag 1 bag)
  (%check-elements 'bag-adjoin 2 bag elements)
  (%add-all! (%copy bag) elements))

;;; The same, and the argument may be changed.
;;; (bag->list (bag-adjoin! (bag default-comparator 1) 2)) ; => (1 2)
(define (bag-adjoin! bag . elements)
  (%check 'bag-adjoin! 'bag 1 bag)
  (%check-elements 'bag-adjoin! 2 bag elements)
  (%add-all! bag elements))

;;; A bag with this element in place of the equal one, if there is one.
;;; (bag->list (bag-replace (bag string-ci-comparator "ab") "AB")) ; => ("AB")
(define (bag-replace bag element)
  (%check 'bag-replace 'bag 1 bag)
  (%check-element 'bag-replace 2 bag element)
  (%replace! (%copy bag) element))

;;; The same, and the argument may be changed.
;;; (bag->list (bag-replace! (bag string-ci-comparator "ab") "CD")) ; => ("ab")
(define (bag-replace! bag element)
  (%check 'bag-replace! 'bag 1 bag)
  (%check-element 'bag-replace! 2 bag element)
  (%replace! bag element))

;;; A bag without these elements, one for each.
;;; (bag->list (bag-delete (bag default-comparator 1 2 3) 2 4)) ; => (1 3)
(define (bag-delete bag . elements)
  (%check 'bag-delete 'bag 1 bag)
  (%check-elements 'bag-delete 2 bag elements)
  (%remove-all! (%copy bag) elements))

;;; The same, and the argument may be changed.
;;; (bag->list (bag-delete! (bag default-comparator 1 2 3) 2)) ; => (1 3)
(define (bag-delete! bag . elements)
  (%check 'bag-delete! 'bag 1 bag)
  (%check-elements 'bag-delete! 2 bag elements)
  (%remove-all! bag elements))

;;; A bag without the elements of a list, one for each.
;;; (bag->list (bag-delete-all (bag default-comparator 1 2 3) '(1 3))) ; => (2)
(define (bag-delete-all bag elements)
  (%check 'bag-delete-all 'bag 1 bag)
  (%check-element-list 'bag-delete-all 2 bag elements)
  (%remove-all! (%copy bag) elements))

;;; The same, and the argument may be changed.
;;; (bag->list (bag-delete-all! (bag default-comparator 1 2 3) '(1 3))) ; => (2)
(define (bag-delete-all! bag elements)
  (%check 'bag-delete-all! 'bag 1 bag)
  (%check-element-list 'bag-delete-all! 2 bag elements)
  (%remove-all! bag elements))

;;; Looks for an element. When it is there: `(success found update remove)`, where `(update new object)` puts another in
;;; its place and `(remove object)` takes it out. When it is not: `(failure insert ignore)`, where `(insert object)` puts
;;; it in and `(ignore object)` does not. Each gives two values: the bag and the object.
;;; (call-with-values
;;;   (lambda () (bag-search! (bag default-comparator 1) 2 (lambda (insert ignore) (insert 'new)) list))
;;;   (lambda (bag object) (list (bag->list bag) object))) ; => ((1 2) new)
(define (bag-search! bag element failure success)
  (%check 'bag-search! 'bag 1 bag)
  (%check-element 'bag-search! 2 bag element)
  (%check-procedure 'bag-search! 3 failure)
  (%check-procedure 'bag-search! 4 success)
  (%search bag element failure success))

;;; How many elements there are.
;;; (bag-size (bag default-comparator 1 2 2)) ; => 3
(define (bag-size bag)
  (%check 'bag-size 'bag 1 bag)
  (%size bag))

;;; Some element that satisfies the predicate, or the result of `failure`.
;;; (bag-find even? (bag default-comparator 1 2 3) (lambda () #f)) ; => 2
(define (bag-find satisfied? bag failure)
  (%check-procedure 'bag-find 1 satisfied?)
  (%check 'bag-find 'bag 2 bag)
  (%check-procedure 'bag-find 3 failure)
  (let ((found (find (lambda (entry) (satisfied? (car entry))) (%entries bag))))
    (if found (car found) (failure))))

;;; How many elements satisfy the predicate.
;;; (bag-count odd? (bag default-comparator 1 2 3)) ; => 2
(define (bag-count satisfied? bag)
  (%check-procedure 'bag-count 1 satisfied?)
  (%check 'bag-count 'bag 2 bag)
  (%size (%select satisfied? bag)))

;;; Whether some element satisfies the predicate.
;;; (bag-any? even? (bag default-comparator 1 3)) ; => #f
(define (bag-any? satisfied? bag)
  (%check-procedure 'bag-any? 1 satisfied?)
  (%check 'bag-any? 'bag 2 bag)
  (any (lambda (entry) (and (satisfied? (car entry)) #t)) (%entries bag)))

;;; Whether all elements satisfy the predicate.
;;; (bag-every? odd? (bag default-comparator 1 3)) ; => #t
(define (bag-every? satisfied? bag)
  (%check-procedure 'bag-every? 1 satisfied?)
  (%check 'bag-every? 'bag 2 bag)
  (every (lambda (entry) (and (satisfied? (car entry)) #t)) (%entries bag)))

;;; A bag with this comparator of the results of `proc` for the elements.
;;; (bag->list (bag-map default-comparator (lambda (n) (quotient n 2)) (bag default-comparator 1 2 3))) ; => (0 1 1)
(define (bag-map comparator proc bag)
  (%check-procedure 'bag-map 2 proc)
  (%check 'bag-map 'bag 3 bag)
  (let ((result (%new 'bag-map 'bag comparator)) (elements (map proc (%elements bag))))
    (if (not (every (lambda (element) (%accepts? result element)) elements))
        (%wrong-type 'bag-map 2 "a procedure whose results the comparator accepts" proc))
    (%add-all! result elements)))

;;; Calls `proc` with each element, for its effect.
;;; (let ((sum 0)) (bag-for-each (lambda (n) (set! sum (+ sum n))) (bag default-comparator 1 2)) sum) ; => 3
(define (bag-for-each proc bag)
  (%check-procedure 'bag-for-each 1 proc)
  (%check 'bag-for-each 'bag 2 bag)
  (for-each proc (%elements bag)))

;;; Combines the elements: `(proc element result)`, beginning with `seed`.
;;; (bag-fold + 0 (bag default-comparator 1 2 2)) ; => 5
(define (bag-fold proc seed bag)
  (%check-procedure 'bag-fold 1 proc)
  (%check 'bag-fold 'bag 3 bag)
  (%fold-elements proc seed bag))

;;; The bag of the elements that satisfy the predicate.
;;; (bag->list (bag-filter odd? (bag default-comparator 1 2 3))) ; => (1 3)
(define (bag-filter satisfied? bag)
  (%check-procedure 'bag-filter 1 satisfied?)
  (%check 'bag-filter 'bag 2 bag)
  (%select satisfied? bag))

;;; The same, and the argument may be changed.
;;; (bag->list (bag-filter! odd? (bag default-comparator 1 2 3))) ; => (1 3)
(define (bag-filter! satisfied? bag)
  (%check-procedure 'bag-filter! 1 satisfied?)
  (%check 'bag-filter! 'bag 2 bag)
  (%keep! satisfied? bag))

;;; The bag of the elements that do not satisfy the predicate.
;;; (bag->list (bag-remove odd? (bag default-comparator 1 2 3))) ; => (2)
(define (bag-remove satisfied? bag)
  (%check-procedure 'bag-remove 1 satisfied?)
  (%check 'bag-remove 'bag 2 bag)
  (%select (lambda (element) (not (satisfied? element))) bag))

;;; The same, and the argument may be changed.
;;; (bag->list (bag-remove! odd? (bag default-comparator 1 2 3))) ; => (2)
(define (bag-remove! satisfied? bag)
  (%check-procedure 'bag-remove! 1 satisfied?)
  (%check 'bag-remove! 'bag 2 bag)
  (%keep! (lambda (element) (not (satisfied? element))) bag))

;;; Two values: the bag of the elements that satisfy the predicate, and that of the others.
;;; (call-with-values (lambda () (bag-partition odd? (bag default-comparator 1 2))) (lambda (a b) (list (bag->list a) (bag->list b)))) ; => ((1) (2))
(define (bag-partition satisfied? bag)
  (%check-procedure 'bag-partition 1 satisfied?)
  (%check 'bag-partition 'bag 2 bag)
  (let ((in (%select satisfied? bag)))
    (values in (%select (lambda (element) (= 0 (%count-of in element))) bag))))

;;; The same, and the argument may be changed.
;;; (call-with-values (lambda () (bag-partition! odd? (bag default-comparator 1 2))) (lambda (a b) (bag-size a))) ; => 1
(define (bag-partition! satisfied? bag)
  (%check-procedure 'bag-partition! 1 satisfied?)
  (%check 'bag-partition! 'bag 2 bag)
  (%divide! satisfied? bag))

;;; A new bag of the same elements.
;;; (bag->list (bag-copy (bag default-comparator 1 2))) ; => (1 2)
(define (bag-copy bag)
  (%check 'bag-copy 'bag 1 bag)
  (%copy bag))

;;; A list of the elements.
;;; (bag->list (bag default-comparator 2 1 2)) ; => (2 2 1)
(define (bag->list bag)
  (%check 'bag->list 'bag 1 bag)
  (%elements bag))

;;; A new bag of the elements of a list.
;;; (bag-size (list->bag default-comparator '(a b))) ; => 2
(define (list->bag comparator list)
  (let ((result (%new 'list->bag 'bag comparator)))
    (%check-element-list 'list->bag 2 result list)
    (%add-all! result list)))

;;; The bag with the elements of a list added; it may be changed.
;;; (bag->list (list->bag! (bag default-comparator 1) '(2))) ; => (1 2)
(define (list->bag! bag list)
  (%check 'list->bag! 'bag 1 bag)
  (%check-element-list 'list->bag! 2 bag list)
  (%add-all! bag list))

;;; Whether all have the same elements equally often.
;;; (bag=? (bag default-comparator 1 2) (bag default-comparator 2 1)) ; => #t
(define (bag=? bag . others)
  (%check-all 'bag=? 'bag bag others)
  (%chain? %same? bag others))

;;; Whether each is part of the next and not the same.
;;; (bag<? (bag default-comparator 1) (bag default-comparator 1 2)) ; => #t
(define (bag<? bag . others)
  (%check-all 'bag<? 'bag bag others)
  (%chain? %proper-subset? bag others))

;;; Whether the next is part of each and not the same.
;;; (bag>? (bag default-comparator 1) (bag default-comparator 1)) ; => #f
(define (bag>? bag . others)
  (%check-all 'bag>? 'bag bag others)
  (%chain? (lambda (a b) (%proper-subset? b a)) bag others))

;;; Whether each is part of the next.
;;; (bag<=? (bag default-comparator 1) (bag default-comparator 1)) ; => #t
(define (bag<=? bag . others)
  (%check-all 'bag<=? 'bag bag others)
  (%chain? %subset? bag others))

;;; Whether the next is part of each.
;;; (bag>=? (bag default-comparator 1 2) (bag default-comparator 1)) ; => #t
(define (bag>=? bag . others)
  (%check-all 'bag>=? 'bag bag others)
  (%chain? (lambda (a b) (%subset? b a)) bag others))

;;; The bag of what is in any of them.
;;; (bag->list (bag-union (bag default-comparator 1 2) (bag default-comparator 2 3))) ; => (1 2 3)
(define (bag-union bag . others)
  (%check-all 'bag-union 'bag bag others)
  (%combine! max #t (%copy bag) others))

;;; The bag of what is in all of them.
;;; (bag->list (bag-intersection (bag default-comparator 1 2) (bag default-comparator 2 3))) ; => (2)
(define (bag-intersection bag . others)
  (%check-all 'bag-intersection 'bag bag others)
  (%combine! min #f (%copy bag) others))

;;; The bag of what is in the first and in none of the others.
;;; (bag->list (bag-difference (bag default-comparator 1 2) (bag default-comparator 2 3))) ; => (1)
(define (bag-difference bag . others)
  (%check-all 'bag-difference 'bag bag others)
  (%combine! %minus #f (%copy bag) others))

;;; The bag of what is in one of the two only.
;;; (bag->list (bag-xor (bag default-comparator 1 2) (bag default-comparator 2 3))) ; => (1 3)
(define (bag-xor bag other)
  (%check-all 'bag-xor 'bag bag (list other))
  (%combine! %distance #t (%copy bag) (list other)))

;;; As `bag-union`, and the first argument may be changed.
;;; (bag-size (bag-union! (bag default-comparator 1) (bag default-comparator 2))) ; => 2
(define (bag-union! bag . others)
  (%check-all 'bag-union! 'bag bag others)
  (%combine! max #t bag others))

;;; As `bag-intersection`, and the first argument may be changed.
;;; (bag-size (bag-intersection! (bag default-comparator 1) (bag default-comparator 2))) ; => 0
(define (bag-intersection! bag . others)
  (%check-all 'bag-intersection! 'bag bag others)
  (%combine! min #f bag others))

;;; As `bag-difference`, and the first argument may be changed.
;;; (bag-size (bag-difference! (bag default-comparator 1) (bag default-comparator 2))) ; => 1
(define (bag-difference! bag . others)
  (%check-all 'bag-difference! 'bag bag others)
  (%combine! %minus #f bag others))

;;; As `bag-xor`, and the first argument may be changed.
;;; (bag-size (bag-xor! (bag default-comparator 1) (bag default-comparator 1 2))) ; => 1
(define (bag-xor! bag other)
  (%check-all 'bag-xor! 'bag bag (list other))
  (%combine! %distance #t bag (list other)))

;;; The bag of what is in all of them together.
;;; (bag->list (bag-sum (bag default-comparator 1) (bag default-comparator 1 2))) ; => (1 1 2)
(define (bag-sum bag . others)
  (%check-all 'bag-sum 'bag bag others)
  (%combine! + #t (%copy bag) others))

;;; The same, and the first argument may be changed.
;;; (bag-size (bag-sum! (bag default-comparator 1) (bag default-comparator 1))) ; => 2
(define (bag-sum! bag . others)
  (%check-all 'bag-sum! 'bag bag others)
  (%combine! + #t bag others))

;;; The bag with each element `n` times as often.
;;; (bag->list (bag-product 2 (bag default-comparator 1 2))) ; => (1 1 2 2)
(define (bag-product n bag)
  (%check-index 'bag-product 1 n)
  (%check 'bag-product 'bag 2 bag)
  (let ((result (%empty-like bag)))
    (for-each (lambda (entry) (%set-count! result (car entry) (* n (cdr entry)))) (%entries bag))
    result))

;;; The same, and the argument may be changed.
;;; (bag-size (bag-product! 3 (bag default-comparator 1))) ; => 3
(define (bag-product! n bag)
  (%check-index 'bag-product! 1 n)
  (%check 'bag-product! 'bag 2 bag)
  (for-each (lambda (entry) (%set-count! bag (car entry) (* n (cdr entry)))) (%entries bag))
  bag)

;;; How many different elements there are.
;;; (bag-unique-size (bag default-comparator 1 1 2)) ; => 2
(define (bag-unique-size bag)
  (%check 'bag-unique-size 'bag 1 bag)
  (hash-table-size (%table bag)))

;;; How often the element is in.
;;; (bag-element-count (bag default-comparator 1 1 2) 1) ; => 2
(define (bag-element-count bag element)
  (%check 'bag-element-count 'bag 1 bag)
  (%check-element 'bag-element-count 2 bag element)
  (%count-of bag element))

;;; Calls `proc` with each different element and how often it is in, for its effect.
;;; (let ((log '())) (bag-for-each-unique (lambda (x n) (set! log (cons (list x n) log))) (bag default-comparator 'a 'a)) log) ; => ((a 2))
(define (bag-for-each-unique proc bag)
  (%check-procedure 'bag-for-each-unique 1 proc)
  (%check 'bag-for-each-unique 'bag 2 bag)
  (for-each (lambda (entry) (proc (car entry) (cdr entry))) (%entries bag)))

;;; Combines the different elements: `(proc element count result)`, beginning with `seed`.
;;; (bag-fold-unique (lambda (x n sum) (+ n sum)) 0 (bag default-comparator 'a 'a 'b)) ; => 3
(define (bag-fold-unique proc seed bag)
  (%check-procedure 'bag-fold-unique 1 proc)
  (%check 'bag-fold-unique 'bag 3 bag)
  (fold (lambda (entry result) (proc (car entry) (cdr entry) result)) seed (%entries bag)))

;;; The bag with so many more of the element; it may be changed.
;;; (bag->list (bag-increment! (bag default-comparator 1) 1 2)) ; => (1 1 1)
(define (bag-increment! bag element count)
  (%check 'bag-increment! 'bag 1 bag)
  (%check-element 'bag-increment! 2 bag element)
  (if (not (exact-integer? count)) (%wrong-type 'bag-increment! 3 "an exact integer" count))
  (%set-count! bag element (+ (%count-of bag element) count))
  bag)

;;; The bag with so many fewer of the element; it may be changed.
;;; (bag->list (bag-decrement! (bag default-comparator 1 1 2) 1 5)) ; => (2)
(define (bag-decrement! bag element count)
  (%check 'bag-decrement! 'bag 1 bag)
  (%check-element 'bag-decrement! 2 bag element)
  (if (not (exact-integer? count)) (%wrong-type 'bag-decrement! 3 "an exact integer" count))
  (%set-count! bag element (- (%count-of bag element) count))
  bag)

;;; The set of the elements of a bag.
;;; (set->list (bag->set (bag default-comparator 1 1 2))) ; => (1 2)
(define (bag->set bag)
  (%check 'bag->set 'bag 1 bag)
  (let ((result (%new 'bag->set 'set (%comparator bag))))
    (%add-all! result (map car (%entries bag)))))

;;; The bag of the elements of a set.
;;; (bag->list (set->bag (set default-comparator 1 2))) ; => (1 2)
(define (set->bag set)
  (%check 'set->bag 'set 1 set)
  (%make-collection 'bag (%comparator set) (hash-table-copy (%table set) #t)))

;;; The bag with the elements of a set added; it may be changed.
;;; (bag->list (set->bag! (bag default-comparator 1) (set default-comparator 1 2))) ; => (1 1 2)
(define (set->bag! bag set)
  (%check 'set->bag! 'bag 1 bag)
  (%check 'set->bag! 'set 2 set)
  (if (not (eq? (%comparator set) (%comparator bag)))
      (%wrong-type 'set->bag! 2 "a set with the comparator of the bag" set))
  (%add-all! bag (%elements set)))

;;; An association list of the different elements and how often each is in.
;;; (bag->alist (bag default-comparator 'a 'b 'a)) ; => ((a . 2) (b . 1))
(define (bag->alist bag)
  (%check 'bag->alist 'bag 1 bag)
  (map (lambda (entry) (cons (car entry) (cdr entry))) (%entries bag)))

;;; A new bag of the keys of an association list, each as often as its value says.
;;; (bag->list (alist->bag default-comparator '((a . 2) (b . 1)))) ; => (a a b)
(define (alist->bag comparator alist)
  (let ((result (%new 'alist->bag 'bag comparator)))
    (if (not (and (list? alist) (every (lambda (entry) (%bag-entry? result entry)) alist)))
        (%wrong-type 'alist->bag 2 "a list of pairs of an element and a count" alist))
    (for-each (lambda (entry) (%add! result (car entry) (cdr entry))) alist)
    result))

(define (%bag-entry? bag entry)
  (and (pair? entry)
       (%accepts? bag (car entry))
       (exact-integer? (cdr entry))
       (>= (cdr entry) 0)))
