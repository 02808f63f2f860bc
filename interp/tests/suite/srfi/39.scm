(import (srfi 39))

(define radix (make-parameter 10 (lambda (x) (if (and (integer? x) (<= 2 x 16)) x (error "invalid radix" x)))))
(define prompt (make-parameter 123))
(list (radix) (prompt)) ; => (10 123)
(parameterize ((radix 2) (prompt 'x)) (list (radix) (prompt))) ; => (2 x)
(list (radix) (prompt)) ; => (10 123)
(parameterize ((radix 0)) 1) ; error: invalid radix
(parameterize () 1) ; => 1
;; differs: a parameter object is called without arguments only; its value changes by `parameterize`.
