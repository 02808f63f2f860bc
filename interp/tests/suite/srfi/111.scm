(import (srfi 111))

(define b (box 1))
(list (box? b) (box? 1) (unbox b)) ; => (#t #f 1)
(begin (set-box! b 2) (unbox b)) ; => 2
(unbox 5) ; error: unbox
(list (eqv? b b) (eqv? (box 1) (box 1))) ; => (#t #f)
