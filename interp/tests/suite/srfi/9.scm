(import (srfi 9))

(define-record-type pare (kons x y) pare? (x kar set-kar!) (y kdr))
(list (pare? (kons 1 2)) (pare? (cons 1 2)) (kar (kons 1 2)) (kdr (kons 1 2))) ; => (#t #f 1 2)
(let ((k (kons 1 2))) (set-kar! k 3) (kar k)) ; => 3
(kar 5) ; error: `kar` wanted a record of type pare as argument 1, got 5
(define-record-type empty (make-empty) empty?)
(list (empty? (make-empty)) (empty? (kons 1 2)) (eq? (make-empty) (make-empty))) ; => (#t #f #f)
