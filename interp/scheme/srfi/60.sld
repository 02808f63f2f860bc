;;;; Integers as bits, under the names of SRFI 60: those of SRFI 151, which does the work, and some of
;;;; its own.
(define-library (srfi 60)
  (import (lambdust core) (lambdust internal) (srfi 151))
  (export
    (rename any-bit-set? any-bits-set?) arithmetic-shift (rename arithmetic-shift ash) bit-count bit-field
    bit-set? bitwise-and bitwise-if bitwise-ior (rename bitwise-if bitwise-merge) bitwise-not bitwise-xor
    booleans->integer copy-bit (rename bit-field-replace copy-bit-field) first-set-bit
    integer->list integer-length list->integer
    (rename first-set-bit log2-binary-factors) (rename bitwise-and logand) (rename bit-set? logbit?)
    (rename bit-count logcount) (rename bitwise-ior logior) (rename bitwise-not lognot)
    (rename any-bit-set? logtest) (rename bitwise-xor logxor) (rename bit-field-reverse reverse-bit-field)
    (rename bit-field-rotate rotate-bit-field))
  (include "60.scm"))
