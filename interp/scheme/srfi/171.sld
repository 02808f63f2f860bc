;;;; Transducers, for lists, vectors, strings, bytevectors, ports and generators.
(define-library (srfi 171)
  (import (lambdust core) (lambdust internal) (srfi 171 meta))
  (export
    bytevector-u8-transduce generator-transduce list-transduce port-transduce rany rcons rcount
    reverse-rcons revery string-transduce tadd-between tappend-map tconcatenate tdelete-duplicates
    tdelete-neighbor-duplicates tdrop tdrop-while tenumerate tfilter tfilter-map tflatten tlog tmap
    tpartition tremove treplace tsegment ttake ttake-while vector-transduce)
  (include "171/collections.scm" "171/transducers.scm" "171/memory.scm"))
