(import (srfi 140))
;; differs: literals are immutable; what procedures return is mutable, so `istring?` is true of literals only.
;; differs: strings do not change their length, because other threads, and procedures that work in slices, rely on the length they have read: `string-append!` of something and `string-replace!` by another number of characters are errors. A string port or `string-append` collects text.
;; differs: `(srfi 140 base)`, `(srfi 140 char)`, `(srfi 140 istrings)` and `(srfi 140 mstrings)` are not there, as there is one kind of result.
(list (istring? "abc") (istring? "x") (istring? (string-copy "abc")) (istring? (string-append "a" "b")) (istring? 5) (string? "a") (string-null? "")) ; => (#t #t #f #f #f #t #t)
(string-set! "abc" 0 #\x) ; error: `string-set!` cannot change "abc": it is immutable
(let ((s (string-copy "abc"))) (list (istring? s) s)) ; => (#f "abc")
(list (string-every char-numeric? "12") (string-any char-numeric? "ab") (string->vector "abc" 1) (string->list "abc" 1) (vector->string #(#\a)) (list->string '(#\a)) (reverse-list->string '(#\a #\b))) ; => (#t #f #(#\b #\c) (#\b #\c) "a" "a" "ba")
(list (string->utf8 "é") (string->utf16 "a😀") (string->utf16be "ab" 1) (string->utf16le "a")) ; => (#u8(195 169) #u8(254 255 0 97 216 61 222 0) #u8(0 98) #u8(97 0))
(list (utf8->string #u8(195 169)) (utf16->string #u8(254 255 216 61 222 0)) (utf16->string #u8(255 254 97 0)) (utf16->string #u8(0 97)) (utf16be->string #u8(0 97 0 98) 2) (utf16le->string #u8(97 0))) ; => ("é" "😀" "a" "a" "b" "a")
(utf16le->string #u8(0 97 1)) ; error: `utf16le->string` wanted an even number of bytes as argument 1, got 3
(list (string #\a) (string-tabulate (lambda (i) #\x) 2) (string-unfold null? car cdr '(#\a #\b)) (string-unfold-right null? car cdr '(#\a #\b)) (string-length "abc") (string-ref "abc" 1) (substring "abc" 1 2)) ; => ("a" "xx" "ab" "ba" 3 #\b "b")
(list (string-take "abc" 1) (string-drop "abc" 1) (string-take-right "abc" 1) (string-drop-right "abc" 1) (string-pad "1" 2) (string-pad-right "1" 2) (string-trim " a ") (string-trim-right " a ") (string-trim-both " a ")) ; => ("a" "bc" "c" "ab" " 1" "1 " "a " " a" "a")
(string-replace "It's easy to code it up in Scheme." "lots of fun" 5 9) ; => "It's lots of fun to code it up in Scheme."
(list (string=? "a" "a") (string<? "a" "b") (string>? "a" "b") (string<=? "a" "a") (string>=? "a" "b") (string-ci=? "A" "a") (string-ci<? "A" "b") (string-ci>? "A" "b") (string-ci<=? "A" "a") (string-ci>=? "A" "b")) ; => (#t #t #f #t #f #t #t #f #t #f)
(list (string-prefix-length "abc" "abd") (string-suffix-length "xa" "ya") (string-prefix? "a" "ab") (string-suffix? "a" "ab") (string-index "a1" char-numeric?) (string-index-right "1a1" char-numeric?) (string-skip "1a" char-numeric?) (string-skip-right "a1" char-numeric?) (string-contains "abab" "ab") (string-contains-right "abab" "ab")) ; => (2 1 #t #f 1 2 1 0 0 2)
(list (string-upcase "ab") (string-downcase "AB") (string-foldcase "AB") (string-titlecase "ab cd") (string-append "a" "b") (string-concatenate '("a" "b")) (string-concatenate-reverse '("b" "a")) (string-join '("a" "b") "-")) ; => ("AB" "ab" "ab" "Ab Cd" "ab" "ab" "ab" "a-b")
(list (string-fold cons '() "ab") (string-fold-right cons '() "ab") (string-map (lambda (c) (string c c)) "ab") (string-map-index (lambda (i) (number->string i)) "ab") (string-count "a1" char-numeric?) (string-filter char-numeric? "a1") (string-remove char-numeric? "a1") (string-reverse "ab") (string-split "a,b" ",")) ; => ((#\b #\a) (#\a #\b) "aabb" "01" 1 "1" "a" "ba" ("a" "b"))
(begin (string-for-each display "ab") (string-for-each-index display "ab")) ; prints ab01
(list (string-repeat "ab" 3) (string-repeat #\x 2) (string-repeat "" 5) (string-repeat "ab" 0) (xsubstring "abcdef" 2 8)) ; => ("ababab" "xx" "" "" "cdefab")
(string-repeat 'a 2) ; error: `string-repeat` wanted a string or a character as argument 1, got a
(let ((s (make-string 3 #\-))) (string-set! s 0 #\a) (string-fill! s #\z 2) (string-copy! s 1 "b") s) ; => "abz"
(list (make-string) (make-string 0) (make-string 2 #\a) (istring? (make-string))) ; => ("" "" "aa" #f)
(let ((s (string-copy "abcd"))) (string-replace! s 1 3 "xyz" 1) (string-append! s) (string-append! s "" "") s) ; => "ayzd"
(string-append! (string-copy "a") "b") ; error: `string-append!` wanted nothing to append, because strings do not change their length, as argument 2, got "b"
(string-replace! (string-copy "abc") 0 1 "xy") ; error: `string-replace!` wanted as many characters as there are between arguments 2 and 3 as argument 4, got "xy"
