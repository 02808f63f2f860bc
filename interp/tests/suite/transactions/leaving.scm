;;; Ways out of a transaction, and the one way in that is refused.
(define v (make-tvar 0))
;; Something raised takes back what was written, and goes on.
(guard (e (#t (list e (tvar-read v)))) (atomic (lambda () (tvar-write! v 1) (raise 'oops)))) ; => (oops 0)
(atomic (lambda () (tvar-write! v 1) (error "no" 7))) ; error: no 7
(tvar-read v) ; => 0
(atomic (lambda () (tvar-write! v 1) (car 5))) ; error: `car` wanted a pair
(tvar-read v) ; => 0
;; Handlers inside see their own attempt.
(atomic (lambda () (tvar-write! v 1) (guard (e (#t (tvar-read v))) (raise 'inside)))) ; => 1
(tvar-read v) ; => 1
;; A handler outside runs when the transaction is over, so what it does is not part of it.
(with-exception-handler
  (lambda (e) (display (list e (in-transaction?))) 5)
  (lambda () (+ 1 (raise-continuable 'asked)))) ; prints (asked #f)
; => 6
(define handled
  (call/cc (lambda (k) (with-exception-handler (lambda (e) (display (in-transaction?)) (k (list e (tvar-read v)))) (lambda () (atomic (lambda () (tvar-write! v 9) (raise-continuable 'asked))))))))
; prints #f
handled ; => (asked 1)
;; A guard without a clause for it passes it on.
(guard (e ((symbol? e) (list 'outer e))) (guard (e ((string? e) e)) (atomic (lambda () (tvar-write! v 9) (raise 'x))))) ; => (outer x)
;; An escape takes back, too.
(call/cc (lambda (k) (atomic (lambda () (tvar-write! v 9) (k 'out))))) ; => out
(tvar-read v) ; => 1
(let loop ((i 0)) (if (< i 2000) (begin (call/cc (lambda (k) (atomic (lambda () (tvar-write! v i) (k i))))) (loop (+ i 1))) (tvar-read v))) ; => 1
;; Inside of it continuations work as everywhere.
(atomic (lambda () (+ 1 (call/cc (lambda (k) (tvar-write! v 2) (k 10)))))) ; => 11
(tvar-read v) ; => 2
(atomic
  (lambda ()
    (let* ((again #f) (n (call/cc (lambda (k) (set! again k) 0))))
      (tvar-write! v (+ 1 (tvar-read v)))
      (if (< n 5) (again (+ n 1)) (tvar-read v))))) ; => 8
;; From outside there is no way in, neither afterwards nor from another attempt.
(define inside #f)
(atomic (lambda () (+ 1 (call/cc (lambda (k) (set! inside k) 1))))) ; => 2
(inside 5) ; error: transaction-over: a continuation cannot enter a transaction
(atomic (lambda () (inside 5))) ; error: transaction-over
(tvar-read v) ; => 8
;; Nor from one part of a transaction into the next that stands at the same place.
(define (part f) (atomic f))
(atomic (lambda () (part (lambda () (call/cc (lambda (k) (set! inside k))))) (part (lambda () (inside 5))))) ; error: transaction-over
;; A continuation that was captured inside does not hinder further parts.
(atomic (lambda () (guard (e (#t e)) (raise 'x)) (part (lambda () (part (lambda () (tvar-write! v 8))))) (guard (e (#t (tvar-read v))) (part (lambda () (tvar-write! v 1) (raise 'y)))))) ; => 8
(tvar-read v) ; => 8
;; Continuations seal the frames below them; deeper ones are in `deep.scm`.
(define (deep n) (if (= n 0) (call/cc (lambda (k) (k (tvar-read v)))) (+ 1 (deep (- n 1)))))
(atomic (lambda () (deep 100))) ; => 108
(guard (e (#t e)) (atomic (lambda () (let fall ((n 100)) (if (= n 0) (call/cc (lambda (k) (raise 'bottom))) (+ 1 (fall (- n 1)))))))) ; => bottom
(tvar-read v) ; => 8
;; After thunks inside run on the way out, and write nothing.
(define path '())
(define (note! x) (set! path (cons x path)))
(guard (e (#t (note! e)))
  (atomic (lambda () (dynamic-wind (lambda () (note! 'in)) (lambda () (tvar-write! v 1) (raise 'oops)) (lambda () (tvar-write! v 2) (note! (tvar-read v)) (note! 'out))))))
(reverse path) ; => (in 2 out oops)
(tvar-read v) ; => 8
(define path '())
(call/cc (lambda (k) (atomic (lambda () (dynamic-wind void (lambda () (k 1)) (lambda () (note! 'out))))))) ; => 1
path ; => (out)
;; Parameters and handlers are those of outside again.
(define p (make-parameter 1))
(guard (e (#t (p))) (atomic (lambda () (parameterize ((p 2)) (raise 'x))))) ; => 1
;; A mask that was raised inside is gone.
(guard (e (#t e)) (atomic (lambda () (uninterruptible (raise 'masked))))) ; => masked
(with-timeout 0.05 (lambda () (sleep 60)) #:default 'interruptible) ; => interruptible
;; Ending the program is a way out as well.
(define w (make-tvar 0))
(thread-join! (thread (lambda () (call/cc (lambda (k) (atomic (lambda () (tvar-write! w 1) (k 'gone)))))))) ; => gone
(tvar-read w) ; => 0
