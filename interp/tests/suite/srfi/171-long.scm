;; heavy
(import (srfi 171))

(define (add1 x) (+ x 1))
(define long (let loop ((i 0) (l '())) (if (= i 200000) l (loop (+ i 1) (cons i l)))))
(list (length (list-transduce (tmap add1) rcons long)) (length (list-transduce (tdelete-duplicates) rcons long))) ; => (200000 200000)
