;;;; SRFI 18 on the threads and locks of the core. A thread that is made and not started waits at a gate of its own;
;;;; the gate and what the program keeps with the thread are in a record that the thread carries.

(define-record-type <time> (make-time seconds) time?
  (seconds time-seconds))

(define-record-type <attachment> (make-attachment gate specific) attachment?
  (gate attachment-gate set-attachment-gate!)
  (specific attachment-specific set-attachment-specific!))

(define-record-type <uncaught-exception> (make-uncaught-exception reason) uncaught-exception?
  (reason uncaught-reason))

(define (check-time who position value)
  (if (not (time? value)) (%wrong-type who position "a time" value)))

(define (check-thread who position value)
  (if (not (thread? value)) (%wrong-type who position "a thread" value)))

;;; The present time.
;;; (time? (current-time)) ; => #t
(define (current-time) (make-time (current-second)))

;;; The seconds since 1970 of a time.
;;; (time->seconds (seconds->time 5)) ; => 5
(define (time->seconds time)
  (check-time 'time->seconds 1 time)
  (time-seconds time))

;;; The time that many seconds after 1970 began.
;;; (time->seconds (seconds->time 5.5)) ; => 5.5
(define (seconds->time seconds)
  (if (not (real? seconds)) (%wrong-type 'seconds->time 1 "a real number" seconds))
  (make-time seconds))

;;; The seconds from now that a timeout means: a time, a number of seconds, or `#f` for never.
(define (seconds-left who position timeout)
  (cond ((not timeout) #f)
        ((time? timeout) (max 0 (- (time-seconds timeout) (current-second))))
        ((and (real? timeout) (not (nan? timeout))) (max 0 timeout))
        (else (%wrong-type who position "a time, a number of seconds or #f" timeout))))

;;; A new thread that will call the thunk once it is started.
;;; (thread-join! (thread-start! (make-thread (lambda () (* 6 7)) 'worker))) ; => 42
(define make-thread
  (case-lambda
    ((thunk) (make-thread thunk #f))
    ((thunk name)
     (%check-procedure 'make-thread 1 thunk)
     (let* ((gate (make-semaphore 0))
            (new (thread (lambda () (semaphore-acquire! gate) (thunk)))))
       (%thread-specific-set! new (make-attachment gate (if #f #f)))
       (if name (%name-thread! new (if (symbol? name) (symbol->string name) (name-text name))))
       new))))

(define (name-text name) (if (string? name) name (%describe name)))

;;; Starts a thread that was made and not started, and returns it.
;;; (thread? (thread-start! (make-thread void))) ; => #t
(define (thread-start! thread)
  (check-thread 'thread-start! 1 thread)
  (let* ((attachment (%thread-specific thread))
         (gate (and (attachment? attachment) (attachment-gate attachment))))
    (if (not gate)
        (raise
         (%error-condition 'already-started
                           (string-append "`thread-start!` cannot start " (%describe thread) ": it was started before")
                           (list thread))))
    (set-attachment-gate! attachment #f)
    (semaphore-release! gate)
    thread))

;;; What the program keeps with a thread.
;;; (let ((t (make-thread void))) (thread-specific-set! t 'note) (thread-specific t)) ; => note
(define (thread-specific thread)
  (check-thread 'thread-specific 1 thread)
  (let ((attachment (%thread-specific thread)))
    (if (attachment? attachment) (attachment-specific attachment) attachment)))

;;; Keeps something with a thread.
;;; (let ((t (make-thread void))) (thread-specific-set! t 'note) (thread-specific t)) ; => note
(define (thread-specific-set! thread value)
  (check-thread 'thread-specific-set! 1 thread)
  (let ((attachment (%thread-specific thread)))
    (if (attachment? attachment)
        (set-attachment-specific! attachment value)
        (%thread-specific-set! thread value))))

;;; Lets other threads run.
;;; (thread-yield!) ; prints nothing
(define (thread-yield!) (yield))

;;; Does nothing until a time, or for so many seconds.
;;; (thread-sleep! 0.01) ; prints nothing
(define (thread-sleep! timeout)
  (let ((seconds (seconds-left 'thread-sleep! 1 timeout)))
    (if (not seconds) (%wrong-type 'thread-sleep! 1 "a time or a number of seconds" timeout))
    (sleep seconds)))

;;; Ends a thread; who joins it gets an exception.
;;; (let ((t (make-thread void)))
;;;   (thread-terminate! t)
;;;   (guard (e (#t (terminated-thread-exception? e))) (thread-join! t))) ; => #t
(define (thread-terminate! thread)
  (check-thread 'thread-terminate! 1 thread)
  (terminate! thread)
  (if (eq? thread (current-thread)) (yield)))

(define (is-kind? object kind)
  (and (error-object? object) (eq? (condition-kind object) kind)))

;;; Waits until a thread has ended and returns its value. When it ended by an exception, that is raised wrapped in an
;;; uncaught exception. After the timeout, which is a time or a number of seconds, the default is returned if there is
;;; one.
;;; (guard (e ((uncaught-exception? e) (uncaught-exception-reason e)))
;;;   (thread-join! (thread-start! (make-thread (lambda () (raise 'oops)))))) ; => oops
(define thread-join!
  (case-lambda
    ((thread) (thread-join! thread #f))
    ((thread timeout)
     (join thread timeout
           (lambda ()
             (raise
              (%error-condition 'join-timeout
                                (string-append "`thread-join!` waited too long for " (%describe thread))
                                (list thread))))))
    ((thread timeout default) (join thread timeout (lambda () default)))))

(define (join thread timeout otherwise)
  (check-thread 'thread-join! 1 thread)
  (let* ((late (list 'late))
         (seconds (seconds-left 'thread-join! 2 timeout))
         (value
          (guard (e (#t (raise (if (is-kind? e 'terminated) e (make-uncaught-exception e)))))
            (if seconds
                (join! thread #:timeout seconds #:default late)
                (join! thread)))))
    (if (eq? value late) (otherwise) value)))

;;; Locks a mutex, waiting until the timeout at most; whether it did. It is locked in the name of the running thread,
;;; or with `#f` as third argument in nobody's.
;;; (let ((m (make-mutex))) (list (mutex-lock! m) (eq? (mutex-state m) (current-thread)))) ; => (#t #t)
(define mutex-lock!
  (case-lambda
    ((mutex) (lock! mutex) #t)
    ((mutex timeout)
     (let ((seconds (seconds-left 'mutex-lock! 2 timeout)))
       (if seconds
           (not (eq? 'late (lock! mutex #:timeout seconds #:default 'late)))
           (mutex-lock! mutex))))
    ((mutex timeout thread)
     (cond ((eq? thread (current-thread)) (mutex-lock! mutex timeout))
           ((not thread) (lock-unowned mutex timeout))
           (else (%wrong-type 'mutex-lock! 3 "the running thread or #f" thread))))))

(define (lock-unowned mutex timeout)
  (if (not (mutex? mutex)) (%wrong-type 'mutex-lock! 1 "a mutex" mutex))
  (let ((seconds (seconds-left 'mutex-lock! 2 timeout)))
    (if seconds
        (%mutex-lock-unowned! mutex #:timeout seconds #:default #f)
        (%mutex-lock-unowned! mutex))))

;;; Unlocks a mutex, whoever owns it. With a condition variable it then waits until that is signalled, or until the
;;; timeout; whether it was signalled in time.
;;; (let ((m (make-mutex))) (mutex-lock! m) (mutex-unlock! m)) ; => #t
(define mutex-unlock!
  (case-lambda
    ((mutex)
     (if (not (mutex? mutex)) (%wrong-type 'mutex-unlock! 1 "a mutex" mutex))
     (%mutex-release! mutex)
     #t)
    ((mutex condition) (mutex-unlock! mutex condition #f))
    ((mutex condition timeout)
     (if (not (mutex? mutex)) (%wrong-type 'mutex-unlock! 1 "a mutex" mutex))
     (let ((seconds (seconds-left 'mutex-unlock! 3 timeout)))
       (if seconds
           (%condition-await condition mutex #:timeout seconds #:default #f)
           (%condition-await condition mutex))))))

;;; Wakes the thread that has waited longest for a condition variable.
;;; (condition-variable-signal! (make-condition-variable)) ; prints nothing
(define (condition-variable-signal! condition)
  (if (not (condition-variable? condition))
      (%wrong-type 'condition-variable-signal! 1 "a condition variable" condition))
  (condition-notify! condition))

;;; Wakes all threads that wait for a condition variable.
;;; (condition-variable-broadcast! (make-condition-variable)) ; prints nothing
(define (condition-variable-broadcast! condition)
  (if (not (condition-variable? condition))
      (%wrong-type 'condition-variable-broadcast! 1 "a condition variable" condition))
  (condition-notify-all! condition))

;;; The handler that an exception raised here would be given to.
;;; (procedure? (current-exception-handler)) ; => #t
(define (current-exception-handler)
  (let ((handlers (%handlers)))
    (if (pair? handlers) (car handlers) raise)))

;;; Whether the object was raised because `thread-join!` waited too long.
;;; (join-timeout-exception? 5) ; => #f
(define (join-timeout-exception? object) (is-kind? object 'join-timeout))

;;; Whether the object was raised because the owner of a mutex had ended without unlocking it.
;;; (abandoned-mutex-exception? 5) ; => #f
(define (abandoned-mutex-exception? object) (is-kind? object 'abandoned-mutex))

;;; Whether the object was raised because the thread that was joined had been terminated.
;;; (terminated-thread-exception? 5) ; => #f
(define (terminated-thread-exception? object) (is-kind? object 'terminated))

;;; What a thread that ended by an exception had raised.
;;; (guard (e (#t (uncaught-exception-reason e)))
;;;   (thread-join! (thread-start! (make-thread (lambda () (raise 'oops)))))) ; => oops
(define (uncaught-exception-reason exception)
  (if (not (uncaught-exception? exception))
      (%wrong-type 'uncaught-exception-reason 1 "an uncaught exception" exception))
  (uncaught-reason exception))
