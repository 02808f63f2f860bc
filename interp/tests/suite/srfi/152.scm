(import (srfi 152))
;; differs: where a predicate is wanted, a character or a character set of (srfi 14) will do, as in (srfi 13).
(list (string? "a") (string-null? "") (string-every char-numeric? "12") (string-any char-numeric? "ab") (string-every digit-value "12")) ; => (#t #t #t #f 2)
(list (make-string 2 #\x) (string #\a #\b) (string-tabulate (lambda (i) (integer->char (+ i 65))) 3)) ; => ("xx" "ab" "ABC")
(list (string-unfold null? car cdr '(#\a #\b) "<" (lambda (s) ">")) (string-unfold-right null? car cdr '(#\a #\b) "<" (lambda (s) ">"))) ; => ("<ab>" ">ba<")
(string-unfold-right (lambda (n) (< n (char->integer #\A))) (lambda (n) (char-downcase (integer->char n))) (lambda (n) (- n 1)) (char->integer #\Z)) ; => "abcdefghijklmnopqrstuvwxyz"
(list (string->vector "abc" 1) (string->list "abc" 0 2) (vector->string #(#\a #\b)) (list->string '(#\a)) (reverse-list->string '(#\a #\B #\c))) ; => (#(#\b #\c) (#\a #\b) "ab" "a" "cBa")
(list (string-length "abc") (string-ref "abc" 2) (substring "abcd" 1 3) (string-copy "abcd" 2)) ; => (3 #\c "bc" "cd")
(list (string-take "Pete Szilagyi" 6) (string-drop "Pete Szilagyi" 6) (string-take-right "Beta rules" 5) (string-drop-right "Beta rules" 5)) ; => ("Pete S" "zilagyi" "rules" "Beta ")
(string-take "foo" 37) ; error: `string-take` wanted an index from 0 to 3 as argument 2, got 37
(list (string-pad "325" 5) (string-pad "8871325" 5) (string-pad-right "325" 5) (string-pad-right "8871325" 5)) ; => ("  325" "71325" "325  " "88713")
(list (string-trim-both "  The outlook wasn't brilliant,  \n\r") (string-trim " a ") (string-trim-right "a12" char-numeric?)) ; => ("The outlook wasn't brilliant," "a " "a")
(string-replace "It's easy to code it up in Scheme." "really " 5 5) ; => "It's really easy to code it up in Scheme."
(list (string=? "a" "a" "a") (string<? "a" "b" "c") (string>? "b" "a") (string<=? "a" "a") (string>=? "a" "b")) ; => (#t #t #t #t #f)
(list (string-ci=? "A" "a") (string-ci<? "A" "b") (string-ci>? "B" "a") (string-ci<=? "A" "a") (string-ci>=? "A" "b")) ; => (#t #t #t #t #f)
(list (string-prefix-length "cancaNCAM" "cancancan") (string-suffix-length "CanCan" "cankancan") (string-prefix? "abcd" "abcdefg") (string-suffix? "aefg" "abcdefg")) ; => (5 2 #t #f)
(list (string-index "abcd:efgh:ijkl" (lambda (c) (char=? c #\:))) (string-index "abc" char-numeric?) (string-index-right "abcd:efgh:ijkl" (lambda (c) (char=? c #\:)))) ; => (4 #f 9)
(list (string-skip "ab1" char-alphabetic?) (string-skip-right "1ab" char-alphabetic?) (string-skip "" char-alphabetic?)) ; => (2 0 #f)
(list (string-contains "eek -- what a geek." "ee" 12 18) (string-contains "abc" "" 2) (string-contains "abc" "x")) ; => (15 2 #f)
(list (string-contains-right "" "") (string-contains-right "abcdeffffoo" "") (string-contains-right "abcdeffffoo" "a") (string-contains-right "abcdeffffoo" "ff") (string-contains-right "abcdeffffoo" "efffoo") (string-contains-right "abcdeffffoo" "a" 2) (string-contains-right "xabxab" "ab" 0 4)) ; => (0 11 0 7 #f #f 1)
(list (string-take-while "12ab3" char-numeric?) (string-drop-while "12ab3" char-numeric?) (string-take-while-right "12ab3" char-numeric?) (string-drop-while-right "12ab3" char-numeric?)) ; => ("12" "ab3" "3" "12ab")
(list (string-take-while "12ab3" char-numeric? 1) (string-drop-while "" char-numeric?) (string-take-while-right "123" char-numeric? 1 2) (string-drop-while-right "abc" char-numeric?)) ; => ("2" "" "2" "abc")
(call-with-values (lambda () (string-span "12ab34" char-numeric?)) list) ; => ("12" "ab34")
(call-with-values (lambda () (string-break "ab12" char-numeric? 1)) list) ; => ("b" "12")
(call-with-values (lambda () (string-break "abc" char-numeric?)) list) ; => ("abc" "")
(string-span 'abc char-numeric?) ; error: `string-span` wanted a string as argument 1, got abc
(list (string-append "a" "b") (string-concatenate '("a" "b")) (string-concatenate-reverse '(" must be" "Hello, I") " going.XXXX" 7)) ; => ("ab" "ab" "Hello, I must be going.")
(list (string-join '("foo" "bar" "baz")) (string-join '("foo" "bar" "baz") ":" 'suffix) (string-join '() ":" 'prefix)) ; => ("foo bar baz" "foo:bar:baz:" "")
(list (string-fold cons '() "abc") (string-fold-right cons '() "abc")) ; => ((#\c #\b #\a) (#\a #\b #\c))
(string-map (lambda (c0 c1 c2) (case c0 ((#\1) c1) ((#\2) (string c2)) ((#\-) (string #\- c1)))) "1222-1111-2222" "Hi There!" "Dear John") ; => "Hear-here!"
(list (string-map char-upcase "abc") (string-map (lambda (c) "") "abc") (string-map char-upcase "")) ; => ("ABC" "" "")
(string-map (lambda (c) 1) "a") ; error: `string-map` wanted its procedure to return a character or a string, got 1
(string-for-each (lambda (a b) (display a) (display b)) "ab" "xyz") ; prints axby
(list (string-map-index (lambda (i) (number->string i)) "abcd" 1 3) (string-map-index (lambda (i) #\x) "ab")) ; => ("12" "xx")
(let ((v '())) (string-for-each-index (lambda (i) (set! v (cons i v))) "abcde") v) ; => (4 3 2 1 0)
(list (string-count "a1b2" char-numeric?) (string-filter char-numeric? "a1b2") (string-remove char-numeric? "a1b2") (string-remove char-numeric? "a1b2" 1 3)) ; => (2 "12" "ab" "b")
(list (string-replicate "abcdef" 2 8) (string-replicate "abcdef" -2 4) (string-replicate "abc" 0 7) (string-replicate "abcdefg" 0 3 3 6) (string-replicate "" 0 0)) ; => ("cdefab" "efabcd" "abcabca" "def" "")
(string-replicate "abc" 3 2) ; error: `string-replicate` wanted an exact integer that is not below argument 2 as argument 3, got 2
(string-replicate "" 0 1) ; error: `string-replicate` wanted a range that is not empty
(list (string-segment "abcdef" 2) (string-segment "abcdefg" 2) (string-segment "" 2)) ; => (("ab" "cd" "ef") ("ab" "cd" "ef" "g") ())
(string-segment "abc" 0) ; error: `string-segment` wanted a positive integer as argument 2, got 0
(string-split "Help make programs run, run, RUN!" " ") ; => ("Help" "make" "programs" "run," "run," "RUN!")
(string-split "Help make programs run, run, RUN!" " " 'infix 2) ; => ("Help" "make" "programs run, run, RUN!")
(list (string-split "/usr/local/bin" "/" 'prefix) (string-split "be(); here(); now(); " "; " 'suffix)) ; => (("usr" "local" "bin") ("be()" "here()" "now()"))
(list (string-split "" ":") (string-split "" ":" 'suffix) (string-split ":" ":") (string-split "a:b" ":" 'infix 0) (string-split "abc" "") (string-split "xa:by" ":" 'infix #f 1 4)) ; => (() () ("" "") ("a:b") ("a" "b" "c") ("a" "b"))
(string-split "" ":" 'strict-infix) ; error: `string-split` wanted a string that is not empty for the grammar strict-infix
(string-split "a" ":" 'other) ; error: `string-split` wanted infix, strict-infix, prefix or suffix as argument 3, got other
(string-split "a" ":" 'infix 'x) ; error: `string-split` wanted an index as argument 4, got x
(let ((p (open-input-string "hello"))) (read-string 3 p)) ; => "hel"
(write-string "abc") ; prints abc
(let ((s (make-string 4 #\-))) (string-set! s 0 #\a) (string-fill! s #\z 3) (string-copy! s 1 "xy") s) ; => "axyz"
(string-split "/a/b/c" "/" 'prefix 2) ; => ("a" "b/c")
(string-split "/a" "/" 'prefix 0) ; => ("/a")
