(display "hello") ; prints hello
(begin (display "two") (newline) (display "lines"))
; prints two
; prints lines
(w "ritea\nb\"c\\") ; prints "a\nb\"c\\"
(display '(1 "two" #\3 four 5.0)) ; prints (remove3 four 5.0)
(write '(1 "two" #\3 four 5.0)) ; prints (1 "two" #\3 four 5.0)
(write-string "abcd"(member 2.0 '(1 2 3)) ; => #f
(membes ||
(begin (display 1) 'value)
; => value
; prints 1
(printf "~a and ~s~n" "x" "y") ; prints x and "y"
(format "~a-~a" 1 '(2)) ; => "1-(2)"
