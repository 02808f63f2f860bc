(import (srfi 130))
;; differs: cursors are indexes, as the SRFI allows where indexing takes constant time.
;; differs: where a predicate is wanted, a character or a character set of (srfi 14) will do.
(list (string-cursor? 0) (string-cursor? -1) (string-cursor? "a") (string-cursor-start "abc") (string-cursor-end "abc")) ; => (#t #f #f 0 3)
(list (string-cursor-next "abc" 0) (string-cursor-prev "abc" 3) (string-cursor-forward "abc" 0 3) (string-cursor-back "abc" 3 3)) ; => (1 2 3 0)
(string-cursor-next "abc" 3) ; error: `string-cursor-next` wanted a cursor that has characters to pass as argument 2, got 3
(string-cursor-prev "abc" 0) ; error: `string-cursor-prev` wanted a cursor that has characters to pass as argument 2, got 0
(string-cursor-forward "abc" 1 3) ; error: `string-cursor-forward` wanted a cursor that has characters to pass as argument 3, got 3
(list (string-cursor=? 1 1) (string-cursor<? 1 1) (string-cursor>? 2 1) (string-cursor<=? 1 1) (string-cursor>=? 0 1)) ; => (#t #f #t #t #f)
(string-cursor=? 1 'x) ; error: `string-cursor=?` wanted an index as argument 2, got x
(list (string-cursor-diff "abcd" 1 3) (string-cursor->index "abc" 2) (string-index->cursor "abc" 3)) ; => (2 2 3)
(list (string-null? "") (string-every char-numeric? "12") (string-any char-numeric? "ab")) ; => (#t #t #f)
(list (string-tabulate (lambda (i) #\x) 2) (string-unfold null? car cdr '(#\a)) (string-unfold-right null? car cdr '(#\a #\b))) ; => ("xx" "a" "ba")
(list (string->list/cursors "abc" 1) (string->vector/cursors "abc" 0 2) (reverse-list->string '(#\a #\b)) (string-join '("a" "b") "-")) ; => ((#\b #\c) #(#\a #\b) "ba" "a-b")
(list (string-ref/cursor "abc" 1) (substring/cursors "abcd" 1 3) (string-copy/cursors "abc") (string-copy/cursors "abc" 2)) ; => (#\b "bc" "abc" "c")
(string-ref/cursor "abc" 3) ; error: `string-ref/cursor` wanted an index from 0 to 2 as argument 2, got 3
(list (string-take "abc" 1) (string-take-right "abc" 1) (string-drop "abc" 1) (string-drop-right "abc" 1)) ; => ("a" "c" "bc" "ab")
(list (string-pad "7" 3) (string-pad-right "7" 3) (string-trim " a ") (string-trim-right " a ") (string-trim-both " a ")) ; => ("  7" "7  " "a " " a" "a")
(list (string-prefix-length "abc" "abd") (string-suffix-length "abc" "xbc") (string-prefix? "a" "abc") (string-suffix? "bc" "abc")) ; => (2 2 #t #t)
(list (string-index "ab1" char-numeric?) (string-index "abc" char-numeric?) (string-index "abc" char-numeric? 0 2)) ; => (2 3 2)
(list (string-index-right "a1b" char-numeric?) (string-index-right "abc" char-numeric?) (string-index-right "abc" char-numeric? 1)) ; => (2 0 1)
(list (string-skip "12a" char-numeric?) (string-skip "123" char-numeric?) (string-skip-right "a12" char-numeric?) (string-skip-right "12" char-numeric?)) ; => (2 3 1 0)
(list (string-contains "abcabc" "bc") (string-contains-right "abcabc" "bc") (string-contains "abc" "z")) ; => (1 4 #f)
(list (string-reverse "abc") (string-concatenate '("a" "b")) (string-concatenate-reverse '("b" "a") "cd" 1)) ; => ("cba" "ab" "abc")
(list (string-fold cons '() "ab") (string-fold-right cons '() "ab") (string-count "a1" char-numeric?)) ; => ((#\b #\a) (#\a #\b) 1)
(let ((s "abcde") (v '())) (string-for-each-cursor (lambda (cur) (set! v (cons (char->integer (string-ref/cursor s cur)) v))) s) v) ; => (101 100 99 98 97)
(list (string-replicate "abc" 0 7) (string-replace "abcd" "XY" 1 3) (string-split "a,b" ",") (string-filter char-numeric? "a1") (string-remove char-numeric? "a1")) ; => ("abcabca" "aXYd" ("a" "b") "1" "a")
