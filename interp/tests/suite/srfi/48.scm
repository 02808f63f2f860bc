(import (srfi 48))
;; differs: a number is rounded as it is written, half to even.
(format "Hello, ~a" "World!") ; => "Hello, World!"
(format #f "Error, list is too short: ~s~%" '(one "two" 3)) ; => "Error, list is too short: (one \"two\" 3)\n"
(format "test me") ; => "test me"
(format "~a ~s ~a ~s" 'this 'is "a" "test") ; => "this is a \"test\""
(format #t "#d~d #x~x #o~o #b~b~%" 32 32 32 32) ; prints #d32 #x20 #o40 #b100000
(let ((port (open-output-string))) (format port "~a-~a" 1 2) (get-output-string port)) ; => "1-2"
(format "~a ~? ~a" 'a "~s" '(new) 'test) ; => "a new test"
(format #f "~k!" "~s items" '(3)) ; => "3 items!"
(format #f "~&1~&~&2~&~&~&3~%") ; => "1\n2\n3\n"
(format #f "~a ~? ~a ~%" 3 " ~s ~s " '(2 2) 3) ; => "3  2 2  3 \n"
(let ((c (list 'a 'b 'c))) (set-cdr! (cddr c) c) (format "~w" c)) ; => "#0=(a b c . #0#)"
(list (format "~8,2F" 32) (format "~8,3F" (sqrt -3.8)) (format "~8,2F" 3.4567e11) (format "~6,3F" 1/3) (format "~4F" 12) (format "~8,3F" 123.3456) (format "~6,3F" 123.3456) (format "~2,3F" 123.3456) (format "~8,3F" "foo") (format "~6,2F" 32)) ; => ("   32.00" "0.000+1.949i" "345670000000.00" " 0.333" "  12" " 123.346" "123.346" "123.346" "     foo" " 32.00")
(list (format "~8,2F" 3.4567e24) (format "~10,3F" -3e-10) (format "~8F" 32e45) (format "~8,0F" 3.5567e24) (format "~10,3F" 1.0025)) ; => (" 3.46e24" "-3.000e-10" "  3.2e46" "   4.e24" "     1.002")
(list (format "~1,2F" 4321) (format "~6F" 32) (format "~0,3F" 20263/2813) (format "~0,2F" 20263/2813) (format "~0,1F" 0.25) (format "~0,2F" -0.001) (format "~5,0F" 2.5) (format "~F" 1.5) (format "~8,2F" +inf.0)) ; => ("4321.00" "    32" "7.203" "7.20" "0.2" "-0.00" "   2." "1.5" "  +inf.0")
(list (format "~c~c" #\a #\λ) (format "~~~_~t|") (format "~A~S" "x" "x") (format "~X" 255) (format "~b" -5)) ; => ("aλ" "~ \t|" "x\"x\"" "ff" "-101")
(format "~y" '(a "b" #\c)) ; => "(a \"b\" #\\c)\n"
(< 300 (string-length (format "~h"))) ; => #t
(format "~a") ; error: format: no argument for ~a
(format "x" 1) ; error: format: more arguments than directives
(format "~a~?" 1 "x" '(2)) ; error: format: more arguments than directives
(format "~z" 1) ; error: format: unknown directive ~z
(format "abc~") ; error: format: a tilde at the end of the format string
(format "~d" "x") ; error: format: ~d wants a number
(format "~c" "x") ; error: format: ~c wants a character
(format "~8,2F" 'x) ; error: format: ~f wants a number or a string
(format "~8x" 1) ; error: format: a width has to be followed by F
(format "~?" 1 2) ; error: format: ~? wants a format string
(format 5 "x") ; error: `format` wanted a textual output port, a boolean or a format string as argument 1, got 5
(format #f) ; error: `format` wanted a format string as argument 2
