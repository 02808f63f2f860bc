;;;; Clocks.
(define-library (scheme time)
  (import (lambdust core))
  (export
    current-jiffy current-second jiffies-per-second))
