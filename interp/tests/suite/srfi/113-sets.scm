(import (srfi 113) (srfi 128))

(=? set-comparator (set default-comparator 1 2) (set default-comparator 2 1)) ; => #t
(=? bag-comparator (bag default-comparator 1 1) (bag default-comparator 1)) ; => #f
(set->list (set default-comparator 1 2 1)) ; => (1 2)
(set->list (set-unfold default-comparator (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (0 -1 -2)
(set? (set default-comparator)) ; => #t
(set-contains? (set default-comparator 1 2) 2) ; => #t
(set-empty? (set default-comparator)) ; => #t
(set-disjoint? (set default-comparator 1) (set default-comparator 2)) ; => #t
(set-member (set string-ci-comparator "Ab") "aB" #f) ; => "Ab"
(eq? (set-element-comparator (set default-comparator)) default-comparator) ; => #t
(set->list (set-adjoin (set default-comparator 1) 2 2)) ; => (1 2)
(set->list (set-adjoin! (set default-comparator 1) 2)) ; => (1 2)
(set->list (set-replace (set string-ci-comparator "ab") "AB")) ; => ("AB")
(set->list (set-replace! (set string-ci-comparator "ab") "CD")) ; => ("ab")
(set->list (set-delete (set default-comparator 1 2 3) 2 4)) ; => (1 3)
(set->list (set-delete! (set default-comparator 1 2 3) 2)) ; => (1 3)
(set->list (set-delete-all (set default-comparator 1 2 3) '(1 3))) ; => (2)
(set->list (set-delete-all! (set default-comparator 1 2 3) '(1 3))) ; => (2)
(call-with-values
  (lambda () (set-search! (set default-comparator 1) 2 (lambda (insert ignore) (insert 'new)) list))
  (lambda (set object) (list (set->list set) object))) ; => ((1 2) new)
(set-size (set default-comparator 1 2 2)) ; => 2
(set-find even? (set default-comparator 1 2 3) (lambda () #f)) ; => 2
(set-count odd? (set default-comparator 1 2 3)) ; => 2
(set-any? even? (set default-comparator 1 3)) ; => #f
(set-every? odd? (set default-comparator 1 3)) ; => #t
(set->list (set-map default-comparator (lambda (n) (quotient n 2)) (set default-comparator 1 2 3))) ; => (0 1)
(let ((sum 0)) (set-for-each (lambda (n) (set! sum (+ sum n))) (set default-comparator 1 2)) sum) ; => 3
(set-fold + 0 (set default-comparator 1 2 2)) ; => 3
(set->list (set-filter odd? (set default-comparator 1 2 3))) ; => (1 3)
(set->list (set-filter! odd? (set default-comparator 1 2 3))) ; => (1 3)
(set->list (set-remove odd? (set default-comparator 1 2 3))) ; => (2)
(set->list (set-remove! odd? (set default-comparator 1 2 3))) ; => (2)
(call-with-values (lambda () (set-partition odd? (set default-comparator 1 2))) (lambda (a b) (list (set->list a) (set->list b)))) ; => ((1) (2))
(call-with-values (lambda () (set-partition! odd? (set default-comparator 1 2))) (lambda (a b) (set-size a))) ; => 1
(set->list (set-copy (set default-comparator 1 2))) ; => (1 2)
(set->list (set default-comparator 2 1 2)) ; => (2 1)
(set-size (list->set default-comparator '(a b))) ; => 2
(set->list (list->set! (set default-comparator 1) '(2))) ; => (1 2)
(set=? (set default-comparator 1 2) (set default-comparator 2 1)) ; => #t
(set<? (set default-comparator 1) (set default-comparator 1 2)) ; => #t
(set>? (set default-comparator 1) (set default-comparator 1)) ; => #f
(set<=? (set default-comparator 1) (set default-comparator 1)) ; => #t
(set>=? (set default-comparator 1 2) (set default-comparator 1)) ; => #t
(set->list (set-union (set default-comparator 1 2) (set default-comparator 2 3))) ; => (1 2 3)
(set->list (set-intersection (set default-comparator 1 2) (set default-comparator 2 3))) ; => (2)
(set->list (set-difference (set default-comparator 1 2) (set default-comparator 2 3))) ; => (1)
(set->list (set-xor (set default-comparator 1 2) (set default-comparator 2 3))) ; => (1 3)
(set-size (set-union! (set default-comparator 1) (set default-comparator 2))) ; => 2
(set-size (set-intersection! (set default-comparator 1) (set default-comparator 2))) ; => 0
(set-size (set-difference! (set default-comparator 1) (set default-comparator 2))) ; => 1
(set-size (set-xor! (set default-comparator 1) (set default-comparator 1 2))) ; => 1

;; Edges
(define n (make-comparator exact-integer? = < number-hash))
(define odd (set n 1 3 5))
(define none (set n))
(list (set-empty? none) (set-size none) (set->list none) (set-contains? none 1)) ; => (#t 0 () #f)
(set-adjoin odd 'a) ; error: `set-adjoin` wanted an element that the comparator accepts as argument 2, got a
(set->list (set-adjoin odd 1 7)) ; => (1 3 5 7)
(set->list odd) ; => (1 3 5)
(map set->list (list (set-union odd none) (set-intersection odd none) (set-difference odd none) (set-xor odd none))) ; => ((1 3 5) () (1 3 5) (1 3 5))
(set->list (set-union odd (set n 2) (set n 4 1))) ; => (1 3 5 2 4)
(set->list (set-intersection odd (set n 3 5 7) (set n 5 3))) ; => (3 5)
(set->list (set-difference odd (set n 3) (set n 5))) ; => (1)
(list (set=? odd (set n 5 3 1) (set n 1 3 5)) (set=? odd (set n 1 3)) (set=? odd)) ; => (#t #f #t)
(list (set<? none odd) (set<? odd odd) (set<=? odd odd) (set>? odd none) (set>=? odd odd) (set<? (set n 1) (set n 1 3) odd)) ; => (#t #f #t #t #t #t)
;; The elements of the result are those of the first set that has them.
(define ci string-ci-comparator)
(set->list (set-union (set ci "ab") (set ci "AB" "cd"))) ; => ("ab" "cd")
(set->list (set-intersection (set ci "ab") (set ci "AB"))) ; => ("ab")
(list (set-member (set ci "ab") "AB" #f) (set-member (set ci "ab") "x" 'none)) ; => ("ab" none)
(set->list (set-map ci symbol->string (set eq-comparator 'foo 'FOO 'bar))) ; => ("foo" "bar")
;; Each way out of a search.
(define (result s object) (list (set->list s) object))
(call-with-values (lambda () (set-search! (set n 1 2) 2 list (lambda (e update remove) (remove 'gone)))) result) ; => ((1) gone)
(call-with-values (lambda () (set-search! (set n 1 2) 2 list (lambda (e update remove) (update 5 'new)))) result) ; => ((1 5) new)
(call-with-values (lambda () (set-search! (set n 1 2) 3 (lambda (insert ignore) (ignore 'no)) list)) result) ; => ((1 2) no)
(set-find even? odd (lambda () 'none)) ; => none
(set-every? even? none) ; => #t
(set-any? even? none) ; => #f
(set-fold cons '() odd) ; => (5 3 1)
(set-size (set (make-comparator list? (lambda (a b) (equal? a b)) #f default-hash) '(1) '(1) '(2))) ; => 2
(set (make-comparator symbol? (lambda (a b) (eq? a b)) #f #f) 'a) ; error: `set` wanted an equivalence that comes with a hash function as argument 1
(set->list 5) ; error: `set->list` wanted a set as argument 1, got 5
(set-union odd 5) ; error: `set-union` wanted a set as argument 2, got 5
(set-size (bag n 1)) ; error: `set-size` wanted a set as argument 1
(set-map n 5 odd) ; error: `set-map` wanted a procedure as argument 2, got 5
;; Sets of sets.
(define deep (set set-comparator (set n 1 2) (set n 2 1) (set n 3)))
(list (set-size deep) (set-contains? deep (set n 3)) (set-contains? deep (set n 4))) ; => (2 #t #f)
(set-size (list->set n (range 5000))) ; => 5000

; What is wrong is told under the name of the procedure that was called, at its position.
(list->set default-comparator 5) ; error: `list->set` wanted a list as argument 2, got 5
(set 7 1) ; error: `set` wanted a comparator as argument 1, got 7
(set-filter! 5 (set default-comparator)) ; error: `set-filter!` wanted a procedure as argument 1, got 5
(set-contains? (set string-comparator "a") 5) ; error: `set-contains?` wanted an element that the comparator accepts as argument 2, got 5
(set string-comparator "a" 5) ; error: `set` wanted an element that the comparator accepts as argument 3, got 5
(list->set string-comparator '("a" 5)) ; error: `list->set` wanted a list of elements that the comparator accepts as argument 2
(set-union (set default-comparator 1) (set string-comparator "a")) ; error: `set-union` wanted a set with the comparator of the first as argument 2
(set-map string-comparator (lambda (x) 5) (set default-comparator 1)) ; error: `set-map` wanted a procedure whose results the comparator accepts as argument 2
