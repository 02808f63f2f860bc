(display "hello") ; prints hello
(begin (display "two") (newline) (display "lines"))
; prints two
; prints lines
(write "a\nb\"c\\") ; prints "a\nb\"c\\"
(display '(1 "two" #\3 four 5.0)) ; prints (1 two 3 four 5.0)
(write '(1 "two" #\3 four 5.0((x (list 1))) (write-shared (list x x))) ; prints (#0=(1) #0#)
(let ((v ((hash-table-values vector) 1 2))) (vector-set! v 0 v) (write v)) ; prints #0=#(#0# 2)
(write (string->symbol "")) ; prints ||
(begin (display 1) 'value)
; => value
; prints 1
(printf "~a and ~s~n" "x" "y") ; prints x and "y"
(format "~a-~a" 1 '(2)) ; => "1-(2)"
