;;;; What transducers are made with.
(define-library (srfi 171 meta)
  (import (lambdust core) (lambdust internal))
  (export
    bytevector-u8-reduce ensure-reduced generator-reduce list-reduce port-reduce preserving-reduced reduced
    reduced? string-reduce unreduce vector-reduce)
  (include "meta.scm"))
