;; Every fiber waits and no timer is left: the thunk is told at once.
(define (await-each-other)
  (let* ((b #f) (a (thread (lambda () (yield) (thread-join! b)))))
    (set! b (thread (lambda () (thread-join! a))))
    (thread-join! a)))
(with-seed 1 await-each-other) ; error: deadlock: thread 2, program line 3 waits for thread 3; thread 3, program line 4 waits for thread 2
(guard (e (#t (condition-kind e))) (with-seed 1 await-each-other)) ; => deadlock
(with-seed 1 (lambda () (thread-join! (current-thread)))) ; error: deadlock: thread main, program line 1 waits for itself
(with-seed 1 (lambda () (receive))) ; error: deadlock: main waits, and nothing
;; The thunk may go on after it.
(with-seed 1 (lambda () (list (guard (e (#t (condition-kind e))) (await-each-other)) (+ 1 1)))) ; => (deadlock 2)
(with-seed 1 (lambda () (map (lambda (i) (guard (e (#t (condition-kind e))) (thread-join! (current-thread)))) '(1 2)))) ; => (deadlock deadlock)
;; Its after thunks run.
(guard (e (#t 'told)) (with-seed 1 (lambda () (dynamic-wind void (lambda () (thread-join! (current-thread))) (lambda () (display "after"))))))
; => told
; prints after
;; A wait behind a mask ends with the run.
(guard (e (#t (condition-kind e))) (with-seed 1 (lambda () (dynamic-wind (lambda () (thread-join! (current-thread))) void void)))) ; => deadlock
;; Who sleeps does not wait in vain.
(with-seed 1 (lambda () (let ((t (thread (lambda () (sleep 100) 'slept)))) (thread-join! t)))) ; => slept
