;;;; Promises.
(define-library (scheme lazy)
  (import (lambdust core))
  (export
    delay delay-force force make-promise promise?))
