;;;; Bytestrings: bytevectors with the operations of strings.
(define-library (srfi 207)
  (import (lambdust core) (lambdust internal) (only (srfi 14) char-set-contains? char-set?))
  (export
    base64->bytevector bytestring bytestring->list bytestring-break bytestring-error? bytestring-index
    bytestring-index-right bytestring-join bytestring-pad bytestring-pad-right bytestring-replace
    bytestring-span bytestring-split bytestring-trim bytestring-trim-both bytestring-trim-right
    bytestring<=? bytestring<? bytestring>=? bytestring>? bytevector->base64 bytevector->hex-string
    hex-string->bytevector make-bytestring make-bytestring! make-bytestring-generator
    read-textual-bytestring write-binary-bytestring write-textual-bytestring)
  (include "13/ranges.scm" "207.scm" "207/search.scm" "207/text.scm"))
