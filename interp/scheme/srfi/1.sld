;;;; Lists: folds, filters and searches, beside what the base library has of them.
(define-library (srfi 1)
  (import (lambdust core))
  (export
    any append-map append-reverse count delete delete-duplicates every filter filter-map find find-tail
    fold fold-right iota list-index list-tabulate partition reduce reduce-right remove unfold
    unfold-right))
