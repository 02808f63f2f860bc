;;;; Sorting, merging, thinning out and selecting, in lists and vectors. Every sort is stable.
(define-library (srfi 132)
  (import (lambdust core) (lambdust internal))
  (export
    list-delete-neighbor-dups list-delete-neighbor-dups! list-merge list-merge! list-sort list-sort!
    list-sorted? list-stable-sort list-stable-sort! vector-delete-neighbor-dups vector-delete-neighbor-dups!
    vector-find-median vector-find-median! vector-merge vector-merge! vector-select! vector-separate!
    vector-sort vector-sort! vector-sorted? vector-stable-sort vector-stable-sort!)
  (include "132/lists.scm" "132/vectors.scm" "132/selection.scm"))
