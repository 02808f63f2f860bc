;;;; All of the language: the builtins and these files, in this order.
(define-library (lambdust core)
  (include "syntax.scm"
           "errors.scm"
           "control.scm"
           "exceptions.scm"
           "parameters.scm"
           "promises.scm"
           "lists.scm"
           "folds.scm"
           "strings.scm"
           "vectors.scm"
           "sort.scm"
           "custom-tables.scm"
           "table-constructors.scm"
           "hash-tables.scm"
           "ports.scm"
           "environments.scm"
           "time.scm"))
