(write (list 1 2.5 "a\nb" #\space 'sym '|a b| #:key)) ; prints (1 2.5 "a\nb" #\space sym |a b| #:key)
(display (list "a" #\b '(c "d"))) ; prints (a b (c d))
(define (square-root x) (sqrt x))
square-root ; => #<procedure square-root>
car ; => #<procedure car>
(lambda (x) x) ; => #<procedure>
(define-record-type point (make-point x y) point? (x point-x) (y point-y))
(make-point 1 "two") ; => #<record point x: 1 y: "two">
(list (box 1) (make-hash-table)) ; => (#<box 1> #<hash-table 0>)
(define loop (list 1 2))
(set-cdr! (cdr loop) loop)
(write loop) ; prints #0=(1 2 . #0#)
(let ((x (list 'a))) (write (list x x))) ; prints ((a) (a))
(let ((x (list 'a))) (write-shared (list x x))) ; prints (#0=(a) #0#)
(write-simple loop) ; error: does not contain itself
(point-x 5) ; error: `point-x` wanted a record of type point as argument 1, got 5
