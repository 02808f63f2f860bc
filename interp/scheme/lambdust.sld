;;;; What a session sees without importing anything: all that is public, but for the names that come by
;;;; importing (srfi 1).
(define-library (lambdust)
  (import (except (lambdust core)
    any append-map append-reverse count delete delete-duplicates every filter filter-map find find-tail
    fold fold-right iota list-index list-tabulate partition reduce reduce-right remove unfold
    unfold-right)))
