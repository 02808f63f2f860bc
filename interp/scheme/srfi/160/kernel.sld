;;;; The homogeneous numeric vectors of all types: each procedure takes the type first.
(define-library (srfi 160 kernel)
  (import (lambdust core) (lambdust internal) (only (srfi 128) hash-bound))
  (export
    all-elements arguments->elements c128-type c64-type call-with-range check-element check-mutable
    check-vector check-vectors copy-elements! copy-of element-ref element-set! element? elements->list
    elements-hash elements<? f32-type f64-type fill-elements! filled-vector list->elements new-vector
    operation-name result-set! results->elements s16-type s32-type s64-type s8-type same-elements?
    type-name u16-type u32-type u64-type u8-type vector-comparator-of vector-of?
    vector-size)
  (include "kernel.scm"))
