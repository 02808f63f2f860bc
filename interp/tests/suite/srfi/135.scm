(import (srfi 135))
;; differs: where a predicate is wanted, a character or a character set of (srfi 14) will do.
(define (show x) (cond ((text? x) (list 'text (textual->string x))) ((pair? x) (map show x)) (else x)))
(define t (string->text "hello"))
(map (lambda (x) (list (text? x) (textual? x))) (list t "hello" 5)) ; => ((#t #t) (#f #t) (#f #f))
(list (textual-null? (text)) (textual-null? "a") (textual-every char-alphabetic? t) (textual-every char-alphabetic? t 5) (textual-any char-numeric? t) (textual-any digit-value "a7" 1)) ; => (#t #f #t #t #f 7)
(map show (list (make-text 2 #\x) (text #\a #\b) (text) (text-tabulate (lambda (i) (integer->char (+ i 65))) 3))) ; => ((text "xx") (text "ab") (text "") (text "ABC"))
(make-text 2 "x") ; error: `make-text` wanted a character as argument 2, got "x"
(text-tabulate (lambda (i) i) 1) ; error: `text-tabulate` wanted its procedure to return a character or a textual, got 0
(map show (list (text-unfold null? car cdr (list #\a "bc" t) "<" (lambda (x) ">")) (text-unfold null? car cdr '()) (text-unfold-right null? car cdr '(#\a "bc") (text #\<) (lambda (x) (text #\>))))) ; => ((text "<abchello>") (text "") (text ">bca<"))
(map show (list (textual->text "ab") (textual->text t) (string->text "abc" 1) (vector->text #(#\a #\b #\c) 1 2) (list->text '(#\a #\b #\c) 1) (reverse-list->text '(#\a #\b)))) ; => ((text "ab") (text "hello") (text "bc") (text "b") (text "bc") (text "ba"))
(list (textual->string t) (textual->string t 1 3) (textual->string "abc" 1) (textual->vector t 3) (textual->list t 3)) ; => ("hello" "el" "bc" #(#\l #\o) (#\l #\o))
(let* ((s (string-copy "abc")) (u (string->text s))) (string-set! s 0 #\X) (string-set! (textual->string u) 0 #\Y) (show u)) ; => (text "abc")
(list (textual->utf8 "aé") (textual->utf16 "a😀") (textual->utf16be t 0 1) (textual->utf16le t 0 1)) ; => (#u8(97 195 169) #u8(254 255 0 97 216 61 222 0) #u8(0 104) #u8(104 0))
(map show (list (utf8->text #u8(97 195 169)) (utf16->text #u8(254 255 0 97 216 61 222 0)) (utf16->text #u8(255 254 97 0)) (utf16->text #u8(0 97)) (utf16be->text #u8(0 97 0 98) 2) (utf16le->text #u8(97 0)) (utf16->text #u8()))) ; => ((text "aé") (text "a😀") (text "a") (text "a") (text "b") (text "a") (text ""))
(utf16be->text #u8(0)) ; error: `utf16be->text` wanted an even number of bytes as argument 1, got 1
(utf16be->text #u8(216 0 0 97)) ; error: `utf16be->text` wanted UTF-16 whose surrogates are in pairs
(utf8->text "a") ; error: `utf8->text` wanted a bytevector as argument 1, got "a"
(list (text-length t) (text-ref t 1) (textual-length "ab") (textual-ref "ab" 1) (textual-ref t 4)) ; => (5 #\e 2 #\b #\o)
(text-ref t 5) ; error: `text-ref` wanted an index below 5 as argument 2, got 5
(text-ref "abc" 0) ; error: `text-ref` wanted a text as argument 1, got "abc"
(textual-length 'abc) ; error: `textual-length` wanted a text or a string as argument 1, got abc
(map show (list (subtext t 1 3) (subtextual "hello" 1 3) (textual-copy t) (textual-copy "hello" 3))) ; => ((text "el") (text "el") (text "hello") (text "lo"))
(subtext t 1 6) ; error: `subtext` wanted an index from 0 to 5 as argument 3, got 6
(subtext "abc" 1 2) ; error: `subtext` wanted a text as argument 1, got "abc"
(map show (list (textual-take t 2) (textual-drop t 2) (textual-take-right t 2) (textual-drop-right "hello" 2))) ; => ((text "he") (text "llo") (text "lo") (text "hel"))
(textual-take t 6) ; error: `textual-take` wanted an index from 0 to 5 as argument 2, got 6
(map show (list (textual-pad t 7) (textual-pad t 2) (textual-pad "1" 3 #\0) (textual-pad-right t 7) (textual-pad-right t 2) (textual-pad-right "12" 3 #\0 1))) ; => ((text "  hello") (text "lo") (text "001") (text "hello  ") (text "he") (text "200"))
(map show (list (textual-trim " a ") (textual-trim-right " a ") (textual-trim-both " a ") (textual-trim-both t (lambda (c) (memv c '(#\h #\o)))))) ; => ((text "a ") (text " a") (text "a") (text "ell"))
(show (textual-replace "The TCL programmer endured daily ridicule." (string->text "another miserable perl drone") 4 7 8 22)) ; => (text "The miserable perl programmer endured daily ridicule.")
(list (textual=? t "hello" t) (textual<? "a" t) (textual>? "a" t) (textual<=? t t) (textual>=? "a" t) (textual=? t)) ; => (#t #t #f #t #f #t)
(list (textual-ci=? t "HELLO") (textual-ci<? "A" t) (textual-ci>? "Z" t) (textual-ci<=? "HELLO" t) (textual-ci>=? "A" t)) ; => (#t #t #t #t #f)
(textual=? t 5) ; error: `textual=?` wanted a text or a string
(list (textual-prefix-length t "help") (textual-suffix-length "jello" t) (textual-prefix? "he" t) (textual-suffix? t "lo") (textual-prefix? "xhe" t 1)) ; => (3 4 #t #f #t)
(list (textual-index t char-numeric?) (textual-index "ab1" char-numeric?) (textual-index-right "1b1c" char-numeric?) (textual-skip "12a" char-numeric?) (textual-skip-right "a12" char-numeric?) (textual-index "1a1" char-numeric? 1)) ; => (#f 2 2 2 0 2)
(list (textual-contains t "l") (textual-contains-right t "l") (textual-contains t "z") (textual-contains t (text) 2)) ; => (2 3 #f 2)
(map show (list (textual-upcase t) (textual-downcase "ABC") (textual-foldcase "ABC") (textual-titlecase "ab CD"))) ; => ((text "HELLO") (text "abc") (text "abc") (text "Ab Cd"))
(map show (list (textual-append t " " t) (textual-append) (textual-concatenate (list "a" t)) (textual-concatenate-reverse (list " must be" "Hello, I") " going.XXXX" 7) (textual-concatenate-reverse '("b" "a")))) ; => ((text "hello hello") (text "") (text "ahello") (text "Hello, I must be going.") (text "ab"))
(textual-append t 5) ; error: `textual-append` wanted a list of textuals
(map show (list (textual-join (list t "b")) (textual-join '("a" "b") ":") (textual-join '("a" "b") ":" 'suffix) (textual-join '()))) ; => ((text "hello b") (text "a:b") (text "a:b:") (text ""))
(textual-join '() ":" 'strict-infix) ; error: `textual-join` wanted at least one textual
(list (textual-fold cons '() t) (textual-fold-right cons '() t 3)) ; => ((#\o #\l #\l #\e #\h) (#\l #\o))
(map show (list (textual-map char-upcase t) (textual-map (lambda (a b) (string a b)) t "xyz") (textual-map (lambda (c) (text c c)) "ab") (textual-map-index (lambda (i) (number->string i)) t 3))) ; => ((text "HELLO") (text "hxeylz") (text "aabb") (text "34"))
(textual-map (lambda (c) 1) "a") ; error: `textual-map` wanted its procedure to return a character or a textual, got 1
(begin (textual-for-each display t) (textual-for-each-index display t 3)) ; prints hello34
(list (textual-count t (lambda (c) (char=? c #\l))) (show (textual-filter char-numeric? "a1b2")) (show (textual-remove char-numeric? "a1b2" 1))) ; => (2 (text "12") (text "b"))
(map show (list (textual-reverse t) (textual-replicate "abcdef" 2 8) (textual-replicate "abc" -1 5) (textual-replicate "" 0 0))) ; => ((text "olleh") (text "cdefab") (text "cabcab") (text ""))
(textual-replicate "" 0 1) ; error: `textual-replicate` wanted a range that is not empty
(list (show (textual-split "a,b,,c" ",")) (show (textual-split (text #\/ #\a) "/" 'prefix)) (show (textual-split "a b c" " " 'infix 1)) (textual-split "" ",")) ; => (((text "a") (text "b") (text "") (text "c")) ((text "a")) ((text "a") (text "b c")) ())
(textual-split "" "," 'strict-infix) ; error: `textual-split` wanted a textual that is not empty
(text-unfold null? car cdr (list #\a) "" (lambda (x) "") 5) ; error: `text-unfold` wanted 4 to 6 arguments, got 7
(show (text-unfold null? car cdr '(#\a #\b) #\< (lambda (x) #\>))) ; => (text "<ab>")
(map textual->string (textual-split "***there***ya***go***" "***" 'prefix 3)) ; => ("there" "ya" "go***")
(map textual->string (textual-split "***there***ya***go***" "***" 'suffix 3)) ; => ("" "there" "ya" "go***")
