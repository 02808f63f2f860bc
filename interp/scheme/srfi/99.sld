;;;; Record types that extend others, made by the core's form or by procedures, and their inspection.
(define-library (srfi 99)
  (import (lambdust core) (lambdust internal))
  (export
    define-record-type make-rtd record-rtd record? rtd-accessor rtd-all-field-names rtd-constructor
    rtd-field-mutable? rtd-field-names rtd-mutator rtd-name rtd-parent rtd-predicate rtd?)
  (include "99/types.scm" "99/procedures.scm"))
