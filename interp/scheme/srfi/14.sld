;;;; Character sets.
(define-library (srfi 14)
  (import (lambdust core) (lambdust internal))
  (export
    ->char-set char-set char-set->list char-set->string char-set-adjoin
    (rename char-set-adjoin char-set-adjoin!) char-set-any char-set-complement
    (rename char-set-complement char-set-complement!) char-set-contains? char-set-copy char-set-count
    char-set-cursor char-set-cursor-next char-set-delete (rename char-set-delete char-set-delete!)
    char-set-diff+intersection (rename char-set-diff+intersection char-set-diff+intersection!)
    char-set-difference (rename char-set-difference char-set-difference!) char-set-every char-set-filter
    (rename char-set-filter char-set-filter!) char-set-fold char-set-for-each char-set-hash
    char-set-intersection (rename char-set-intersection char-set-intersection!) char-set-map char-set-ref
    char-set-size char-set-unfold (rename char-set-unfold char-set-unfold!) char-set-union
    (rename char-set-union char-set-union!) char-set-xor (rename char-set-xor char-set-xor!) char-set:ascii
    char-set:blank char-set:digit char-set:empty char-set:full char-set:graphic char-set:hex-digit
    char-set:iso-control char-set:letter char-set:letter+digit char-set:lower-case char-set:printing
    char-set:punctuation char-set:symbol char-set:title-case char-set:upper-case char-set:whitespace
    char-set<= char-set= char-set? end-of-char-set? list->char-set (rename list->char-set list->char-set!)
    string->char-set (rename string->char-set string->char-set!) ucs-range->char-set
    (rename ucs-range->char-set ucs-range->char-set!))
  (include "14.scm" "14/procedures.scm" "14/categories.scm" "14/standard.scm"))
