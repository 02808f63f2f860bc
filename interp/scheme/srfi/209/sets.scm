;;;; Sets of enums of one type: a balanced tree by ordinal. Nothing changes a set; the procedures whose names end in `!`
;;;; are those without it.

(define-record-type %enum-set-record
  (%make-set type tree)
  enum-set?
  (type %set-type)
  (tree %tree))

(define (%check-set who position object)
  (if (not (enum-set? object)) (%wrong-type who position "an enum set" object)))

(define (%check-sets who a b)
  (%check-set who 1 a)
  (%check-set who 2 b)
  (if (not (eq? (%set-type a) (%set-type b))) (%wrong-type who 2 "an enum set of the same type" b)))

(define (%check-walk who proc position set)
  (%check-procedure who 1 proc)
  (%check-set who position set))

(define (%from-list type enums)
  (%make-set type (fold (lambda (enum tree) (tree-insert < tree (%enum-ordinal enum) enum)) #f enums)))

(define (%members set)
  (tree-fold-right (lambda (ordinal enum rest) (cons enum rest)) '() (%tree set)))

;;; The set of no enums of the type.
;;; (enum-set-size (enum-empty-set (make-enum-type '(red)))) ; => 0
(define (enum-empty-set type)
  (%check-type 'enum-empty-set 1 type)
  (%make-set type #f))

;;; The set of all enums of the type.
;;; (enum-set->list (enum-type->enum-set (make-enum-type '(red blue)))) ; => (red blue)
(define (enum-type->enum-set type)
  (%check-type 'enum-type->enum-set 1 type)
  (%from-list type (enum-type-enums type)))

;;; The set of these enums of the type.
;;; (let ((c (make-enum-type '(red blue)))) (enum-set->list (enum-set c (enum-max c)))) ; => (blue)
(define (enum-set type . enums)
  (%check-type 'enum-set 1 type)
  (%check-members 'enum-set 2 type enums)
  (%from-list type enums))

;;; The set of the enums of a list, of the type.
;;; (let ((c (make-enum-type '(red blue)))) (enum-set->list (list->enum-set c (enum-type-enums c)))) ; => (red blue)
(define (list->enum-set type enums)
  (%check-type 'list->enum-set 1 type)
  (%check-member-list 'list->enum-set 2 type enums)
  (%from-list type enums))

;;; The set of the enums of a type, or of the type of a set, that have the names of the members of another set.
;;; (enum-set->list (enum-set-projection (make-enum-type '(green red)) (make-enumeration '(red)))) ; => (red)
(define (enum-set-projection type-or-set set)
  (%check-set 'enum-set-projection 2 set)
  (let ((type (if (enum-set? type-or-set) (%set-type type-or-set) type-or-set)))
    (%check-type 'enum-set-projection 1 type)
    (%from-list type (map (lambda (enum) (%named 'enum-set-projection type (%enum-name enum))) (%members set)))))

;;; The set itself, for nothing changes it.
;;; (enum-set->list (enum-set-copy (make-enumeration '(red)))) ; => (red)
(define (enum-set-copy set)
  (%check-set 'enum-set-copy 1 set)
  set)

;;; The set of all enums of a new type with these names, which are also their values.
;;; (enum-set->list (make-enumeration '(red blue))) ; => (red blue)
(define (make-enumeration names)
  (if (not (and (list? names) (every symbol? names))) (%wrong-type 'make-enumeration 1 "a list of symbols" names))
  (enum-type->enum-set (%new-type 'make-enumeration (map (lambda (name) (list name name)) names))))

;;; The set of all enums of the type of the set.
;;; (enum-set->list (enum-set-universe (enum-set-complement (make-enumeration '(red))))) ; => (red)
(define (enum-set-universe set)
  (%check-set 'enum-set-universe 1 set)
  (enum-type->enum-set (%set-type set)))

;;; A procedure that makes a set of the type of this one from a list of names.
;;; (enum-set->list ((enum-set-constructor (make-enumeration '(red blue))) '(blue))) ; => (blue)
(define (enum-set-constructor set)
  (%check-set 'enum-set-constructor 1 set)
  (let ((type (%set-type set)))
    (lambda (names)
      (%from-list type (map (lambda (name) (%member type name)) names)))))

(define (%check-element who set enum)
  (%check-set who 1 set)
  (%check-members who 2 (%set-type set) (list enum)))

;;; Whether the enum is in the set.
;;; (let ((c (make-enum-type '(red blue)))) (enum-set-contains? (enum-type->enum-set c) (enum-min c))) ; => #t
(define (enum-set-contains? set enum)
  (%check-element 'enum-set-contains? set enum)
  (tree-contains? < (%tree set) (%enum-ordinal enum)))

;;; Whether the enum with this name is in the set.
;;; (enum-set-member? 'red (make-enumeration '(red))) ; => #t
(define (enum-set-member? name set)
  (%check-set 'enum-set-member? 2 set)
  (let ((enum (enum-name->enum (%set-type set) name)))
    (if (not enum) (%wrong-type 'enum-set-member? 1 "a name of the enum type" name))
    (tree-contains? < (%tree set) (%enum-ordinal enum))))

;;; Whether nothing is in the set.
;;; (enum-set-empty? (make-enumeration '(red))) ; => #f
(define (enum-set-empty? set)
  (%check-set 'enum-set-empty? 1 set)
  (not (%tree set)))

;;; Whether nothing is in both.
;;; (let ((s (make-enumeration '(red)))) (enum-set-disjoint? s (enum-set-complement s))) ; => #t
(define (enum-set-disjoint? a b)
  (%check-sets 'enum-set-disjoint? a b)
  (tree-disjoint? < (%tree a) (%tree b)))

(define (%part? a b) (tree-submap? < eq? (%tree a) (%tree b)))

(define (%smaller? a b) (< (tree-size (%tree a)) (tree-size (%tree b))))

;;; Whether both have the same members.
;;; (let ((s (make-enumeration '(red)))) (enum-set=? s (enum-set-complement s))) ; => #f
(define (enum-set=? a b)
  (%check-sets 'enum-set=? a b)
  (tree-same? < eq? (%tree a) (%tree b)))

;;; Whether the first is part of the second and not the same.
;;; (let ((s (make-enumeration '(red)))) (enum-set<? (enum-set-complement s) s)) ; => #t
(define (enum-set<? a b)
  (%check-sets 'enum-set<? a b)
  (and (%smaller? a b) (%part? a b)))

;;; Whether the second is part of the first and not the same.
;;; (let ((s (make-enumeration '(red)))) (enum-set>? s s)) ; => #f
(define (enum-set>? a b)
  (%check-sets 'enum-set>? a b)
  (and (%smaller? b a) (%part? b a)))

;;; Whether the first is part of the second.
;;; (let ((s (make-enumeration '(red)))) (enum-set<=? s s)) ; => #t
(define (enum-set<=? a b)
  (%check-sets 'enum-set<=? a b)
  (%part? a b))

;;; Whether the second is part of the first.
;;; (let ((s (make-enumeration '(red)))) (enum-set>=? (enum-set-complement s) s)) ; => #f
(define (enum-set>=? a b)
  (%check-sets 'enum-set>=? a b)
  (%part? b a))

;;; Whether the names of the members of the first, of whatever type, are names of members of the second.
;;; (enum-set-subset? (make-enumeration '(red)) (make-enumeration '(blue red))) ; => #t
(define (enum-set-subset? a b)
  (%check-set 'enum-set-subset? 1 a)
  (%check-set 'enum-set-subset? 2 b)
  (let ((names (map %enum-name (%members b))))
    (every (lambda (enum) (and (memq (%enum-name enum) names) #t)) (%members a))))

;;; The type of the members.
;;; (enum-type? (enum-set-type (make-enumeration '(red)))) ; => #t
(define (enum-set-type set)
  (%check-set 'enum-set-type 1 set)
  (%set-type set))

;;; A procedure that gives the ordinal of a name in the type of the set, or `#f`.
;;; ((enum-set-indexer (make-enumeration '(red blue))) 'blue) ; => 1
(define (enum-set-indexer set)
  (%check-set 'enum-set-indexer 1 set)
  (let ((type (%set-type set)))
    (lambda (name)
      (let ((enum (enum-name->enum type name)))
        (and enum (%enum-ordinal enum))))))
