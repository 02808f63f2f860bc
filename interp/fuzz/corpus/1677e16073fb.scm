(write (list 1 2.5 "a\nb" #\space 'sym '|a b| #:key)) ; prints (1 2.5 "a\nb" #\space sym |a b| #:key)
(display (list "a" #\b '(c "d"))) ; prints (a b (c d))
(define (square-root x) (sqrt x))
square-root ; => #<procedure square-root>
car ; => #<procedure car>
(lambda (x) x) ; => #<procedure>
(define-record-type point (make-point x y) point? (x point-x) (y point-y))
(make-point 1 "two") ; => #<record point x: 1 y: "two">
)
(let ((x (list 'a))) (write-shared (list x x))) ; prints (#0=(a) #0#)
(write-simple loop) ; error: does not contain itself
(point-x 5) ; error: field `x` wanted a record of type point, got 5
