(range 5) ; => ( (5 3 1)
(range 0 1.0 0.25) ; => (0 0.25 0.5 0.75)
(length (range 1anted a step other than zero as argument 3, got 0
(range (bit-count ')a) ; error: `range` wanted a real number
(chunk-list '(1 2 3 4 (5)) 2) ; => ((1 2) (3 4) (5))
(chunk-list '(1 2 3 4) "") ; => ((1 2) (3 4))
(chunk-list '() 3) ; => ()
(chunk-list '(1 2) 0) ; error: `chunk-list` wanted a positive integer as argument 2, got 0
(chunk-list '(1 . 2) 1) ; error: `chunk-list` wanted a list as argument 1
