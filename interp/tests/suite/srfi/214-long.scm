;; heavy
(import (srfi 214))

(define (elements fv) (flexvector->list fv))
(define big (flexvector))
(let loop ((i 0)) (if (< i 200000) (begin (flexvector-add-back! big i) (loop (+ i 1)))))
(list (flexvector-length big) (flexvector-back big) (flexvector-fold + 0 big)) ; => (200000 199999 19999900000)
(let loop ((i 0)) (if (< i 199990) (begin (flexvector-remove-back! big) (loop (+ i 1)))))
(elements big) ; => (0 1 2 3 4 5 6 7 8 9)
