(import (srfi 11))

(let-values (((root rem) (exact-integer-sqrt 32))) (* root rem)) ; => 35
(let-values (((a b . c) (values 1 2 3 4)) (all (values 5 6))) (list a b c all)) ; => (1 2 (3 4) (5 6))
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ; => (x y a b)
(let ((a 'a) (b 'b) (x 'x) (y 'y)) (let*-values (((a b) (values x y)) ((x y) (values a b))) (list a b x y))) ; => (x y x y)
(let*-values () 5) ; => 5
(let-values (((a b) (values 1 2 3))) a) ; error: wanted 2 values, got 3
