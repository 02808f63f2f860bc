;;;; Generators of random data.
(define-library (srfi 194)
  (import (lambdust core) (lambdust internal) (srfi 27))
  (export
    clamp-real-number current-random-source gsampling make-ball-generator make-bernoulli-generator
    make-binomial-generator make-categorical-generator make-ellipsoid-generator
    make-exponential-generator make-geometric-generator make-normal-generator make-poisson-generator
    make-random-boolean-generator make-random-char-generator make-random-integer-generator
    make-random-polar-generator make-random-real-generator make-random-rectangular-generator
    make-random-s16-generator make-random-s32-generator make-random-s64-generator
    make-random-s8-generator make-random-source-generator make-random-string-generator
    make-random-u1-generator make-random-u16-generator make-random-u32-generator
    make-random-u64-generator make-random-u8-generator make-sphere-generator make-zipf-generator
    with-random-source)
  (include "194.scm"
           "194/distributions.scm"))
