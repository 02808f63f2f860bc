(import (srfi 141))

(call-with-values (lambda () (ceiling/ 7 2)) list) ; => (4 -1)
(ceiling-quotient -7 2) ; => -3
(ceiling-remainder -7 2) ; => -1
(call-with-values (lambda () (round/ 7 2)) list) ; => (4 -1)
(round-quotient 5 2) ; => 2
(round-remainder 7 4) ; => -1
(call-with-values (lambda () (euclidean/ -7 -2)) list) ; => (4 1)
(euclidean-quotient -7 2) ; => -4
(euclidean-remainder -7 2) ; => 1
(call-with-values (lambda () (balanced/ 7 4)) list) ; => (2 -1)
(balanced-quotient 7 2) ; => 4
(balanced-remainder 7 2) ; => -1

;; Edges: all signs, and n = dq + r.
(define (pairs /) (map (lambda (n d) (call-with-values (lambda () (/ n d)) list)) '(7 -7 7 -7 6 -6) '(4 4 -4 -4 4 4)))
(pairs floor/) ; => ((1 3) (-2 1) (-2 -1) (1 -3) (1 2) (-2 2))
(pairs ceiling/) ; => ((2 -1) (-1 -3) (-1 3) (2 1) (2 -2) (-1 -2))
(pairs truncate/) ; => ((1 3) (-1 -3) (-1 3) (1 -3) (1 2) (-1 -2))
(pairs round/) ; => ((2 -1) (-2 1) (-2 -1) (2 1) (2 -2) (-2 2))
(pairs euclidean/) ; => ((1 3) (-2 1) (-1 3) (2 1) (1 2) (-2 2))
(pairs balanced/) ; => ((2 -1) (-2 1) (-2 -1) (2 1) (2 -2) (-1 -2))
(list (floor-quotient -7 2) (floor-remainder -7 2) (truncate-quotient -7 2) (truncate-remainder -7 2)) ; => (-4 1 -3 -1)
(list (ceiling-quotient 7.0 2) (round-quotient 7 2.0) (euclidean-remainder -7.0 2.0)) ; => (4.0 4.0 1.0)
(list (round-quotient (expt 10 30) 3) (balanced-remainder (expt 10 30) 3)) ; => (333333333333333333333333333333 1)
(ceiling/ 1.5 2) ; error: `ceiling/` wanted an integer as argument 1, got 1.5
(round-quotient 1 0) ; error: `round-quotient` wanted a number other than 0 as argument 2, got 0
(balanced-remainder 1 'a) ; error: `balanced-remainder` wanted an integer as argument 2, got a
