;;;; Enumerations and sets of their members.
(define-library (srfi 209)
  (import (lambdust core) (lambdust internal) (srfi 146 tree))
  (export
    define-enum define-enumeration enum-empty-set enum-max enum-min enum-name enum-name->enum
    enum-name->ordinal enum-name->value enum-next enum-ordinal enum-ordinal->enum enum-ordinal->name
    enum-ordinal->value enum-prev enum-set enum-set->enum-list enum-set->list enum-set-adjoin
    enum-set-adjoin! enum-set-any? enum-set-complement enum-set-complement! enum-set-constructor
    enum-set-contains? enum-set-copy enum-set-count enum-set-delete enum-set-delete! enum-set-delete-all
    enum-set-delete-all! enum-set-difference enum-set-difference! enum-set-disjoint? enum-set-empty?
    enum-set-every? enum-set-filter enum-set-filter! enum-set-fold enum-set-for-each enum-set-indexer
    enum-set-intersection enum-set-intersection! enum-set-map->list enum-set-member? enum-set-projection
    enum-set-remove enum-set-remove! enum-set-size enum-set-subset? enum-set-type enum-set-union
    enum-set-union! enum-set-universe enum-set-xor enum-set-xor! enum-set<=? enum-set<? enum-set=?
    enum-set>=? enum-set>? enum-set? enum-type enum-type->enum-set enum-type-contains? enum-type-enums
    enum-type-names enum-type-size enum-type-values enum-type? enum-value enum<=? enum<? enum=? enum>=?
    enum>? enum? list->enum-set make-enum-comparator make-enum-type make-enumeration)
  (include "209.scm"
           "209/sets.scm"
           "209/changes.scm"))
