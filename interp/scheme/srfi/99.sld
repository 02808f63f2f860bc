;;;; Record types that extend others, made by a form or by procedures, and their inspection.
(define-library (srfi 99)
  (import (rename (lambdust core) (define-record-type plain-record-type)) (lambdust internal))
  (export
    define-record-type make-rtd record-rtd record? rtd-accessor rtd-all-field-names rtd-constructor
    rtd-field-mutable? rtd-field-names rtd-mutator rtd-name rtd-parent rtd-predicate rtd?)
  (include "99/types.scm" "99/procedures.scm"))
