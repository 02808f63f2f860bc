;;;; What a session sees without importing anything: all that is public, but for the names that come by
;;;; importing (srfi 1) or (srfi 144).
(define-library (lambdust)
  (import (except (lambdust core)
    any append-map append-reverse count delete delete-duplicates every filter filter-map find find-tail
    fl+* flacosh fladjacent flasinh flatanh flcbrt flcopysign flcosh flexp-1 flexp2 flexponent flhypot
    flinteger-exponent flinteger-fraction fllog1+ fllog10 fllog2 flnormalized-fraction-exponent flsign-bit
    flsinh fltanh fold fold-right iota list-index list-tabulate make-flonum partition reduce reduce-right
    remove unfold unfold-right)))
