;;;; Includes a file of a folder below this one, and one of the folder above.

(include "deep/inner.scm" "../constants.scm")
(define (outer) (list (inner) one two))
