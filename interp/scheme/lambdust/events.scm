;;;; Events: values that say what can be waited for, apart from the waiting. `sync` waits for one, and no other
;;;; procedure does. A base event is an object of the engine, such as a thread; choices, wrapped and guarded
;;;; events are records over others and can be synchronized on any number of times, by several threads at once.
;;;;
;;;; An attempt to synchronize is a vector: the index of the base event that has won, or `#f`; the signals of
;;;; the nack guards that were called. It is written by `%sync` at the moment when the event is committed, so that
;;;; the losers are told the truth however the attempt is left.

(define-record-type %choice-event (%make-choice events) %choice? (events %choice-events))
(define-record-type %wrapped-event
  (%make-wrapped event procedure)
  %wrapped?
  (event %wrapped-event)
  (procedure %wrapped-procedure))
(define-record-type %guarded-event
  (%make-guarded procedure takes-nack?)
  %guarded?
  (procedure %guarded-procedure)
  (takes-nack? %guarded-takes-nack?))

;;; Whether the value is an event. What ends is one: threads, tasks, actors, futures, promises and running pipelines are
;;; ready when they have their value, or have failed.
;;; (map event? (list (always-evt 1) (current-thread) (future 2) 5)) ; => (#t #t #t #f)
(define (event? value)
  (or (%base-event? value) (%choice? value) (%wrapped? value) (%guarded? value) (%eventual? value)))

(define (%eventual? value)
  (or (future? value) (promise? value) (pipeline-run? value)))

;;; The event of what `force` waits for. A promise that nobody has forced is forced in a task.
(define (%eventual-event value)
  (cond ((future? value) (%future-evt value))
        ((pipeline-run? value) (%eventual-event (%run-future value)))
        ((%promise-done? value) (always-evt (%promise-value value)))
        (else (async (lambda () (%force-promise value))))))

(define (%check-event who position value)
  (if (not (event? value)) (%wrong-type who position "an event" value)))

(define (%check-events who position events)
  (if (pair? events)
      (begin
        (%check-event who position (car events))
        (%check-events who (+ position 1) (cdr events)))))

;;; The event that is ready when one of several is; of several ready ones any may be chosen.
;;; (sync (choice-evt (timeout-evt 60) (always-evt 'now))) ; => now
(define (choice-evt . events)
  (%check-events 'choice-evt 1 events)
  (%make-choice events))

;;; The event that is never ready.
;;; (sync (never-evt) #:timeout 0 #:default 'none) ; => none
(define (never-evt) (%make-choice '()))

;;; The event with another value: what `procedure` returns for the value of `event`. It is called by `sync`, after
;;; the event was chosen.
;;; (sync (wrap-evt (always-evt 20) (lambda (x) (+ x 1)))) ; => 21
(define (wrap-evt event procedure)
  (%check-event 'wrap-evt 1 event)
  (%check-procedure 'wrap-evt 2 procedure)
  (%make-wrapped event procedure))

;;; The event that `thunk` returns; it is called anew whenever somebody synchronizes.
;;; (let* ((n 0) (e (guard-evt (lambda () (set! n (+ n 1)) (always-evt n))))) (list (sync e) (sync e))) ; => (1 2)
(define (guard-evt thunk)
  (%check-procedure 'guard-evt 1 thunk)
  (%make-guarded thunk #f))

;;; The same, with a procedure that is given an event: it is ready as soon as something else than this one was
;;; chosen, or `sync` was left without a choice.
;;; (let ((lost #f))
;;;   (sync (nack-guard-evt (lambda (nack) (set! lost nack) (never-evt))) (always-evt 1))
;;;   (sync lost #:timeout 1 #:default 'not-told))
(define (nack-guard-evt procedure)
  (%check-procedure 'nack-guard-evt 1 procedure)
  (%make-guarded procedure #t))

;;; The event of a thread's end, which the thread is itself. Its value is what the thread returned; what it raised is
;;; raised by `sync`.
;;; (sync (thread-join-evt (thread (lambda () 7)))) ; => 7
(define (thread-join-evt thread)
  (if (not (thread? thread)) (%wrong-type 'thread-join-evt 1 "a thread" thread))
  thread)

;;; The event of sending a message, as `send!` does: it is ready when the mailbox has room. What is not chosen sends
;;; nothing.
;;; (begin (sync (send-evt (self) 'hello)) (receive)) ; => hello
(define (send-evt to message)
  (guard-evt (lambda () (%send-evt to message))))

;;; Waits until one of the events is ready and returns its value. After `#:timeout` seconds without one it returns
;;; `#:default`, or raises `timeout`.
;;; (sync (always-evt 1)) ; => 1
;;; (sync (timeout-evt 60) #:timeout 0.01 #:default 'late) ; => late
(define sync
  (case-lambda
    ((event)
     (%check-event 'sync 1 event)
     (%synchronize event #f #f))
    (arguments (apply %sync-with-options arguments))))

(define %sync-with-options
  (let ((sync
         (lambda (#:timeout [seconds #f] #:default [default %absent] . events)
           (%check-events 'sync 1 events)
           (%check-seconds 'sync "#:timeout" seconds)
           (%synchronize
            (%make-choice events)
            seconds
            (lambda ()
              (if (eq? default %absent)
                  (raise (%late "sync" seconds "and no event was ready"))
                  default))))))
    sync))

;;; Checks how long somebody wants to wait; `#f` is for ever.
(define (%check-seconds who what seconds)
  (if (not (or (not seconds) (and (real? seconds) (>= seconds 0))))
      (raise
       (%error-condition
        'type-error
        (string-append "`" (symbol->string who) "` wanted a number of seconds that is not negative as " what
                       ", got " (%describe seconds))
        (list seconds)))))

;;; The condition of a wait that took too long.
(define (%late who seconds what)
  (%error-condition
   'timeout
   (string-append "`" who "` waited " (%describe seconds) " s, " what)
   '()))

;;; Waits for an event, at most so many seconds, `#f` for ever; then calls `on-timeout`.
(define (%synchronize event seconds on-timeout)
  (let* ((until (%moment seconds))
         (attempt (vector #f '()))
         (leaves
          (if (%may-signal? event)
              (%attempt-with-signals event until attempt)
              (%attempt event until attempt)))
         (result (car leaves)))
    (cond ((not result) (on-timeout))
          ((vector? result) ((if (vector-ref result 1) %rethrow raise) (vector-ref result 0)))
          (else (%wrap-value (car result) (%leaf-wraps (%winner leaves attempt)))))))

;;; What `%sync` gives, consed onto the leaves of the event.
(define (%attempt event until attempt)
  (%attempt-leaves (%leaves event '() '() attempt '()) until attempt))

(define (%attempt-leaves leaves until attempt)
  (cons (%sync (list->vector (map %leaf-event leaves)) until attempt) leaves))

(define (%attempt-with-signals event until attempt)
  (let ((leaves '()))
    (dynamic-wind
     (lambda () #f)
     (lambda ()
       (set! leaves (%leaves event '() '() attempt '()))
       (%attempt-leaves leaves until attempt))
     (lambda ()
       (let ((kept (if (vector-ref attempt 0) (%leaf-signals (%winner (cons #f leaves) attempt)) '())))
         (for-each (lambda (signal) (if (not (memq signal kept)) (%tell-signal! signal)))
                   (vector-ref attempt 1)))))))

(define (%winner leaves attempt) (list-ref (cdr leaves) (vector-ref attempt 0)))

;;; A leaf is a vector: a base event, the procedures around it from the inside out, the signals of the nack guards
;;; around it.
(define (%leaf-event leaf) (vector-ref leaf 0))
(define (%leaf-wraps leaf) (vector-ref leaf 1))
(define (%leaf-signals leaf) (vector-ref leaf 2))

;;; Adds the leaves of an event to others, and calls its guards.
(define (%leaves event wraps signals attempt leaves)
  (cond ((%base-event? event) (cons (vector event wraps signals) leaves))
        ((%choice? event)
         (let loop ((events (%choice-events event)) (leaves leaves))
           (if (null? events)
               leaves
               (loop (cdr events) (%leaves (car events) wraps signals attempt leaves)))))
        ((%wrapped? event)
         (%leaves (%wrapped-event event) (cons (%wrapped-procedure event) wraps) signals attempt leaves))
        ((not (%guarded? event)) (%leaves (%eventual-event event) wraps signals attempt leaves))
        ((%guarded-takes-nack? event)
         (let ((signal (%make-signal)))
           (vector-set! attempt 1 (cons signal (vector-ref attempt 1)))
           (%leaves (%guarded-result event (list signal)) wraps (cons signal signals) attempt leaves)))
        (else (%leaves (%guarded-result event '()) wraps signals attempt leaves))))

(define (%guarded-result event arguments)
  (let ((result (apply (%guarded-procedure event) arguments)))
    (if (event? result)
        result
        (raise
         (%error-condition
          'type-error
          (string-append (if (null? arguments) "`guard-evt`" "`nack-guard-evt`")
                         " wanted a procedure that returns an event, it returned " (%describe result))
          (list result))))))

;;; Whether an attempt may call nack guards. What a guard returns is not known before.
(define (%may-signal? event)
  (cond ((%choice? event)
         (let loop ((events (%choice-events event)))
           (and (pair? events) (or (%may-signal? (car events)) (loop (cdr events))))))
        ((%wrapped? event) (%may-signal? (%wrapped-event event)))
        (else (%guarded? event))))

;;; The value as the procedures around the event make it; the last call is a tail call.
(define (%wrap-value value wraps)
  (cond ((null? wraps) value)
        ((null? (cdr wraps)) ((car wraps) value))
        (else (%wrap-value ((car wraps) value) (cdr wraps)))))

;;; Waits for the first of several events and evaluates the body of its clause. In `[(event => name) body …]` the body
;;; sees the value of the event under the name; in `[event => procedure]` the procedure is called with it. A clause
;;; `[(after seconds) body …]` is for the case that so much time passes before, `[else body …]`, which comes last, for
;;; the case that no event is ready now. The last body expression is in tail position.
;;; (select
;;;   [((thread (lambda () (* 6 7))) => answer) (list 'answer answer)]
;;;   [(after 60) 'late]) ; => (answer 42)
;;; (select [(never-evt) => list] [else 'nothing]) ; => nothing
(define-syntax select
  (syntax-rules ()
    ((_ clause ...) (%select () clause ...))))

(define-syntax %select
  (syntax-rules (=> after else)
    ((_ (event ...))
     (%synchronize (%make-choice (list event ...)) #f #f))
    ((_ (event ...) (else body0 body ...))
     (%synchronize (%make-choice (list event ...)) 0 (lambda () body0 body ...)))
    ((_ (event ...) ((after seconds) body0 body ...) clause ...)
     (%select (event ... (%clause (timeout-evt seconds) (lambda (none) body0 body ...))) clause ...))
    ((_ (event ...) ((source => name) body0 body ...) clause ...)
     (%select (event ... (%clause source (lambda (name) body0 body ...))) clause ...))
    ((_ (event ...) (source => procedure) clause ...)
     (%select (event ... (%clause source procedure)) clause ...))))

;;; What a clause of `select` stands for.
(define (%clause event procedure)
  (if (not (event? event)) (%wrong-clause "an event before `=>`" event))
  (if (not (procedure? procedure)) (%wrong-clause "a procedure behind `=>`" procedure))
  (%make-wrapped event procedure))

(define (%wrong-clause wanted value)
  (raise
   (%error-condition
    'type-error
    (string-append "`select` wanted " wanted ", got " (%describe value))
    (list value))))
