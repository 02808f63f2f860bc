;;;; Purely functional random-access lists under the names of ordinary lists.
(define-library (srfi 101)
  (import (lambdust core) (lambdust internal))
  (export
    (rename %append append) (rename %caaaar caaaar) (rename %caaadr caaadr) (rename %caaar caaar)
    (rename %caadar caadar) (rename %caaddr caaddr) (rename %caadr caadr) (rename %caar caar)
    (rename %cadaar cadaar) (rename %cadadr cadadr) (rename %cadar cadar) (rename %caddar caddar)
    (rename %cadddr cadddr) (rename %caddr caddr) (rename %cadr cadr) (rename %car car)
    (rename %cdaaar cdaaar) (rename %cdaadr cdaadr) (rename %cdaar cdaar) (rename %cdadar cdadar)
    (rename %cdaddr cdaddr) (rename %cdadr cdadr) (rename %cdar cdar) (rename %cddaar cddaar)
    (rename %cddadr cddadr) (rename %cddar cddar) (rename %cdddar cdddar) (rename %cddddr cddddr)
    (rename %cdddr cdddr) (rename %cddr cddr) (rename %cdr cdr) (rename %cons cons) (rename %equal? equal?)
    (rename %for-each for-each) (rename %length length) (rename %length<=? length<=?)
    (rename %linear-access-list->random-access-list linear-access-list->random-access-list)
    (rename %list list) (rename %list-ref list-ref) (rename %list-ref/update list-ref/update)
    (rename %list-set list-set) (rename %list-tail list-tail) (rename %list? list?)
    (rename %make-list make-list) (rename %map map) null? (rename %pair? pair?) (rename %quote quote)
    (rename %random-access-list->linear-access-list random-access-list->linear-access-list)
    (rename %reverse reverse))
  (include "101.scm"
           "101/walks.scm"
           "101/compositions.scm"))
