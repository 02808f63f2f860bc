;;;; Strings with cursors.
(define-library (srfi 130)
  (import (except (lambdust core) string-contains string-count string-index string-join string-prefix? string-split string-suffix? string-trim)
          (lambdust internal) (only (srfi 14) char-set-contains? char-set?)
          (only (srfi 13) string-reverse)
          (only (srfi 152) reverse-list->string string-any string-concatenate string-concatenate-reverse string-contains string-contains-right string-count string-drop string-drop-right string-every string-filter string-fold string-fold-right string-for-each-index string-join string-pad string-pad-right string-prefix-length string-prefix? string-remove string-replace string-replicate string-split string-suffix-length string-suffix? string-tabulate string-take string-take-right string-trim string-trim-both string-trim-right string-unfold string-unfold-right))
  (export
    reverse-list->string string->list/cursors string->vector/cursors string-any string-concatenate
    string-concatenate-reverse string-contains string-contains-right string-copy/cursors string-count
    string-cursor->index string-cursor-back string-cursor-diff string-cursor-end string-cursor-forward
    string-cursor-next string-cursor-prev string-cursor-start string-cursor<=? string-cursor<?
    string-cursor=? string-cursor>=? string-cursor>? string-cursor? string-drop string-drop-right
    string-every string-filter string-fold string-fold-right string-for-each-cursor string-index
    string-index->cursor string-index-right string-join string-null? string-pad string-pad-right
    string-prefix-length string-prefix? string-ref/cursor string-remove string-replace string-replicate
    string-reverse string-skip string-skip-right string-split string-suffix-length string-suffix?
    string-tabulate string-take string-take-right string-trim string-trim-both string-trim-right
    string-unfold string-unfold-right substring/cursors)
  (include "13/ranges.scm" "130.scm"))
