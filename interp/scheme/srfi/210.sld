;;;; Procedures and forms for multiple values.
(define-library (srfi 210)
  (import (except (lambdust core) box box? unbox set-box!) (lambdust internal) (srfi 195))
  (export
    apply/mv bind bind/box bind/list bind/mv box-values box/mv call/mv case-receive coarity compose-left
    compose-right (rename values identity) list-values list/mv map-values set!-values value value/mv
    vector-values vector/mv with-values)
  (include "210/forms.scm" "210/procedures.scm"))
