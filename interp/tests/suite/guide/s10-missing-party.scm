;; The guide's program on barriers with one thread too few, one that dies, and an action.
(define barrier (make-barrier 4))
(define (worker-thread id) (thread (lambda () (barrier-wait! barrier) id)))
(define workers (map worker-thread '(1 2 3)))
(map thread-join! workers)
; error: blocked-forever: nothing can wake this cell: `thread-join!` waits for thread
; warns: blocked-forever: thread …waits for barrier barrier (3 of 4 arrived); no live thread can notify it
(list (barrier-waiting barrier) (map thread? workers)) ; => (3 (#t #t #t))
;; The fourth lets them go: one of the four is told that it was the last.
(barrier-wait! barrier) ; => #t
(map thread-join! workers) ; => (1 2 3)
;; One that dies while it waits breaks the barrier for the others.
(define broken (make-barrier 3))
(define (kind-of thunk) (guard (e ((condition? e) (condition-kind e))) (thunk)))
(define waiting (map (lambda (i) (thread (lambda () (kind-of (lambda () (barrier-wait! broken)))))) '(1 2)))
(let wait () (if (< (barrier-waiting broken) 2) (begin (yield) (wait))))
(begin (kill! (car waiting)) (thread-join! (cadr waiting))) ; => broken-barrier
(barrier-broken? broken) ; => #t
;; The action is run once for each round, before anybody goes on.
(define rounds (make-atomic-counter))
(define acting (make-barrier 3 #:action (lambda () (atomic-increment! rounds))))
(define (both) (let* ((a (barrier-wait! acting)) (n (atomic-load rounds)) (b (barrier-wait! acting))) (list (>= n 1) (list a b))))
(define ended (map thread-join! (map (lambda (i) (thread both)) '(1 2 3))))
(list (map car ended) (atomic-load rounds)) ; => ((#t #t #t) 2)
(define (count-true list) (apply + (map (lambda (x) (if x 1 0)) list)))
(list (count-true (map caadr ended)) (count-true (map (lambda (e) (cadr (cadr e))) ended))) ; => (1 1)
