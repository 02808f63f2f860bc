;;;; Nested comments, `#| … |#`: they are in the reader, so there is no name to import.
(define-library (srfi 30)
  (import (lambdust core))
  (export))
