;;;; Immutable and mutable strings, as far as the strings of this language go.
(define-library (srfi 140)
  (import (except (lambdust core) make-string string-contains string-count string-downcase string-index string-join string-map string-prefix? string-split string-suffix? string-trim string-upcase)
          (prefix (only (lambdust core) make-string) plain:)
          (lambdust internal) (only (srfi 14) char-set-contains? char-set?)
          (only (srfi 13) string-downcase string-reverse string-titlecase string-upcase xsubstring)
          (only (srfi 152) reverse-list->string string-any string-concatenate string-concatenate-reverse string-contains string-contains-right string-count string-drop string-drop-right string-every string-filter string-fold string-fold-right string-for-each-index string-index string-index-right string-join string-map string-map-index string-pad string-pad-right string-prefix-length string-prefix? string-remove string-replace string-skip string-skip-right string-split string-suffix-length string-suffix? string-tabulate string-take string-take-right string-trim string-trim-both string-trim-right string-unfold string-unfold-right))
  (export
    istring? list->string make-string reverse-list->string string string->list string->utf16 string->utf16be
    string->utf16le string->utf8 string->vector string-any string-append string-append! string-ci<=?
    string-ci<? string-ci=? string-ci>=? string-ci>? string-concatenate string-concatenate-reverse
    string-contains string-contains-right string-copy string-copy! string-count string-downcase string-drop
    string-drop-right string-every string-fill! string-filter string-fold string-fold-right string-foldcase
    string-for-each string-for-each-index string-index string-index-right string-join string-length
    string-map string-map-index string-null? string-pad string-pad-right string-prefix-length string-prefix?
    string-ref string-remove string-repeat string-replace string-replace! string-reverse string-set!
    string-skip string-skip-right string-split string-suffix-length string-suffix? string-tabulate
    string-take string-take-right string-titlecase string-trim string-trim-both string-trim-right
    string-unfold string-unfold-right string-upcase string<=? string<? string=? string>=? string>? string?
    substring utf16->string utf16be->string utf16le->string utf8->string vector->string xsubstring)
  (include "13/ranges.scm" "135/utf16.scm" "140.scm"))
