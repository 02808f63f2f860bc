;;;; Sorting and merging, with keys.
(define-library (srfi 95)
  (import (except (lambdust core) sort sort! sorted?) (lambdust internal) (srfi 132))
  (export
    merge (rename merge merge!) sort sort! sorted?)
  (include "95.scm"))
