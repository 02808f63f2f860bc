;;; `show` shows any value in the middle of a program: on a terminal its text.
(show '(1 "two" #\3)) ; prints (1 "two" #\3)
(begin (show "text") 'done)
; prints "text"
; => done
(show 'new #:on (make-display)) ; prints new
(show 1 #:text "one") ; prints one
(show) ; error: `show` wanted
(show 1 #:om 2) ; error: `show` has no keyword argument #:om
