;;;; Comments on data, `#;`: they are in the reader, so there is no name to import.
(define-library (srfi 62)
  (import (lambdust core))
  (export))
