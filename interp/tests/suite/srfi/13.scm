(import (srfi 13) (srfi 14))
(define digits (string->char-set "0123456789"))
;; differs: `string-map` and `string-for-each` also take several strings, as in R7RS.
;; differs: case folding is R7RS's `char-foldcase`, character by character.
(list (string? "a") (string? 'a) (string-null? "") (string-null? "a")) ; => (#t #f #t #f)
(list (string-every char-alphabetic? "abc") (string-every #\a "aab") (string-every digits "12") (string-every char-alphabetic? "")) ; => (#t #f #t #t)
(list (string-every digit-value "123") (string-any digit-value "ab2") (string-any #\z "abc") (string-any digits "a1") (string-any char-alphabetic? "")) ; => (3 2 #f #t #f)
(list (string-every #\a "baab" 1 3) (string-any #\b "baab" 1 3)) ; => (#t #f)
(string-every 5 "abc") ; error: `string-every` wanted a character, a char-set or a predicate as argument 1, got 5
(string-any char-alphabetic? "abc" 2 1) ; error: `string-any` wanted an index from 0 to 1 as argument 3, got 2
(string-any char-alphabetic? "abc" 0 4) ; error: `string-any` wanted an index from 0 to 3 as argument 4, got 4
(string-any char-alphabetic? "abc" 0 3 9) ; error: `string-any` wanted fewer arguments, got also 9
(list (make-string 2 #\x) (string #\a #\b) (string-length "abc") (string-ref "abc" 1)) ; => ("xx" "ab" 3 #\b)
(string-tabulate (lambda (i) (integer->char (+ i 65))) 3) ; => "ABC"
(string-tabulate (lambda (i) i) 3) ; error: `string-tabulate` wanted its procedure to return a character, got 0
(string-unfold null? car cdr '(#\a #\b #\c)) ; => "abc"
(string-unfold null? car cdr '(#\a #\b) "pre" (lambda (s) "post")) ; => "preabpost"
(string-unfold-right null? car cdr '(#\a #\b #\c)) ; => "cba"
(string-unfold-right null? car cdr '(#\a #\b) "base" (lambda (s) "final")) ; => "finalbabase"
(string-unfold 5 car cdr '()) ; error: `string-unfold` wanted a procedure as argument 1, got 5
(list (string->list "abcd" 1 3) (list->string '(#\x #\y)) (reverse-list->string '(#\a #\B #\c))) ; => ((#\b #\c) "xy" "cBa")
(reverse-list->string '(1)) ; error: `reverse-list->string` wanted a list of characters
(list (string-join '("foo" "bar" "baz") ":") (string-join '("foo" "bar" "baz") ":" 'suffix) (string-join '("a" "b") ":" 'prefix)) ; => ("foo:bar:baz" "foo:bar:baz:" ":a:b")
(list (string-join '() ":") (string-join '("") ":") (string-join '() ":" 'suffix) (string-join '("") ":" 'suffix) (string-join '("a" "b"))) ; => ("" "" "" ":" "a b")
(string-join '() ":" 'strict-infix) ; error: `string-join` wanted at least one string for the grammar strict-infix
(string-join '("a") ":" 'other) ; error: `string-join` wanted infix, strict-infix, prefix or suffix as argument 3, got other
(string-join '(a)) ; error: `string-join` wanted a list of strings as argument 1, got (a)
(list (string-copy "abc" 1) (substring/shared "abcde" 1 3) (substring/shared "abc" 0) (substring/shared "abc" 3)) ; => ("bc" "bc" "abc" "")
(substring/shared "abc" 4) ; error: `substring/shared` wanted an index from 0 to 3 as argument 2, got 4
(let ((s (make-string 5 #\-))) (string-copy! s 1 "abc" 1) (string-set! s 4 #\!) s) ; => "-bc-!"
(let ((s (make-string 4 #\-))) (string-fill! s #\x 1 3) s) ; => "-xx-"
(list (string-take "Pete Szilagyi" 6) (string-drop "Pete Szilagyi" 6) (string-take-right "Beta rules" 5) (string-drop-right "Beta rules" 5)) ; => ("Pete S" "zilagyi" "rules" "Beta ")
(list (string-take "abc" 0) (string-take "abc" 3) (string-drop "abc" 3) (string-take-right "abc" 3) (string-drop-right "abc" 0)) ; => ("" "abc" "" "abc" "abc")
(string-take "abc" 4) ; error: `string-take` wanted an index from 0 to 3 as argument 2, got 4
(string-drop-right "abc" -1) ; error: `string-drop-right` wanted an index from 0 to 3 as argument 2, got -1
(string-take 'abc 1) ; error: `string-take` wanted a string as argument 1, got abc
(list (string-pad "325" 5) (string-pad "71325" 5) (string-pad "8871325" 5) (string-pad "7" 3 #\0) (string-pad "abcdef" 3 #\x 1 5)) ; => ("  325" "71325" "71325" "007" "cde")
(list (string-pad-right "325" 5) (string-pad-right "8871325" 5) (string-pad-right "7" 3 #\0) (string-pad-right "abcdef" 6 #\x 1 5) (string-pad "" 0)) ; => ("325  " "88713" "700" "bcdexx" "")
(string-pad "a" 3 "x") ; error: `string-pad` wanted a character as argument 3, got "x"
(list (string-trim-both "  The outlook wasn't brilliant,  \n\r") (string-trim "  x ") (string-trim-right " x  ")) ; => ("The outlook wasn't brilliant," "x " " x")
(list (string-trim-both "   ") (string-trim "--x--" #\-) (string-trim-right "a12" digits) (string-trim-both "xxaxx" #\x 1 4)) ; => ("" "x--" "a" "a")
(string-compare "abc" "abd" (lambda (i) (list 'less i)) list vector) ; => (less 2)
(list (string-compare "abc" "abc" vector list vector) (string-compare "ab" "abc" list vector vector) (string-compare "b" "a" vector vector list) (string-compare "xabc" "ab" vector list list 1 3)) ; => ((3) (2) (0) (3))
(string-compare-ci "ABC" "abd" list vector vector) ; => (2)
(string-compare "a" "b" list list) ; error: `string-compare` wanted three procedures
(list (string= "a" "a") (string= "a" "ab") (string= "" "") (string= "xay" "a" 1 2) (string<> "a" "a") (string<> "a" "b")) ; => (#t #f #t #t #f #t)
(list (string< "a" "ab") (string< "b" "a") (string> "b" "a") (string> "a" "a") (string<= "a" "a") (string<= "b" "a") (string>= "a" "a") (string>= "a" "b")) ; => (#t #f #t #f #t #f #t #f)
(list (string-ci= "ABC" "abc") (string-ci<> "ABC" "abc") (string-ci< "A" "b") (string-ci> "B" "a") (string-ci<= "A" "a") (string-ci>= "a" "B")) ; => (#t #f #t #t #t #f)
(string= "a" 'a) ; error: `string=` wanted a string as argument 2, got a
(list (= (string-hash "abc") (string-hash (string #\a #\b #\c))) (< -1 (string-hash "hello" 10) 10) (= (string-hash-ci "aBc" 50) (string-hash-ci "AbC" 50)) (= (string-hash "abc" 0 1 2) (string-hash "b"))) ; => (#t #t #t #t)
(list (string-prefix-length "abcx" "abcy") (string-prefix-length-ci "ABc" "abD") (string-suffix-length "xabc" "yabc") (string-suffix-length-ci "XBC" "abc")) ; => (3 2 3 2)
(list (string-prefix-length "xab" "abc" 1) (string-prefix-length "" "a") (string-suffix-length "abc" "ab" 0 2)) ; => (2 0 2)
(list (string-prefix? "foo" "foobar") (string-prefix? "" "") (string-prefix? "foobar" "foo") (string-suffix? "bar" "foobar") (string-suffix? "x" "")) ; => (#t #t #f #t #f)
(list (string-prefix-ci? "FOO" "foobar") (string-suffix-ci? "BAR" "foobar") (string-suffix-ci? "BAZ" "foobar") (string-prefix? "xfoo" "foobar" 1)) ; => (#t #t #f #t)
(list (string-index "hello" #\l) (string-index "hello" #\z) (string-index "a1b2" digits 2) (string-index "abC" char-upper-case?) (string-index "" #\a)) ; => (2 #f 3 2 #f)
(list (string-index-right "hello" #\l) (string-index-right "hello" #\z) (string-index-right "hello" #\l 0 3) (string-skip "aab" #\a) (string-skip "aaa" #\a) (string-skip-right "abb" #\b) (string-skip-right "bb" #\b)) ; => (3 #f 2 2 #f 0 #f)
(string-index "abc" "b") ; error: `string-index` wanted a character, a char-set or a predicate as argument 2, got "b"
(list (string-count "banana" #\a) (string-count "a1b2" char-numeric? 2) (string-count "" #\a)) ; => (3 1 0)
(list (string-contains "eek -- what a geek." "ee" 12 18) (string-contains "abc" "") (string-contains "" "") (string-contains "abc" "d") (string-contains "abcabc" "bc" 2) (string-contains "xabx" "zabz" 0 4 1 3)) ; => (15 0 0 #f 4 1)
(list (string-contains-ci "Hello World" "WORLD") (string-contains-ci "abc" "D")) ; => (6 #f)
(list (string-titlecase "--capitalize tHIS sentence.") (string-titlecase "see Spot run. see Nix run.") (string-titlecase "3com makes routers.") (string-titlecase "greasy fried chicken" 2)) ; => ("--Capitalize This Sentence." "See Spot Run. See Nix Run." "3Com Makes Routers." "Easy Fried Chicken")
(list (string-upcase "abc") (string-upcase "abc" 1) (string-downcase "ABC" 0 2) (string-upcase "straße")) ; => ("ABC" "BC" "ab" "STRASSE")
(let ((s (string-copy "abc def"))) (string-upcase! s 0 3) (list s (begin (string-titlecase! s) (string-copy s)) (begin (string-downcase! s) s))) ; => ("abc def" "Abc Def" "abc def")
(string-upcase! "literal") ; error: `string-upcase!` cannot change "literal": it is immutable
(list (string-reverse "abc") (string-reverse "") (string-reverse "abcd" 1 3)) ; => ("cba" "" "cb")
(let ((s (string-copy "abcde"))) (string-reverse! s) (string-reverse! s 1 4) s) ; => "ebcda"
(list (string-append "a" "b") (string-append) (string-append/shared "x" "" "y") (string-concatenate '("a" "b" "c")) (string-concatenate '()) (string-concatenate/shared '("a"))) ; => ("ab" "" "xy" "abc" "" "a")
(string-concatenate '("a" b)) ; error: `string-concatenate` wanted a list of strings as argument 1, got ("a" b)
(list (string-concatenate-reverse '(" must be" "Hello, I") " going.XXXX" 7) (string-concatenate-reverse '()) (string-concatenate-reverse '("b" "a")) (string-concatenate-reverse/shared '("b" "a") "c")) ; => ("Hello, I must be going." "" "ab" "abc")
(list (string-map char-upcase "abc") (string-map char-upcase "abc" 1 2) (string-map (lambda (a b) b) "abc" "xy")) ; => ("ABC" "B" "xy")
(string-map (lambda (c) 1) "abc") ; error: `string-map` wanted its procedure to return a character, got 1
(let ((s (string-copy "abc"))) (string-map! char-upcase s 0 2) s) ; => "ABc"
(list (string-fold cons '() "abc") (string-fold-right cons '() "abc") (string-fold cons '() "abcd" 1 3) (string-fold (lambda (c n) (+ n 1)) 0 "")) ; => ((#\c #\b #\a) (#\a #\b #\c) (#\c #\b) 0)
(string-for-each (lambda (c) (display c)) "abcd" 1 3) ; prints bc
(string-for-each-index (lambda (i) (display i)) "abcd" 1) ; prints 123
(list (xsubstring "abcdef" 2) (xsubstring "abcdef" -2) (xsubstring "abc" 0 7) (xsubstring "abcdef" 1 7) (xsubstring "abcdef" 0 5 1 3) (xsubstring "" 0 0)) ; => ("cdefab" "efabcd" "abcabca" "bcdefa" "bcbcb" "")
(xsubstring "" 0 1) ; error: `xsubstring` wanted a range that is not empty
(xsubstring "abc" 2 1) ; error: `xsubstring` wanted an end that is not before the beginning as argument 3, got 1
(let ((s (make-string 6 #\-))) (string-xcopy! s 1 "abc" -1 3) s) ; => "-cabc-"
(string-xcopy! (make-string 2) 0 "abc" 0 3) ; error: `string-xcopy!` wanted an index that leaves room
(list (string-replace "The TCL programmer endured daily ridicule." "another miserable perl drone" 4 7 8 22) (string-replace "It's easy to code it up in Scheme." "lots of fun" 5 9) (string-replace "abc" "" 1 2) (string-replace "abc" "X" 3 3)) ; => ("The miserable perl programmer endured daily ridicule." "It's lots of fun to code it up in Scheme." "ac" "abcX")
(string-replace "abc" "x" 2 1) ; error: `string-replace` wanted an index from 0 to 1 as argument 3, got 2
(list (string-filter char-alphabetic? "a1b2") (string-filter #\a "banana") (string-filter digits "a1b2" 2) (string-delete char-alphabetic? "a1b2") (string-delete #\a "banana" 0 3) (string-delete digits "")) ; => ("ab" "aaa" "2" "12" "bn" "")
(call-with-values (lambda () (string-parse-start+end 'f "abcd" '(1 3 x))) list) ; => ((x) 1 3)
(call-with-values (lambda () (string-parse-final-start+end 'f "abcd" '())) list) ; => (0 4)
(string-parse-final-start+end 'f "abcd" '(1 3 x)) ; error: `f` in `string-parse-final-start+end` wanted fewer arguments, got also x
(let-string-start+end (start end) 'f "abcd" '(1) (list start end)) ; => (1 4)
(let-string-start+end (start end rest) 'f "abcd" '(1 2 x y) (list start end rest)) ; => (1 2 (x y))
(list (substring-spec-ok? "abc" 0 3) (substring-spec-ok? "abc" 2 1) (substring-spec-ok? 'abc 0 0) (substring-spec-ok? "abc" 0 'x)) ; => (#t #f #f #f)
(check-substring-spec 'f "abc" 0 4) ; error: `f` in `check-substring-spec` wanted an index from 0 to 3 as argument 3, got 4
(list (make-kmp-restart-vector "") (make-kmp-restart-vector "abab") (make-kmp-restart-vector "ABa" char-ci=?) (make-kmp-restart-vector "xaa" char=? 1)) ; => (#() #(-1 0 0 1) #(-1 0 0) #(-1 0))
(kmp-step "abac" (make-kmp-restart-vector "abac") #\b 3 char=? 0) ; => 2
(string-kmp-partial-search "abc" (make-kmp-restart-vector "abc") "xxab" 0) ; => 2
(string-kmp-partial-search "abc" (make-kmp-restart-vector "abc") "cxx" 2) ; => -1
(string-kmp-partial-search "ABC" (make-kmp-restart-vector "ABC" char-ci=?) "xabcx" 0 char-ci=? 0 1 5) ; => -4

(string-compare "ab" "ab" list list list 0 9) ; error: `string-compare` wanted an index from 0 to 2 as argument 7, got 9
(kmp-step "ab" #(-1 0 0) #\a 0 char=? 0) ; error: `kmp-step` wanted a pattern as long as its restart vector as argument 1
(kmp-step "ab" #(-1 x) #\z 1 char=? 0) ; error: `kmp-step` wanted a restart vector as argument 2
(string-unfold null? car cdr '(#\a) "" list) ; error: `string-unfold` wanted a procedure that returns a string as argument 6
(string-append/shared "a" 5) ; error: `string-append/shared` wanted a string as argument 2, got 5
