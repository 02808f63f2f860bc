(import (srfi 117))

(list-queue-list (make-list-queue (list 1 2 3))) ; => (1 2 3)
(list-queue-list (list-queue 1 2 3)) ; => (1 2 3)
(list-queue-list (list-queue-copy (list-queue 1 2))) ; => (1 2)
(list-queue-list (list-queue-unfold (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (-2 -1 0)
(list-queue-list (list-queue-unfold-right (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (0 -1 -2)
(list-queue-empty? (list-queue)) ; => #t
(list-queue-front (list-queue 1 2 3)) ; => 1
(list-queue-back (list-queue 1 2 3)) ; => 3
(list-queue-list (list-queue 1 2)) ; => (1 2)
(call-with-values (lambda () (list-queue-first-last (list-queue 1 2 3))) list) ; => ((1 2 3) (3))
(let ((q (list-queue 1 2))) (list-queue-add-front! q 0) (list-queue-list q)) ; => (0 1 2)
(let ((q (list-queue 1 2))) (list-queue-add-back! q 3) (list-queue-list q)) ; => (1 2 3)
(let ((q (list-queue 1 2))) (list-queue-remove-front! q)) ; => 1
(let ((q (list-queue 1 2))) (list (list-queue-remove-back! q) (list-queue-list q))) ; => (2 (1))
(let ((q (list-queue 1 2))) (list (list-queue-remove-all! q) (list-queue-empty? q))) ; => ((1 2) #t)
(let ((q (list-queue 1))) (list-queue-set-list! q (list 4 5)) (list-queue-back q)) ; => 5
(list-queue-list (list-queue-append (list-queue 1 2) (list-queue 3))) ; => (1 2 3)
(list-queue-list (list-queue-append! (list-queue 1 2) (list-queue) (list-queue 3))) ; => (1 2 3)
(list-queue-list (list-queue-concatenate (list (list-queue 1 2) (list-queue 3)))) ; => (1 2 3)
(list-queue-list (list-queue-map - (list-queue 1 2))) ; => (-1 -2)
(let ((q (list-queue 1 2))) (list-queue-map! - q) (list-queue-list q)) ; => (-1 -2)
(list-queue-for-each display (list-queue 1 2)) ; prints 12
