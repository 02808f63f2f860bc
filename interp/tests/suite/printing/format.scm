(format "~a ~s ~v ~w" "x" "x" #\y '|a b|) ; => "x \"x\" #\\y |a b|"
(format "~d ~x ~o ~b" 255 255 255 255) ; => "255 ff 377 11111111"
(format "~X~A" 255 'a) ; => "ffa"
(format "~e" 1234.5) ; => "1.2345e3"
(format "~c" #\λ) ; => "λ"
(format "one~ntwo~%three~~") ; => "one\ntwo\nthree~"
(format "") ; => ""
(format #f "~a" 1) ; => "1"
(format #t "~a-~a~%" 1 2) ; prints 1-2
(let ((p (open-output-string))) (format p "~s" "in a port") (get-output-string p)) ; => "\"in a port\""
(printf "~a + ~a = ~a~n" 1 2 (+ 1 2)) ; prints 1 + 2 = 3
(printf "~s" '("a" #\b)) ; prints ("a" #\b)
;; Every mistake is said.
(format "~a") ; error: `format` has no argument for `~a`
(format "~a ~a" 1) ; error: has no argument for `~a`
(format "~a" 1 2) ; error: has no place in its template for argument 3
(printf "nothing" 1) ; error: `printf` has no place in its template for argument 2
(format "~z" 1) ; error: does not know the directive `~z` directives: ~a ~s
(format "end~") ; error: found a `~` at the end of its template
(format "~d" "x") ; error: `format` wanted a number as argument 2, got "x"
(format "~x" 1.5) ; => "1.8"
(format "~e" 'x) ; error: `format` wanted a real number as argument 2, got x
(format "~c" "x") ; error: `format` wanted a character as argument 2, got "x"
(format 5 "~a" 1) ; error: `format` wanted a template, a boolean or a textual output port
(format #f) ; error: `format` wanted a string (the template)
(printf 5) ; error: `printf` wanted a string as argument 1, got 5
