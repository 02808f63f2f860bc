;;;; Random numbers from sources whose state can be kept and repeated.
(define-library (srfi 27)
  (import (lambdust core) (lambdust internal))
  (export
    default-random-source make-random-source random-integer random-real random-source-make-integers
    random-source-make-reals random-source-pseudo-randomize! random-source-randomize!
    random-source-state-ref random-source-state-set! random-source?)
  (include "27.scm"
           "27/draws.scm"))
