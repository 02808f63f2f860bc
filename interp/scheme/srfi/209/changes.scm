;;;; Enum sets with members added, taken away, walked and combined.

(define (%with set enums)
  (%from-list (%set-type set) (append (%members set) enums)))

(define (%without set enums)
  (%make-set (%set-type set)
             (fold (lambda (enum tree) (tree-delete < tree (%enum-ordinal enum))) (%tree set) enums)))

;;; The set with these enums.
;;; (let ((c (make-enum-type '(red blue)))) (enum-set->list (enum-set-adjoin (enum-empty-set c) (enum-max c)))) ; => (blue)
(define (enum-set-adjoin set . enums)
  (%check-set 'enum-set-adjoin 1 set)
  (%check-members 'enum-set-adjoin 2 (%set-type set) enums)
  (%with set enums))

;;; As `enum-set-adjoin`.
;;; (let ((c (make-enum-type '(red)))) (enum-set-size (enum-set-adjoin! (enum-empty-set c) (enum-min c)))) ; => 1
(define (enum-set-adjoin! set . enums)
  (%check-set 'enum-set-adjoin! 1 set)
  (%check-members 'enum-set-adjoin! 2 (%set-type set) enums)
  (%with set enums))

;;; The set without these enums.
;;; (let ((c (make-enum-type '(red blue)))) (enum-set->list (enum-set-delete (enum-type->enum-set c) (enum-max c)))) ; => (red)
(define (enum-set-delete set . enums)
  (%check-set 'enum-set-delete 1 set)
  (%check-members 'enum-set-delete 2 (%set-type set) enums)
  (%without set enums))

;;; As `enum-set-delete`.
;;; (let ((c (make-enum-type '(red)))) (enum-set-size (enum-set-delete! (enum-type->enum-set c) (enum-min c)))) ; => 0
(define (enum-set-delete! set . enums)
  (%check-set 'enum-set-delete! 1 set)
  (%check-members 'enum-set-delete! 2 (%set-type set) enums)
  (%without set enums))

;;; The set without the enums of a list.
;;; (let ((c (make-enum-type '(red blue)))) (enum-set-size (enum-set-delete-all (enum-type->enum-set c) (enum-type-enums c)))) ; => 0
(define (enum-set-delete-all set enums)
  (%check-set 'enum-set-delete-all 1 set)
  (%check-member-list 'enum-set-delete-all 2 (%set-type set) enums)
  (%without set enums))

;;; As `enum-set-delete-all`.
;;; (let ((c (make-enum-type '(red)))) (enum-set-size (enum-set-delete-all! (enum-type->enum-set c) '()))) ; => 1
(define (enum-set-delete-all! set enums)
  (%check-set 'enum-set-delete-all! 1 set)
  (%check-member-list 'enum-set-delete-all! 2 (%set-type set) enums)
  (%without set enums))

;;; How many members there are.
;;; (enum-set-size (make-enumeration '(red blue))) ; => 2
(define (enum-set-size set)
  (%check-set 'enum-set-size 1 set)
  (tree-size (%tree set)))

;;; The members in order.
;;; (map enum-name (enum-set->enum-list (make-enumeration '(red blue)))) ; => (red blue)
(define (enum-set->enum-list set)
  (%check-set 'enum-set->enum-list 1 set)
  (%members set))

;;; The names of the members in order.
;;; (enum-set->list (make-enumeration '(red blue))) ; => (red blue)
(define (enum-set->list set)
  (%check-set 'enum-set->list 1 set)
  (map %enum-name (%members set)))

;;; Whether some member satisfies the predicate.
;;; (enum-set-any? (lambda (e) (eq? (enum-name e) 'red)) (make-enumeration '(red blue))) ; => #t
(define (enum-set-any? satisfied? set)
  (%check-walk 'enum-set-any? satisfied? 2 set)
  (any (lambda (enum) (and (satisfied? enum) #t)) (%members set)))

;;; Whether all members satisfy the predicate.
;;; (enum-set-every? (lambda (e) (eq? (enum-name e) 'red)) (make-enumeration '(red blue))) ; => #f
(define (enum-set-every? satisfied? set)
  (%check-walk 'enum-set-every? satisfied? 2 set)
  (every (lambda (enum) (and (satisfied? enum) #t)) (%members set)))

;;; How many members satisfy the predicate.
;;; (enum-set-count (lambda (e) (> (enum-ordinal e) 0)) (make-enumeration '(red blue))) ; => 1
(define (enum-set-count satisfied? set)
  (%check-walk 'enum-set-count satisfied? 2 set)
  (count satisfied? (%members set)))

(define (%select satisfied? set)
  (%make-set (%set-type set) (tree-filter (lambda (ordinal enum) (satisfied? enum)) (%tree set))))

;;; The set of the members that satisfy the predicate.
;;; (enum-set->list (enum-set-filter (lambda (e) (> (enum-ordinal e) 0)) (make-enumeration '(red blue)))) ; => (blue)
(define (enum-set-filter satisfied? set)
  (%check-walk 'enum-set-filter satisfied? 2 set)
  (%select satisfied? set))

;;; As `enum-set-filter`.
;;; (enum-set-size (enum-set-filter! enum? (make-enumeration '(red blue)))) ; => 2
(define (enum-set-filter! satisfied? set)
  (%check-walk 'enum-set-filter! satisfied? 2 set)
  (%select satisfied? set))

;;; The set of the members that do not satisfy the predicate.
;;; (enum-set->list (enum-set-remove (lambda (e) (> (enum-ordinal e) 0)) (make-enumeration '(red blue)))) ; => (red)
(define (enum-set-remove satisfied? set)
  (%check-walk 'enum-set-remove satisfied? 2 set)
  (%select (lambda (enum) (not (satisfied? enum))) set))

;;; As `enum-set-remove`.
;;; (enum-set-size (enum-set-remove! enum? (make-enumeration '(red blue)))) ; => 0
(define (enum-set-remove! satisfied? set)
  (%check-walk 'enum-set-remove! satisfied? 2 set)
  (%select (lambda (enum) (not (satisfied? enum))) set))

;;; The list of the results of `proc` for the members in order.
;;; (enum-set-map->list enum-ordinal (make-enumeration '(red blue))) ; => (0 1)
(define (enum-set-map->list proc set)
  (%check-walk 'enum-set-map->list proc 2 set)
  (map proc (%members set)))

;;; Calls `proc` with each member in order, for its effect.
;;; (enum-set-for-each (lambda (e) (display (enum-name e))) (make-enumeration '(red blue))) ; prints redblue
(define (enum-set-for-each proc set)
  (%check-walk 'enum-set-for-each proc 2 set)
  (for-each proc (%members set)))

;;; Combines the members: `(proc enum result)`, beginning with `seed`.
;;; (enum-set-fold (lambda (e names) (cons (enum-name e) names)) '() (make-enumeration '(red blue))) ; => (blue red)
(define (enum-set-fold proc seed set)
  (%check-walk 'enum-set-fold proc 3 set)
  (fold proc seed (%members set)))

(define (%first ordinal a b) a)

(define (%union a b) (tree-union < %first a b))
(define (%intersection a b) (tree-intersection < %first a b))
(define (%difference a b) (tree-difference < a b))
(define (%xor a b) (tree-xor < a b))

(define (%combine who a b combine)
  (%check-sets who a b)
  (%make-set (%set-type a) (combine (%tree a) (%tree b))))

;;; The set of the enums of the type that are not in the set.
;;; (let ((c (make-enum-type '(red blue)))) (enum-set->list (enum-set-complement (enum-set c (enum-min c))))) ; => (blue)
(define (enum-set-complement set)
  (%check-set 'enum-set-complement 1 set)
  (%combine 'enum-set-complement (enum-type->enum-set (%set-type set)) set %difference))

;;; The set of what is in either.
;;; (let ((s (make-enumeration '(red)))) (enum-set->list (enum-set-union s s))) ; => (red)
(define (enum-set-union a b)
  (%combine 'enum-set-union a b %union))

;;; The set of what is in both.
;;; (let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-intersection s (enum-set-complement s)))) ; => 0
(define (enum-set-intersection a b)
  (%combine 'enum-set-intersection a b %intersection))

;;; The set of what is in the first only.
;;; (let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-difference s s))) ; => 0
(define (enum-set-difference a b)
  (%combine 'enum-set-difference a b %difference))

;;; The set of what is in one of the two only.
;;; (let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-xor s (enum-set-complement s)))) ; => 1
(define (enum-set-xor a b)
  (%combine 'enum-set-xor a b %xor))

;;; As `enum-set-complement`.
;;; (enum-set-size (enum-set-complement! (make-enumeration '(red)))) ; => 0
(define (enum-set-complement! set)
  (%check-set 'enum-set-complement! 1 set)
  (%combine 'enum-set-complement! (enum-type->enum-set (%set-type set)) set %difference))

;;; As `enum-set-union`.
;;; (let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-union! s s))) ; => 1
(define (enum-set-union! a b)
  (%combine 'enum-set-union! a b %union))

;;; As `enum-set-intersection`.
;;; (let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-intersection! s s))) ; => 1
(define (enum-set-intersection! a b)
  (%combine 'enum-set-intersection! a b %intersection))

;;; As `enum-set-difference`.
;;; (let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-difference! s s))) ; => 0
(define (enum-set-difference! a b)
  (%combine 'enum-set-difference! a b %difference))

;;; As `enum-set-xor`.
;;; (let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-xor! s s))) ; => 0
(define (enum-set-xor! a b)
  (%combine 'enum-set-xor! a b %xor))
