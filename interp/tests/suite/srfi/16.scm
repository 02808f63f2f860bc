(import (srfi 16))

(define plus (case-lambda (() 0) ((x) x) ((x y) (+ x y)) ((x y z) (+ (+ x y) z)) (args (apply + args))))
(list (plus) (plus 1) (plus 1 2 3) (plus 1 2 3 4)) ; => (0 1 6 10)
((case-lambda ((a) a) ((a b) (* a b))) 1 2 3) ; error: wanted 1 argument or 2 arguments, got 3
((case-lambda ((a) 'one) ((a . rest) rest)) 1 2 3) ; => (2 3)
