;;;; Lists, complete. The procedures whose names end in `!` may reuse their arguments and do not: they
;;;; are the ones without the mark.
(define-library (srfi 1)
  (import (lambdust core) (lambdust internal))
  (export
    alist-cons alist-copy alist-delete (rename alist-delete alist-delete!) any append
    (rename append append!) append-map (rename append-map append-map!) append-reverse
    (rename append-reverse append-reverse!) assoc assq assv break (rename break break!) caaaar caaadr caaar
    caadar caaddr caadr caar cadaar cadadr cadar caddar cadddr caddr cadr car car+cdr cdaaar cdaadr cdaar
    cdadar cdaddr cdadr cdar cddaar cddadr cddar cdddar cddddr cdddr cddr cdr circular-list circular-list?
    concatenate (rename concatenate concatenate!) cons cons* count delete (rename delete delete!)
    delete-duplicates (rename delete-duplicates delete-duplicates!) dotted-list? drop drop-right
    (rename drop-right drop-right!) drop-while eighth every fifth filter (rename filter filter!) filter-map
    find find-tail first fold fold-right for-each fourth iota last last-pair length length+ list list-copy
    list-index list-ref list-tabulate list= lset-adjoin lset-diff+intersection
    (rename lset-diff+intersection lset-diff+intersection!) lset-difference
    (rename lset-difference lset-difference!) lset-intersection
    (rename lset-intersection lset-intersection!) lset-union (rename lset-union lset-union!) lset-xor
    (rename lset-xor lset-xor!) lset<= lset= make-list map (rename map map!) (rename map map-in-order)
    member memq memv ninth not-pair? null-list? null? pair-fold pair-fold-right pair-for-each pair?
    partition (rename partition partition!) proper-list? reduce reduce-right remove (rename remove remove!)
    reverse (rename reverse reverse!) second set-car! set-cdr! seventh sixth span (rename span span!)
    split-at (rename split-at split-at!) take (rename take take!) take-right take-while
    (rename take-while take-while!) tenth third unfold unfold-right unzip1 unzip2 unzip3 unzip4 unzip5
    xcons zip)
  (include "1/constructors.scm" "1/selectors.scm" "1/pairs.scm" "1/searching.scm" "1/sets.scm"))
