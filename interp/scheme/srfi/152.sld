;;;; Strings, the reduced library: what (srfi 13) has, without mutation of case and order, and with splitting.
(define-library (srfi 152)
  (import (except (lambdust core) string-contains string-count string-index string-join string-map string-prefix? string-split string-suffix? string-trim)
          (prefix (only (lambdust core) string-contains) core:)
          (lambdust internal) (only (srfi 14) char-set-contains? char-set?)
          (only (srfi 13) reverse-list->string string-any string-concatenate string-concatenate-reverse string-contains string-count string-drop string-drop-right string-every string-filter string-fold string-fold-right string-for-each-index string-index string-index-right string-join string-pad string-pad-right string-prefix-length string-prefix? string-replace string-reverse string-skip string-skip-right string-suffix-length string-suffix? string-tabulate string-take string-take-right string-trim string-trim-both string-trim-right string-unfold string-unfold-right xsubstring))
  (export
    list->string make-string read-string reverse-list->string string string->list string->vector string-any
    string-append string-break string-ci<=? string-ci<? string-ci=? string-ci>=? string-ci>?
    string-concatenate string-concatenate-reverse string-contains string-contains-right string-copy
    string-copy! string-count string-drop string-drop-right string-drop-while string-drop-while-right
    string-every string-fill! string-filter string-fold string-fold-right string-for-each
    string-for-each-index string-index string-index-right string-join string-length string-map
    string-map-index string-null? string-pad string-pad-right string-prefix-length string-prefix? string-ref
    string-remove string-replace string-replicate string-segment string-set! string-skip string-skip-right
    string-span string-split string-suffix-length string-suffix? string-tabulate string-take
    string-take-right string-take-while string-take-while-right string-trim string-trim-both
    string-trim-right string-unfold string-unfold-right string<=? string<? string=? string>=? string>?
    string? substring vector->string write-string)
  (include "13/ranges.scm" "152.scm" "152/split.scm"))
