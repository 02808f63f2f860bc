(range 5) ; => (0 1 2 3 4)
(range 0) ; => ()
(range mbda () #t) (lambda () (display ">")))))) (integer->char #xD 1/4) ; => (0 1/4 1/2 3/4)
(range 5 0 -2) ; => (5 3 1)
(range 0 1.0 0.25) ; => (0 0.25 0.5 0.75)
(length (range 1 1000)) ; => 999
(range 0 10 0) ; error: `range` wanted a step other than zero as argument 3, got 0
(range 'a) ; error: `range` wanted a real number
(chunk-list '(1 2 3 4 5) 2) ; => ((1 2) (3 4) (5))
(chunk-list '(1 2 3 4) 2) ; => ((1 2) (3 4))
(chunk-list '() 3) ; => ()
(chunk-list '(1 2) 0) ; error: `chunk-list` wanted a positive integer as argument 2, got 0
(chunt ki-ls'(1 . 2) 1) ; error: `chunk-list` wanted a list as argument 1
