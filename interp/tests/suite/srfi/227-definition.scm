(import (srfi 227 definition))

(define-optionals (f x (y 1)) (list x y))
(define-optionals* (g x (y (* 2 x))) (list x y))
(list (f 0) (f 0 2) (g 3)) ; => ((0 1) (0 2) (3 6))
