;;; Transactions that are ended from outside: killed, cancelled, out of time. Nothing they wrote is ever seen.
(define v (make-tvar 0))
(define (endless) (atomic (lambda () (tvar-write! v 1) (let loop () (yield) (loop)))))
(define (outcome t) (guard (e ((condition? e) (condition-kind e))) (thread-join! t)))
(define t (thread endless))
(yield)
(kill! t)
(outcome t) ; => terminated
(define t (thread endless))
(yield)
(cancel! t)
(outcome t) ; => cancelled
(tvar-read v) ; => 0
;; No handler inside sees it, and after thunks run when everything was taken back.
(define seen '())
(define (note! x) (set! seen (cons x seen)))
(define started (make-tvar #f))
(define (guarded)
  (atomic
    (lambda ()
      (on-abort (note! 'abort))
      (guard (e (#t (note! 'caught)))
        (dynamic-wind
          (lambda () #f)
          (lambda () (tvar-write! v 1) (set! running #t) (let loop () (yield) (loop)))
          (lambda () (tvar-write! v 2) (note! (list 'after (tvar-read v)))))))))
(define running #f)
(define (await-running) (if (not running) (begin (yield) (await-running))))
(define t (thread guarded))
(await-running)
(kill! t)
(outcome t) ; => terminated
(reverse seen) ; => ((after 0) abort)
(set! seen '())
(set! running #f)
(define t (thread (lambda () (guard (e (#t (note! (condition-kind e)) (note! (in-transaction?)) (raise e))) (guarded)))))
(await-running)
(cancel! t)
(outcome t) ; => cancelled
(reverse seen) ; => ((after 2) abort cancelled #f)
(tvar-read v) ; => 0
;; While it waits in retry.
(define (waits) (atomic (lambda () (tvar-write! v 1) (check (tvar-read started)))))
(define t (thread waits))
(yield)
(kill! t)
(outcome t) ; => terminated
(define t (thread waits))
(yield)
(cancel! t)
(outcome t) ; => cancelled
(define t (thread waits))
(yield)
(atomically (tvar-write! started #t))
(outcome t) ; prints nothing
(tvar-read v) ; => 1
;; A thread in the second of two transactions has done the first.
(define w (make-tvar 0))
(set! running #f)
(define t (thread (lambda () (atomically (tvar-write! w 1)) (atomically (tvar-write! w 2) (set! running #t) (let loop () (loop))))))
(await-running)
(kill! t)
(outcome t) ; => terminated
(tvar-read w) ; => 1
