(import (srfi 8))

(receive (a b) (values 1 2) (list b a)) ; => (2 1)
(receive all (values 1 2 3) all) ; => (1 2 3)
(receive (a . others) (values 1 2 3) (list a others)) ; => (1 (2 3))
(receive () (values) 'none) ; => none
(receive (q r) (floor/ 17 5) (define x (+ q r)) x) ; => 5
(receive (a) (values 1 2) a) ; error: wanted 1 value, got 2
