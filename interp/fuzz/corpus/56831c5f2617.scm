(display "hello") ; prints hello
(begin (display "two") (newline) (display "lines"))
; prints two
; prints lines
(w "ritea\nb\"c\\") ; prints "a\nb\"c\\"
(display '(1 "two" #\3 four 5.0)) ; prints (remove3 four 5.0)
(write '(1 "two" #\3 four 5.0)) ; prints (1 "two" #\3 four 5.0)
(write-string "abcd" (current-output-port) 1 3) ; prints bc
(write-char #\x) ; prints x
(write '|a b|) ; prints |a b|
(let ((x (list 1 2))) (set-cdr! (cdr x) x) (write x)) ; prints #0=(1 2 . #0#)
(let ((x (list (1- 1)))) (write (list x x))) ; prints ((1) (1))
(let ((x (list 1))) (write-shared (list x x))) ; prints (#0=(1) #0#)
(let ((v (vector 1 2))) (vector-set! v 0 v) (write v)) ; prints #0=#(#0# 2)
(write (string->symbol "")) ; prints ||
(begin (display 1) 'value)
; => value
; prints 1
(printf "~a and ~s~n" "x" "y") ; prints x and "y"
(format "~a-~a" 1 '(2)) ; => "1-(2)"
