(define door (make-mutex))
door ; => #<mutex door>
(make-mutex 'gate) ; => #<mutex gate>
(mutex-name (make-mutex "gate")) ; => "gate"
(mutex-state door) ; => not-abandoned
(mutex-lock! door) ; prints nothing
;; The cells of a session are one owner.
(eq? (mutex-owner door) (current-thread)) ; => #t
(mutex-lock! door) ; error: `mutex-lock!` cannot lock mutex door: already owned by this thread
(mutex-try-lock! door) ; => #f
(mutex-unlock! door) ; prints nothing
(mutex-owner door) ; => #f
(mutex-unlock! door) ; error: `mutex-unlock!` cannot unlock mutex door: it is not locked
(mutex-lock! 'door) ; error: `mutex-lock!` wanted a mutex as argument 1, got door
;; Waiting for one that is held.
(define order '())
(define (note! x) (set! order (cons x order)))
(define holder
  (thread (lambda () (mutex-lock! door) (note! 'held) (sleep 0.1) (note! 'leaving) (mutex-unlock! door))))
(let wait () (if (not (mutex-owner door)) (begin (yield) (wait))))
(eq? (mutex-owner door) holder) ; => #t
(mutex-unlock! door) ; error: `mutex-unlock!` cannot unlock mutex door: thread holder owns it
(mutex-lock! door #:timeout 0.001 #:default 'late) ; => late
(mutex-lock! door #:timeout 0.001) ; error: `mutex-lock!` waited 0.001 s for mutex door
(mutex-lock! door)
(note! 'got)
(mutex-unlock! door)
(reverse order) ; => (held leaving got)
(mutex-lock! door #:tiemout 1) ; error: `mutex-lock!` has no keyword argument #:tiemout…did you mean #:timeout?
(mutex-lock! door #:timeout -1) ; error: a number of seconds that is not negative
;; First come, first served.
(define served '())
(define (in-turn i)
  (thread (lambda () (mutex-lock! door) (set! served (cons i served)) (mutex-unlock! door))))
(mutex-lock! door)
(define threads
  (map (lambda (i) (let ((t (in-turn i))) (sleep 0.002) t)) '(1 2 3 4 5)))
(mutex-unlock! door)
(for-each thread-join! threads)
(reverse served) ; => (1 2 3 4 5)
;; No increment is lost.
(define n 0)
(define (count-up) (do ((i 0 (+ i 1))) ((= i 200)) (with-mutex door (set! n (+ n 1)))))
(for-each thread-join! (map (lambda (_) (thread count-up)) '(1 2 3 4)))
n ; => 800
;; The body of with-mutex may be left in any way.
(call/cc (lambda (k) (with-mutex door (k 'out)))) ; => out
(guard (e (#t (list e (mutex-owner door)))) (with-mutex door (raise 'oops))) ; => (oops #f)
(with-mutex door (with-mutex door 1)) ; error: already owned by this thread
(mutex-owner door) ; => #f
(with-mutex door (mutex-unlock! door) 'early) ; => early
(with-mutex 5 1) ; error: `with-mutex` wanted a mutex as argument 1, got 5
(with-mutex door (lambda () 1)) ; error: `with-mutex` takes a body, not a procedure
;; Several at once, in one order for all threads.
(define a (make-mutex))
(define b (make-mutex))
(define (both x y) (thread (lambda () (do ((i 0 (+ i 1))) ((= i 100) 'done) (with-mutexes (x y) (yield))))))
(map thread-join! (list (both a b) (both b a))) ; => (done done)
(with-mutexes (a b a) 1) ; error: `with-mutexes` got mutex a twice: it would wait for itself
(with-mutexes (a 7) 1) ; error: `with-mutexes` wanted a mutex as argument 2, got 7
(with-mutexes () 'none) ; => none
(list (mutex-owner a) (mutex-owner b)) ; => (#f #f)
