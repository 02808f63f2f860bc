(import (srfi 117))
;; differs: the order of `list-queue-unfold` and `list-queue-unfold-right` is that of the author's implementation and tests, the reverse of the text.

(list-queue-list (make-list-queue (list 1 2 3))) ; => (1 2 3)
(list-queue-list (list-queue 1 2 3)) ; => (1 2 3)
(list-queue-list (list-queue-copy (list-queue 1 2))) ; => (1 2)
(list-queue-list (list-queue-unfold (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (0 -1 -2)
(list-queue-list (list-queue-unfold-right (lambda (n) (= n 3)) - (lambda (n) (+ n 1)) 0)) ; => (-2 -1 0)
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

;; Edges
(define q (list-queue))
(list-queue-front q) ; error: `list-queue-front` wanted a list queue that is not empty as argument 1
(list-queue-remove-back! q) ; error: `list-queue-remove-back!` wanted a list queue that is not empty as argument 1
(list-queue-add-back! q 1)
(list (list-queue-front q) (list-queue-back q) (list-queue-remove-front! q) (list-queue-empty? q)) ; => (1 1 1 #t)
(list-queue-add-front! q 'a)
(list-queue-add-back! q 'b)
(list-queue-list q) ; => (a b)
(list (list-queue-remove-back! q) (list-queue-remove-back! q) (list-queue-list q)) ; => (b a ())
(list-queue-add-back! q 'again)
(list-queue-list q) ; => (again)
(define pairs (list 1 2 3))
(list-queue-list (make-list-queue pairs (cddr pairs))) ; => (1 2 3)
(make-list-queue '() pairs) ; error: `make-list-queue` wanted the last pair of the list as argument 2
(make-list-queue 5) ; error: `make-list-queue` wanted a list as argument 1, got 5
(list-queue-list (list-queue-append)) ; => ()
(list-queue-unfold (lambda (n) (> n 3)) (lambda (n) (* n n)) (lambda (n) (+ n 1)) 1 5) ; error: `list-queue-unfold` wanted a list queue as argument 5, got 5
(list-queue-list (list-queue-unfold-right (lambda (n) (> n 3)) square (lambda (n) (+ n 1)) 1 (list-queue 0))) ; => (0 9 4 1)
(list-queue-list (list-queue-unfold (lambda (n) (> n 3)) square (lambda (n) (+ n 1)) 1 (list-queue 0))) ; => (1 4 9 0)
(list-queue-map car 5) ; error: `list-queue-map` wanted a list queue as argument 2, got 5
(let ((q (list-queue))) (for-each (lambda (i) (list-queue-add-back! q i)) (range 10000)) (list (length (list-queue-list q)) (list-queue-back q))) ; => (10000 9999)
(map list-queue? (list (list-queue) '())) ; => (#t #f)
(list-queue-concatenate 5) ; error: `list-queue-concatenate` wanted a list of list queues as argument 1, got 5
