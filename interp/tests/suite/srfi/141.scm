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
