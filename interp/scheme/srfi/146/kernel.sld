;;;; What ordered mappings and hash mappings share.
(define-library (srfi 146 kernel)
  (import (lambdust core) (lambdust internal) (only (srfi 128) default-hash)
          (srfi 146 tree))
  (export
    check-mapping check-mappings check-walk checked-adjoin checked-combine checked-delete-all
    checked-filter checked-intern checked-partition checked-pop checked-ref checked-remove checked-replace
    checked-search checked-update checked-update/default make-mapping mapping-add mapping-adjoin-all
    mapping-chain? mapping-combine mapping-comparator-of mapping-delete-keys mapping-entry
    mapping-entry-list mapping-entry-search mapping-hash mapping-kind mapping-less? mapping-of-kind?
    mapping-part? mapping-proper-part? mapping-same? mapping-select mapping-tree mapping-with-tree
    new-mapping size-of)
  (include "kernel.scm"
           "operations.scm"))
