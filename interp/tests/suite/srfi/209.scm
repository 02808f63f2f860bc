(import (srfi 209))

(enum-type-names (make-enum-type '(red (green 5) blue))) ; => (red green blue)
(enum-type-contains? (make-enum-type '(red)) (enum-min (make-enum-type '(red)))) ; => #f
(let ((c (make-enum-type '(red blue)))) (enum=? (enum-min c) (enum-max c))) ; => #f
(let ((c (make-enum-type '(red blue)))) (enum<? (enum-min c) (enum-max c))) ; => #t
(let ((c (make-enum-type '(red blue)))) (enum>? (enum-min c) (enum-max c))) ; => #f
(let ((c (make-enum-type '(red blue)))) (enum<=? (enum-min c) (enum-min c))) ; => #t
(let ((c (make-enum-type '(red blue)))) (enum>=? (enum-min c) (enum-max c))) ; => #f
(enum-name (enum-min (make-enum-type '(red blue)))) ; => red
(enum-ordinal (enum-max (make-enum-type '(red blue)))) ; => 1
(enum-value (enum-min (make-enum-type '((red "rouge"))))) ; => "rouge"
(enum-name->enum (make-enum-type '(red)) 'blue) ; => #f
(enum-name (enum-ordinal->enum (make-enum-type '(red blue)) 1)) ; => blue
(enum-name->ordinal (make-enum-type '(red blue)) 'blue) ; => 1
(enum-name->value (make-enum-type '((red "rouge"))) 'red) ; => "rouge"
(enum-ordinal->name (make-enum-type '(red blue)) 1) ; => blue
(enum-ordinal->value (make-enum-type '((red "rouge"))) 0) ; => "rouge"
(enum-type-size (make-enum-type '(red blue))) ; => 2
(enum-name (enum-min (make-enum-type '(red blue)))) ; => red
(enum-name (enum-max (make-enum-type '(red blue)))) ; => blue
(map enum-ordinal (enum-type-enums (make-enum-type '(red blue)))) ; => (0 1)
(enum-type-names (make-enum-type '(red blue))) ; => (red blue)
(enum-type-values (make-enum-type '(red (blue "bleu")))) ; => (0 "bleu")
(enum-name (enum-next (enum-min (make-enum-type '(red blue))))) ; => blue
(enum-prev (enum-min (make-enum-type '(red blue)))) ; => #f
(let ((c (make-enum-type '(red)))) (eq? c (enum-type (enum-min c)))) ; => #t
(hash-table-size (make-hash-table (make-enum-comparator (make-enum-type '(red))))) ; => 0
(begin (define-enum color (red green (blue 9)) color-set) (list (enum-value (color blue)) (enum-set->list (color-set blue red)))) ; => (9 (red blue))
(begin (define-enumeration fruit (pear fig) fruits) (enum-set->list (fruits fig))) ; => (fig)
(enum-set-size (enum-empty-set (make-enum-type '(red)))) ; => 0
(enum-set->list (enum-type->enum-set (make-enum-type '(red blue)))) ; => (red blue)
(let ((c (make-enum-type '(red blue)))) (enum-set->list (enum-set c (enum-max c)))) ; => (blue)
(let ((c (make-enum-type '(red blue)))) (enum-set->list (list->enum-set c (enum-type-enums c)))) ; => (red blue)
(enum-set->list (enum-set-projection (make-enum-type '(green red)) (make-enumeration '(red)))) ; => (red)
(enum-set->list (enum-set-copy (make-enumeration '(red)))) ; => (red)
(enum-set->list (make-enumeration '(red blue))) ; => (red blue)
(enum-set->list (enum-set-universe (enum-set-complement (make-enumeration '(red))))) ; => (red)
(enum-set->list ((enum-set-constructor (make-enumeration '(red blue))) '(blue))) ; => (blue)
(let ((c (make-enum-type '(red blue)))) (enum-set-contains? (enum-type->enum-set c) (enum-min c))) ; => #t
(enum-set-member? 'red (make-enumeration '(red))) ; => #t
(enum-set-empty? (make-enumeration '(red))) ; => #f
(let ((s (make-enumeration '(red)))) (enum-set-disjoint? s (enum-set-complement s))) ; => #t
(let ((s (make-enumeration '(red)))) (enum-set=? s (enum-set-complement s))) ; => #f
(let ((s (make-enumeration '(red)))) (enum-set<? (enum-set-complement s) s)) ; => #t
(let ((s (make-enumeration '(red)))) (enum-set>? s s)) ; => #f
(let ((s (make-enumeration '(red)))) (enum-set<=? s s)) ; => #t
(let ((s (make-enumeration '(red)))) (enum-set>=? (enum-set-complement s) s)) ; => #f
(enum-set-subset? (make-enumeration '(red)) (make-enumeration '(blue red))) ; => #t
(enum-type? (enum-set-type (make-enumeration '(red)))) ; => #t
((enum-set-indexer (make-enumeration '(red blue))) 'blue) ; => 1
(let ((c (make-enum-type '(red blue)))) (enum-set->list (enum-set-adjoin (enum-empty-set c) (enum-max c)))) ; => (blue)
(let ((c (make-enum-type '(red)))) (enum-set-size (enum-set-adjoin! (enum-empty-set c) (enum-min c)))) ; => 1
(let ((c (make-enum-type '(red blue)))) (enum-set->list (enum-set-delete (enum-type->enum-set c) (enum-max c)))) ; => (red)
(let ((c (make-enum-type '(red)))) (enum-set-size (enum-set-delete! (enum-type->enum-set c) (enum-min c)))) ; => 0
(let ((c (make-enum-type '(red blue)))) (enum-set-size (enum-set-delete-all (enum-type->enum-set c) (enum-type-enums c)))) ; => 0
(let ((c (make-enum-type '(red)))) (enum-set-size (enum-set-delete-all! (enum-type->enum-set c) '()))) ; => 1
(enum-set-size (make-enumeration '(red blue))) ; => 2
(map enum-name (enum-set->enum-list (make-enumeration '(red blue)))) ; => (red blue)
(enum-set->list (make-enumeration '(red blue))) ; => (red blue)
(enum-set-any? (lambda (e) (eq? (enum-name e) 'red)) (make-enumeration '(red blue))) ; => #t
(enum-set-every? (lambda (e) (eq? (enum-name e) 'red)) (make-enumeration '(red blue))) ; => #f
(enum-set-count (lambda (e) (> (enum-ordinal e) 0)) (make-enumeration '(red blue))) ; => 1
(enum-set->list (enum-set-filter (lambda (e) (> (enum-ordinal e) 0)) (make-enumeration '(red blue)))) ; => (blue)
(enum-set-size (enum-set-filter! enum? (make-enumeration '(red blue)))) ; => 2
(enum-set->list (enum-set-remove (lambda (e) (> (enum-ordinal e) 0)) (make-enumeration '(red blue)))) ; => (red)
(enum-set-size (enum-set-remove! enum? (make-enumeration '(red blue)))) ; => 0
(enum-set-map->list enum-ordinal (make-enumeration '(red blue))) ; => (0 1)
(enum-set-for-each (lambda (e) (display (enum-name e))) (make-enumeration '(red blue))) ; prints redblue
(enum-set-fold (lambda (e names) (cons (enum-name e) names)) '() (make-enumeration '(red blue))) ; => (blue red)
(let ((c (make-enum-type '(red blue)))) (enum-set->list (enum-set-complement (enum-set c (enum-min c))))) ; => (blue)
(let ((s (make-enumeration '(red)))) (enum-set->list (enum-set-union s s))) ; => (red)
(let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-intersection s (enum-set-complement s)))) ; => 0
(let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-difference s s))) ; => 0
(let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-xor s (enum-set-complement s)))) ; => 1
(enum-set-size (enum-set-complement! (make-enumeration '(red)))) ; => 0
(let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-union! s s))) ; => 1
(let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-intersection! s s))) ; => 1
(let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-difference! s s))) ; => 0
(let ((s (make-enumeration '(red)))) (enum-set-size (enum-set-xor! s s))) ; => 0

;; Edges
(define-enum color (red orange (yellow "jaune")) color-set)
(define-enum pizza ((margherita "tomato") (funghi "mushrooms")) pizza-set)
(list (enum-name (color red)) (enum-value (color yellow)) (enum-value (pizza funghi)) (enum-ordinal (pizza funghi))) ; => (red "jaune" "mushrooms" 1)
(list (enum? (color red)) (enum-type? (enum-type (color red))) (enum-set? (color-set)) (enum? 5)) ; => (#t #t #t #f)
(color blue) ; error: the enumeration has no such name
(enum-set->list (color-set yellow red yellow)) ; => (red yellow)
(color-set red blue) ; error: the enumeration has no such name
(define-enumeration light (green amber) lights)
(list (light amber) (enum-set->list (lights amber green))) ; => (amber (green amber))
(light blue) ; error: the enumeration has no such name
(enum=? (color red) (pizza funghi)) ; error: `enum=?` wanted an enum of the same type as argument 2
(enum<? (color red) (color orange) (color yellow)) ; => #t
(list (enum-next (color yellow)) (enum-prev (color red)) (enum-name (enum-prev (color orange)))) ; => (#f #f red)
(make-enum-type '(a a)) ; error: `make-enum-type` wanted a list without a name twice as argument 1
(make-enum-type '(5)) ; error: `make-enum-type` wanted a list of symbols and of lists of a symbol and a value as argument 1
(enum-min (make-enum-type '())) ; error: `enum-min` wanted an ordinal of the enum type
(enum-name->value (enum-type (color red)) 'blue) ; error: `enum-name->value` wanted a name of the enum type as argument 2, got blue
(enum-ordinal->name (enum-type (color red)) 3) ; error: `enum-ordinal->name` wanted an ordinal of the enum type as argument 2, got 3
(enum-set-contains? (color-set red) (pizza funghi)) ; error: `enum-set-contains?` wanted an enum of the same type as argument 2
(enum-set-union (color-set red) (pizza-set funghi)) ; error: `enum-set-union` wanted an enum set of the same type as argument 2
(map enum-set->list (list (enum-set-union (color-set red) (color-set yellow)) (enum-set-intersection (color-set red orange) (color-set orange)) (enum-set-difference (color-set red orange) (color-set orange)) (enum-set-xor (color-set red orange) (color-set orange yellow)))) ; => ((red yellow) (orange) (red) (red yellow))
(list (enum-set<? (color-set red) (color-set red yellow)) (enum-set=? (color-set red) (color-set red)) (enum-set-empty? (color-set))) ; => (#t #t #t)
(enum-set-member? 'blue (color-set red)) ; error: `enum-set-member?` wanted a name of the enum type as argument 1, got blue
(enum-set-projection (make-enum-type '(red)) (color-set orange)) ; error: `enum-set-projection` wanted a name of the enum type as argument 2, got orange
;; Procedures of one meaning name themselves in errors.
(enum-set-delete 5) ; error: `enum-set-delete` wanted an enum set as argument 1, got 5
(enum-set-adjoin! (make-enumeration (list (quote a))) 5) ; error: `enum-set-adjoin!` wanted an enum as argument 2, got 5
(enum-set-delete-all! (make-enumeration (list (quote a))) (list 5)) ; error: `enum-set-delete-all!` wanted a list of enums as argument 2, got (5)
(enum-set-union! 5 5) ; error: `enum-set-union!` wanted an enum set as argument 1, got 5
(make-enumeration (list (quote a) (quote a))) ; error: `make-enumeration` wanted a list without a name twice as argument 1
