(import (srfi 166))
;; differs: numbers are rounded as they are written, half to even.
(list (show #f) (show #f "a" 1 #\b 'c "") (show #f '("a" #\b)) (show #f (displayed "x")) (show #f (displayed '(1 "a")))) ; => ("" "a1bc" "(\"a\" #\\b)" "x" "(1 \"a\")")
(show #t "hi" nl) ; prints hi
(let ((p (open-output-string))) (show p "a" 1) (get-output-string p)) ; => "a1"
(show 5 "a") ; error: `show` wanted a textual output port or a boolean as argument 1, got 5
(displayed car) ; error: `displayed` wanted an object that is no procedure as argument 1, got #<procedure car>
(show #f car) ; error: `show` wanted formatters and objects that are no procedures as argument 2, got #<procedure car>
(list (show #f (written "a\"b")) (show #f (written (cons 0 1))) (show #f (written #\a)) (show #f (written '|a b|))) ; => ("\"a\\\"b\"" "(0 . 1)" "#\\a" "|a b|")
(show #f 1.5 " " (with ((precision 0)) 1.5)) ; => "1.5 2"
(show #f 1/7 " " (with ((precision 3)) 1/7) " " (with ((precision 20)) 1/7)) ; => "1/7 0.143 0.14285714285714285714"
(show #f (with ((precision 50)) 1/3)) ; => "0.33333333333333333333333333333333333333333333333333"
(show #f "pi = " (with ((precision 2)) (acos -1)) nl) ; => "pi = 3.14\n"
(show #f (with ((radix 16)) (written '(255 #(16 "a") . 17))) " " (with ((radix 2)) 5) " " (with ((precision 2)) (written '(1.5)))) ; => "(#xff #(#x10 \"a\") . #x11) #b101 (1.50)"
(let ((x (list 1 2))) (set-cdr! (cdr x) x) (list (show #f (written x)) (show #f (trimmed/lazy 9 (written-simply x))) (show #f (with ((radix 2)) (written x))))) ; => ("#0=(1 2 . #0#)" "(1 2 1 2 " "#0=(1 2 . #0#)")
(let ((x (list 1))) (list (show #f (written-shared (list x x))) (show #f (written (list x x))) (show #f (written-simply (vector x '() "s" 'a))))) ; => ("(#0=(1) #0#)" "((1) (1))" "#((1) () \"s\" a)")
(list (show #f (escaped "hi, bob!")) (show #f (escaped "hi, \"bob!\"")) (show #f (escaped "a\\b")) (show #f (escaped "a\"b" #\" #f)) (show #f (escaped "it's" #\')) (show #f (escaped "a\nb" #\" #\\ (lambda (c) (and (char=? c #\newline) #\n))))) ; => ("hi, bob!" "hi, \\\"bob!\\\"" "a\\\\b" "a\"\"b" "it\\'s" "a\\nb")
(list (show #f (maybe-escaped "foo" char-whitespace? #\")) (show #f (maybe-escaped "foo bar" char-whitespace? #\")) (show #f (maybe-escaped "foo\"bar\"baz" char-whitespace? #\"))) ; => ("foo" "\"foo bar\"" "\"foo\\\"bar\\\"baz\"")
(map (lambda (f) (show #f f)) (list (numeric 255 16) (numeric 1.5 10 3) (numeric -1.99 10 2 '("(" . ")")) (numeric 5 10 #f #t) (numeric -5 10 #f #t) (numeric 1234567 10 #f #f 3) (numeric 1234.5 10 2 #f 3 #\.) (numeric 1.5 10 1 #f #f #\, #\;) (numeric 1/2 2 3) (numeric 0.5 2) (numeric +inf.0) (numeric 1.5+2.25i 10 1) (numeric 1/3))) ; => ("ff" "1.500" "(1.99)" "+5" "-5" "1,234,567" "1.234,50" "1;5" "0.100" "0.1" "+inf.0" "1.5+2.2i" "1/3")
(numeric 'a) ; error: `numeric` wanted a number as argument 1, got a
(list (show #f (numeric/comma 123456789)) (show #f (numeric/comma 123456789 2)) (show #f (numeric/comma 123456789 '(3 2))) (show #f (numeric/comma 123)) (show #f (numeric/comma -1234.567 3 10 1)) (show #f (with ((comma-sep #\_) (comma-rule 4)) (numeric/comma 123456)))) ; => ("123,456,789" "1,23,45,67,89" "12,34,56,789" "123" "-1,234.6" "12_3456")
(show #f (with ((comma-rule 3) (sign-rule #t) (decimal-sep #\,) (comma-sep #\.)) (numeric 1234.5))) ; => "+1.234,5"
(list (show #f (numeric/si 608)) (show #f (numeric/si 608) "B") (show #f (numeric/si 608 1000 " ") "B") (show #f (numeric/si 3986)) (show #f (numeric/si 3986 1024) "B") (show #f (numeric/si 1.23e-6) "m") (show #f (numeric/si 1.23e-6 1000 " ") "m") (show #f (numeric/si 0)) (show #f (numeric/si -4500000))) ; => ("608" "608B" "608 B" "4k" "3.9KiB" "1.2µm" "1.2 µm" "0" "-4.5M")
(numeric/si 5 10) ; error: `numeric/si` wanted 1000 or 1024 as argument 2, got 10
(list (show #f (with ((precision 2)) (numeric/fitted 4 1.25))) (show #f (with ((precision 2)) (numeric/fitted 4 12.345))) (show #f (with ((precision 0)) (numeric/fitted 2 123.45))) (show #f (numeric/fitted 5 255 16))) ; => ("1.25" "#.##" "##" "ff")
(define (print-angles x) (joined numeric (list x (sin x) (cos x) (tan x)) " "))
(show #f (with ((decimal-align 5) (precision 3)) (joined/suffix print-angles '(0 1 4) nl))) ; => "   0.000    0.000    1.000    0.000\n   1.000    0.841    0.540    1.557\n   4.000   -0.757   -0.654    1.158\n"
(list (show #f nl) (show #f fl) (show #f "hi" fl) (show #f "hi" nl fl) (show #f "a" nothing "b")) ; => ("\n" "" "hi\n" "hi\n" "ab")
(list (show #f "a" (space-to 5) "b") (show #f "a" (space-to 0) "b") (show #f (tab-to 5) "b") (show #f "a" (tab-to 5) "b") (show #f "abcdefghi" (tab-to 5) "b") (show #f "a" (tab-to) "b") (show #f "a" (tab-to 0) "b")) ; => ("a    b" "ab" "b" "a    b" "abcdefghi b" "a       b" "ab")
(list (show #f (each "a" "b")) (show #f (each)) (show #f (each-in-list '("a" 1 #\b)))) ; => ("ab" "" "a1b")
(list (show #f (joined displayed '(a b c) ", ")) (show #f (joined displayed '() ", ")) (show #f (joined displayed '(1 2))) (show #f (joined/prefix displayed '(usr local bin) "/")) (show #f (joined/suffix displayed '(1 2 3) nl))) ; => ("a, b, c" "" "12" "/usr/local/bin" "1\n2\n3\n")
(show #f (joined/last displayed (lambda (last) (each "and " last)) '(lions tigers bears) ", ")) ; => "lions, tigers, and bears"
(list (show #f (joined/dot displayed (lambda (dot) (each ". " dot)) '(1 2 . 3) " ")) (show #f (joined/dot displayed displayed '(1 2) " ")) (show #f (joined/dot displayed (lambda (d) (each "." d)) 5 " "))) ; => ("1 2 . 3" "1 2" ".5")
(list (show #f (joined/range displayed 0 5 " ")) (show #f (joined/range displayed 3 3 " ")) (show #f (trimmed/lazy 10 (joined/range displayed 0 #f " ")))) ; => ("0 1 2 3 4" "" "0 1 2 3 4 ")
(joined 5 '()) ; error: `joined` wanted a procedure as argument 1, got 5
(list (show #f (padded 5 "abc")) (show #f (padded/right 5 "abc")) (show #f (padded/both 5 "abc")) (show #f (padded/both 6 "abc")) (show #f (padded 2 "abc")) (show #f (with ((pad-char #\.)) (padded 5 "a" 1))) (show #f (padded/right 0 "abc"))) ; => ("  abc" "abc  " " abc " " abc  " "abc" "...a1" "abc")
(list (show #f (trimmed 5 "abcde")) (show #f (trimmed 5 "abcdef")) (show #f (trimmed/right 5 "abcdef")) (show #f (trimmed/both 5 "abcdef")) (show #f (trimmed/both 4 "abcdef")) (show #f (trimmed/right 0 "abc"))) ; => ("abcde" "bcdef" "abcde" "abcde" "bcde" "")
(list (show #f (with ((ellipsis "...")) (trimmed 5 "abcdef"))) (show #f (with ((ellipsis "...")) (trimmed/right 5 "abcdef"))) (show #f (with ((ellipsis "_")) (trimmed/both 5 "abcdef"))) (show #f (with ((ellipsis "…")) (trimmed/right 9 "abc")))) ; => ("...ef" "ab..." "_bcd_" "abc")
(list (show #f (trimmed/lazy 3 "ab" "cd" "ef") "|") (show #f (trimmed/lazy 9 "ab") "|") (show #f (trimmed/lazy 2 (with ((radix 2)) "abc")) (numeric 5))) ; => ("abc|" "ab|" "ab5")
(list (show #f (fitted 5 "abc")) (show #f (fitted 2 "abc")) (show #f (fitted/right 5 "abc")) (show #f (fitted/right 2 "abc")) (show #f (fitted/both 5 "abc")) (show #f (fitted/both 2 "abcd"))) ; => ("  abc" "bc" "abc  " "ab" " abc " "bc")
(list (show #f "column: " (fn (col) col)) (show #f "column: " (fn ((col1 col)) (each col1 ", " (fn ((col2 col)) col2)))) (show #f nl nl (fn (row) row)) (show #f (fn () "x"))) ; => ("column: 8" "column: 8, 11" "\n\n2" "x")
(let lp ((ls '(1 2 3))) (show #f (let lp ((ls ls)) (if (pair? ls) (each (car ls) (fn () (lp (cdr ls)))) nothing)))) ; => "123"
(let ((n 0)) (list (show #f (fn (col) (set! n (+ n 1)) (define x 5) (+ x col))) n)) ; => ("5" 1)
(list (show #f (with ((radix 2)) (numeric 5)) (numeric 5)) (show #f (with! (radix 2)) (numeric 5)) (show #f (with ((radix 2) (precision 1)) (with ((radix 8)) (numeric 9)) (numeric 1)))) ; => ("1015" "101" "11.01.0")
(define depth (make-state-variable "depth" 0 #t))
(list (show #f (with ((depth 5)) (fn (depth) depth)) (fn (depth) depth))) ; => ("50")
(show #f (with! (depth 5))) ; error: with!: the state variable depth can only be bound by `with`
(show #f (fn ((x 5)) x)) ; error: `fn` wanted a state variable as argument 1, got 5
(list (show #f (forked "abc" (fn (col) col))) (show #f "x" (call-with-output (each "a" "b") (lambda (s) (each "<" s ">"))) (fn (col) col))) ; => ("abc0" "x<ab>5")
(show #f (with ((output (lambda (s) (output-default (string-upcase s))))) "abc" (padded 3 'd))) ; => "ABC  D"
(let ((o (open-output-string))) (list (show #f "a" (with ((port o)) "b") "c") (get-output-string o))) ; => ("ac" "b")
(show #f (with ((writer (lambda (x) (each "<" (written x) ">")))) 'a "b")) ; => "<a>b"
(show #f (with ((width 10)) (fn (width) width))) ; => "10"
(show #f (with ((string-width (lambda (s . r) (* 2 (string-length s)))) (substring/width (lambda (s from to) (substring s (quotient from 2) (quotient to 2))))) (padded 8 "abc") (trimmed/right 4 "abcd"))) ; => "  abcab"
(show #f (with ((substring/preserve (lambda (s) "*"))) (trimmed 2 "abc") (trimmed/right 2 "abc"))) ; => "*bcab*"
(show #f (with ((word-separator? (lambda (c) (char=? c #\-)))) (wrapped "a-b c")) (fn (ambiguous-is-wide?) (written ambiguous-is-wide?))) ; => "a b c#f"
(define (print-line x) (each (car x) (space-to 20) (padded 3 (cdr x))))
(show #t (with ((pad-char #\.)) (joined/suffix print-line '(("An Unexpected Party" . 29) ("Roast Mutton" . 60)) nl)))
; prints An Unexpected Party..29
; prints Roast Mutton.........60
;; Arguments that nothing asks for are refused.
(numeric/si 5 1000 5) ; error: `numeric/si` wanted a string or a character as argument 3, got 5
(joined displayed (list 1 2) " " 5) ; error: `joined` wanted 2 to 3 arguments, got 4
(numeric/fitted 5 1 10 1 #f #f #f #f 5) ; error: `numeric/fitted` wanted 2 to 8 arguments, got 9
(map (lambda (x) (show #f (numeric x))) '(-inf.0 +nan.0 -0.5)) ; => ("-inf.0" "+nan.0" "-0.5")
(list (show #f (numeric 9.25 2)) (show #f (numeric 1.0 36)) (show #f (numeric 10 2)) (show #f (numeric -2.5 16))) ; => ("1001.01" "1.0" "1010" "-2.8")
