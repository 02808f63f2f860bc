;; Who ends owning a mutex leaves it abandoned; the next one is told and owns it.
(define m (make-mutex))
(define careless (thread (lambda () (mutex-lock! m))))
(thread-join! careless)
(let wait () (if (not (eq? (mutex-state m) 'abandoned)) (begin (yield) (wait))))
(mutex-state m) ; => abandoned
(mutex-lock! m) ; error: `mutex-lock!` got mutex m, but it was abandoned: its owner ended without unlocking it
(eq? (mutex-owner m) (current-thread)) ; => #t
(mutex-unlock! m)
(mutex-state m) ; => not-abandoned
;; One that waits is told, too.
(define c (make-mutex))
(define failing (thread (lambda () (mutex-lock! c) (sleep 0.01) (raise 'failed))))
(let wait () (if (not (mutex-owner c)) (begin (yield) (wait))))
(guard (e ((error-object? e) (condition-kind e))) (mutex-lock! c)) ; => abandoned-mutex
(mutex-unlock! c)
;; with-mutex refuses an abandoned mutex and leaves it so.
(define w (make-mutex))
(thread-join! (thread (lambda () (mutex-lock! w))))
(let wait () (if (not (eq? (mutex-state w) 'abandoned)) (begin (yield) (wait))))
(with-mutex w 'inside) ; error: `with-mutex` got mutex w, but it was abandoned…lock it by `mutex-lock!`, repair, and unlock it
(mutex-state w) ; => abandoned
(guard (e (#t (mutex-unlock! w) 'repaired)) (mutex-lock! w)) ; => repaired
(with-mutex w 'inside) ; => inside
;; What a body has locked is unlocked on the way out, also by a failure.
(define s (make-mutex))
(guard (e (#t e)) (thread-join! (thread (lambda () (with-mutex s (raise 'inside)))))) ; => inside
(mutex-state s) ; => not-abandoned
