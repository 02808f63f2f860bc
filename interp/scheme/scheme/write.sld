;;;; Writing data.
(define-library (scheme write)
  (import (lambdust core))
  (export
    display write write-shared write-simple))
