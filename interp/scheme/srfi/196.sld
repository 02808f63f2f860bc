;;;; Ranges: sequences that are computed when they are looked at.
(define-library (srfi 196)
  (import (lambdust core) (lambdust internal))
  (export
    iota-range numeric-range range range->generator range->list range->string range->vector range-any
    range-append range-count range-drop range-drop-right range-drop-while range-drop-while-right
    range-every range-filter range-filter->list range-filter-map range-filter-map->list range-first
    range-fold range-fold-right range-for-each range-index range-index-right range-last range-length
    range-map range-map->list range-map->vector range-ref range-remove range-remove->list range-reverse
    range-segment range-split-at range-take range-take-right range-take-while range-take-while-right
    range=? range? string-range subrange vector->range vector-range)
  (include "196/constructors.scm" "196/parts.scm" "196/iteration.scm"))
