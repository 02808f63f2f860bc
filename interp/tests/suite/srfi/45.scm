(import (srfi 45))

(list (force (lazy (delay 1))) (force (delay 2)) (force (eager 3)) (promise? (eager 1))) ; => (1 2 3 #t)
(let* ((n 0) (p (delay (begin (set! n (+ n 1)) n)))) (force p) (force p)) ; => 1
(let* ((n 0) (p (lazy (begin (set! n (+ n 1)) (delay n))))) (list (force p) (force p))) ; => (1 1)
(promise? (force (eager (delay 1)))) ; => #t
(lazy 5) ; => #<promise>
(force (lazy 5)) ; error: promise
; Reentrancy: the first value to be there stays
(define p (let ((count 0)) (delay (begin (set! count (+ count 1)) (if (> count x) count (force p))))))
(define x 5)
(list (force p) (begin (set! x 10) (force p))) ; => (6 6)
(define q (let ((first? #t)) (delay (if first? (begin (set! first? #f) (force q)) 'second))))
(force q) ; => second
