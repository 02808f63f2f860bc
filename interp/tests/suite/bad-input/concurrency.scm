;; What is commonly done wrong with actors, locks and threads: each answer says what happened, and what to do.
(define plan (actor [(get) 1]))
(define door (make-mutex))
(define permits (make-semaphore 1))
;; Sending to a behaviour, to an actor that has ended, to a number.
(send! plan '(get)) ; error: type-error: `send!` wanted an actor, but plan is a behaviour: a plan for actors, not one of them (spawn plan) makes an actor of it
(define ended (spawn plan))
(begin (stop! ended) (sync ended) 'over) ; => over
(send! ended '(get)) ; error: actor-stopped: `send!` cannot reach ended:… it has ended (actor-alive? a) tells; (monitor a) reports its end; a supervisor starts it again
(send! 5 '(get)) ; error: type-error: `send!` wanted an actor as argument 1, got 5
;; Asking oneself, at once or through another.
(ask (self) '(get)) ; error: self-ask: `ask` would wait for ever: session… asks itself, and can only answer afterwards call the procedure directly, or use send!
(let ((me (self)) (go-between (spawn (actor [(get from) (ask from '(get))]) #:name 'between)))
  (ask go-between (list 'get me))) ; error: deadlock: …waits for an answer of …; …waits for an answer of …use send! in one direction, or #:timeout
;; Unlocking what one does not own.
(mutex-unlock! door) ; error: not-owner: `mutex-unlock!` cannot unlock mutex door: it is not locked only the thread that has locked a mutex unlocks it; (with-mutex mutex body …) does both
(define owner (thread (lambda () (mutex-lock! door) (receive) (mutex-unlock! door))))
(begin (let wait () (if (not (mutex-owner door)) (begin (yield) (wait)))) (mutex-unlock! door)) ; error: not-owner: `mutex-unlock!` cannot unlock mutex door: thread owner owns it only the thread that has locked
(begin (send! owner 'go) (thread-join! owner) (mutex-state door)) ; => not-abandoned
;; Negative permits, a barrier of nobody.
(make-semaphore -1) ; error: type-error: `make-semaphore` wanted a number of permits, an exact integer that is not negative as argument 1, got -1
(semaphore-acquire! permits -1) ; error: `semaphore-acquire!` wanted a number of permits, a positive exact integer as argument 2, got -1
(semaphore-release! permits -1) ; error: `semaphore-release!` wanted a number of permits, a positive exact integer as argument 2, got -1
(make-barrier 0) ; error: type-error: `make-barrier` wanted a number of parties, a positive exact integer as argument 1, got 0
;; A supervisor whose child fails when it starts.
(start-supervisor (supervisor [(child 'bad (actor [(initial-state (error "no state"))] [(get) 1]))])) ; error: start-failed: the child bad failed when it was started: no state
;; The continuation of another fiber.
(define elsewhere (thread-join! (thread (lambda () (call/cc (lambda (k) k))))))
(elsewhere 1) ; error: foreign-continuation: this continuation was captured by another thread and cannot be called here a continuation belongs to the thread that captured it; send a message
;; Cancelling twice.
(define sleeper (thread (lambda () (sleep 60))))
(cancel! sleeper) ; => #t
(cancel! sleeper) ; error: cancelled-twice: `cancel!` was called a second time for #<thread sleeper>
(cancel! 5) ; error: `cancel!` wanted
;; What fails in one fiber harms no other.
(define bystander (spawn (actor [(initial-state 0)] [(add) (set! state (+ state 1)) state])))
(for-each (lambda (fail) (guard (e (#t #f)) (thread-join! (thread fail))))
          (list (lambda () (raise 'x)) (lambda () (car 5)) (lambda () (send! bystander '(nonsense))) (lambda () (vector-ref (vector) 1))))
(ask bystander '(add)) ; => 1
