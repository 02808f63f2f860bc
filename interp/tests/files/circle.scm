;;;; Includes a file that includes this one.

(define before 1)
(include "nested/back.scm")
