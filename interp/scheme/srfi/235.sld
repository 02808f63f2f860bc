;;;; Combinators, and procedures in place of syntax.
(define-library (srfi 235)
  (import (lambdust core) (lambdust internal))
  (export
    all-of always and-procedure any-of apply-chain arguments-drop arguments-drop-right arguments-take
    arguments-take-right begin-procedure boolean case-procedure complement conjoin constantly disjoin
    each-of eager-and-procedure eager-or-procedure flip funcall-procedure group-by if-procedure
    left-section loop-procedure never on on-left on-right or-procedure right-section swap
    unless-procedure until-procedure value-procedure when-procedure while-procedure)
  (include "235.scm"
           "235/syntax.scm"))
