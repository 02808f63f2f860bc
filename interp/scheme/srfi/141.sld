;;;; Integer division in six ways of rounding.
(define-library (srfi 141)
  (import (lambdust core) (lambdust internal))
  (export
    balanced-quotient balanced-remainder balanced/ ceiling-quotient ceiling-remainder ceiling/
    euclidean-quotient euclidean-remainder euclidean/ floor-quotient floor-remainder floor/
    round-quotient round-remainder round/ truncate-quotient truncate-remainder truncate/)
  (include "141.scm"))
