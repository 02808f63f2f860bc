;;;; Ephemerons.
(define-library (srfi 124)
  (import (lambdust core))
  (export
    ephemeron-broken? ephemeron-datum ephemeron-key ephemeron? make-ephemeron reference-barrier))
