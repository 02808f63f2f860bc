(import (srfi 131))

(define-record-type pare (kons x y) pare? (x kar set-kar!) (y kdr))
(list (pare? (kons 1 2)) (pare? (cons 1 2)) (kar (kons 1 2)) (kdr (kons 1 2)) (let ((k (kons 1 2))) (set-kar! k 3) (kar k))) ; => (#t #f 1 2 3)
(define-record-type (colored pare) (make-colored x hue) colored? (hue hue))
(let ((c (make-colored 1 'red))) (list (pare? c) (colored? c) (kar c) (hue c) (colored? (kons 1 2)))) ; => (#t #t 1 red #f)
(define-record-type (shadow pare) (make-shadow x) shadow? (x shadow-x))
(let ((s (make-shadow 5))) (list (shadow-x s) (kar s))) ; => (5 #f)
(define-record-type (full pare) make-full full? (z full-z))
(let ((f (make-full 1 2 3))) (list (kar f) (kdr f) (full-z f))) ; => (1 2 3)
(define-record-type base #f base?)
(define-record-type (derived base) (make-derived) #f)
(base? (make-derived)) ; => #t
(kar 5) ; error: field `x` wanted a record of type pare, got 5
