;;;; Includes what lies beside it.

(include "innermost.scm")
(define (inner) (list 'inner (innermost)))
