;;;; Persistent mappings from exact integers, in order.
(define-library (srfi 224)
  (import (lambdust core) (lambdust internal) (srfi 146 tree))
  (export
    alist->fxmapping alist->fxmapping/combinator fxmapping fxmapping->alist fxmapping->decreasing-alist
    fxmapping->decreasing-generator fxmapping->generator fxmapping-accumulate fxmapping-adjoin
    fxmapping-adjoin/combinator fxmapping-adjust fxmapping-alter fxmapping-any?
    fxmapping-closed-interval fxmapping-closed-open-interval fxmapping-contains? fxmapping-count
    fxmapping-delete fxmapping-delete-all fxmapping-delete-max fxmapping-delete-min fxmapping-difference
    fxmapping-disjoint? fxmapping-empty? fxmapping-every? fxmapping-filter fxmapping-find fxmapping-fold
    fxmapping-fold-right fxmapping-for-each fxmapping-intersection fxmapping-intersection/combinator
    fxmapping-keys fxmapping-map fxmapping-map->list fxmapping-max fxmapping-min
    fxmapping-open-closed-interval fxmapping-open-interval fxmapping-partition fxmapping-pop-max
    fxmapping-pop-min fxmapping-ref fxmapping-ref/default fxmapping-relation-map fxmapping-remove
    fxmapping-set fxmapping-size fxmapping-split fxmapping-unfold fxmapping-union
    fxmapping-union/combinator fxmapping-update fxmapping-update-max fxmapping-update-min
    fxmapping-values fxmapping-xor fxmapping<=? fxmapping<? fxmapping=? fxmapping>=? fxmapping>?
    fxmapping? fxsubmapping< fxsubmapping<= fxsubmapping= fxsubmapping> fxsubmapping>=)
  (include "224.scm"
           "224/updates.scm"
           "224/walks.scm"
           "224/relations.scm"))
