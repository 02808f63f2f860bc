;;;; Persistent balanced trees: what ordered mappings, integer sets and integer mappings are made of.
(define-library (srfi 146 tree)
  (import (lambdust core))
  (export
    node-key node-value sorted->tree tree-above tree-below tree-contains? tree-delete tree-difference
    tree-disjoint? tree-entries tree-filter tree-find tree-fold tree-fold-right tree-from tree-generator
    tree-insert tree-intersection tree-keys tree-map tree-max tree-min tree-ref tree-same? tree-search
    tree-size tree-submap? tree-union tree-xor)
  (include "tree.scm"
           "tree-sets.scm"))
