;;;; Transcendental functions and the classes of flonums.
(define-library (scheme inexact)
  (import (lambdust core))
  (export
    acos asin atan cos exp finite? infinite? log nan? sin sqrt tan))
