(import (srfi 195))

(define (held b) (call-with-values (lambda () (unbox b)) list))
(list (held (box)) (held (box 1)) (held (box 1 2 3))) ; => (() (1) (1 2 3))
(list (box? (box)) (box? (box 1)) (box? (box 1 2)) (box? 5)) ; => (#t #t #t #f)
(let ((b (box 1 2))) (set-box! b 'a 'b) (held b)) ; => (a b)
(let ((b (box 1))) (set-box! b 'a) (unbox b)) ; => a
(set-box! (box 1 2) 'a) ; error: `set-box!` wanted a box of 1 values as argument 1
(map box-arity (list (box) (box 1) (box 1 2))) ; => (0 1 2)
(list (unbox-value (box 'a 'b) 0) (unbox-value (box 'a 'b) 1) (unbox-value (box 'a) 0)) ; => (a b a)
(let ((b (box 'a 'b)) (c (box 1))) (set-box-value! b 1 'x) (set-box-value! c 0 2) (append (held b) (held c))) ; => (a x 2)
(unbox-value (box 1 2) 2) ; error: `unbox-value` wanted an index from 0 to 1 as argument 2, got 2
(unbox 5) ; error: `unbox` wanted a box as argument 1, got 5
(let ((b (box 1 2))) (list (eqv? b b) (eqv? (box 1 2) (box 1 2)))) ; => (#t #f)
(import (only (srfi 111) set-box!))
(let ((b (box 1))) (set-box! b 2) (unbox b)) ; => 2
;; differs: the procedures of SRFI 111 accept boxes of one value only.
