;;;; Regular expressions.
(define-library (srfi 115)
  (import (lambdust core) (lambdust internal) (srfi 14))
  (export
    char-set->sre regexp regexp->sre regexp-extract regexp-fold regexp-match->list regexp-match-count
    regexp-match-submatch regexp-match-submatch-end regexp-match-submatch-start regexp-match? regexp-matches
    regexp-matches? regexp-partition regexp-replace regexp-replace-all regexp-search regexp-split regexp? rx
    valid-sre?)
  (include "13/ranges.scm" "115.scm" "115/sets.scm" "115/marks.scm" "115/assertions.scm" "115/machine.scm"
           "115/backtrack.scm" "115/procedures.scm"))
