(string-length "abc") ; => 3
(string-length "λλ") ; => 2
(string-ref "abc" 1) ; => #\b
(string-ref "aλb" 1) ; => #\λ
(string #\a #\b) ; => "ab"
(make-string 3 #\*) ; => "***"
(let ((s (make-string 3 #\*))) (string-set! s 0 #\?) s) ; => "?**"
(let ((s (make-string 3 #\*))) (string-set! s 1 #\λ) (list s (string-length s))) ; => ("*λ*" 3)
(string-set! "literal" 0 #\x) ; error: string-set!
(string-append "foo" "bar" "" "λ") ; => "foobarλ"
(substring "hello world" 6 11) ; => "world"
(string-copy "hello" 1 3) ; => "el"
(string->list "apple" 2) ; => (#\p #\l #\e)
(list->string '(#\a #\b)) ; => "ab"
(let ((s (make-string 5 #\-))) (string-copy! s 1 "abc" 0 2) s) ; => "-ab--"
(let ((s (make-string 3 #\a))) (string-fill! s #\b 1) s) ; => "abb"
(list (string=? "a" "a" "a") (string<? "a" "b" "c") (string<? "a" "c" "b") (string>=? "b" "b" "a")) ; => (#t #t #f #t)
(string-ci=? "Strasse" "STRASSE") ; => #t
(list (string-upcase "abc") (string-downcase "ABC") (string-foldcase "AbC")) ; => ("ABC" "abc" "abc")
(string-upcase "straße") ; => "STRASSE"
(string->symbol "hello") ; => hello
(symbol->string 'abc) ; => "abc"
(string->number "1e3") ; => 1000.0
(string->number "100" 16) ; => 256
(string->number "not a number") ; => #f
(number->string 255 16) ; => "ff"
(string? "x") ; => #t
(string? #\x) ; => #f
(string-map char-foldcase "AbdEgH") ; => "abdegh"
(string-map (lambda (c k) ((if (eqv? k #\u) char-upcase char-downcase) c)) "studlycaps xxx" "ululululul") ; => "StUdLyCaPs"
(let ((v '())) (string-for-each (lambda (c) (set! v (cons (char->integer c) v))) "abcde") v) ; => (101 100 99 98 97)
(let ((v '())) (string-for-each (lambda (a b) (set! v (cons (list a b) v))) "ab" "xyz") v) ; => ((#\b #\y) (#\a #\x))
(string-map (lambda (c) 5) "a") ; error: `string-map` wanted its procedure to return a character, got 5
(string-count "banana" (lambda (c) (char=? c #\a))) ; => 3
(string-join '("a" "b" "c")) ; => "a b c"
(string-join '("a" "b" "c") ", ") ; => "a, b, c"
(string-join '()) ; => ""
(string-join '(1)) ; error: `string-join` wanted a list of strings
(string-split "a,b,,c" ",") ; => ("a" "b" "" "c")
(string-split "a,b" #\,) ; => ("a" "b")
(string-split "one  two " " ") ; => ("one" "" "two" "")
(string-split "  one two ") ; => ("one" "two")
(string-split "" ",") ; => ("")
(string-split "") ; => ()
(string-split "a--b-c" "--") ; => ("a" "b-c")
(string-split "a" "") ; error: `string-split` wanted
(string-trim "  a b\n") ; => "a b"
(string-trim "   ") ; => ""
(string-ref "abc" 3) ; error: string-ref
(string-append "a" 5) ; error: `string-append` wanted a string as argument 2, got 5
