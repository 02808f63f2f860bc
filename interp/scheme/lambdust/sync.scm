;;;; Locks around a body. They are taken on the way into the body's extent, masked but for the wait, so that an
;;;; interrupt can fall neither between the lock and the body nor between the body and the unlocking.

;;; Evaluates the body with a mutex locked, and unlocks it however the body is left. A mutex that was abandoned is
;;; refused with `abandoned-mutex`.
;;; (let ((m (make-mutex))) (with-mutex m (list (eq? (mutex-owner m) (current-thread))))) ; => (#t)
(define-syntax with-mutex
  (syntax-rules (lambda)
    ((_ mutex (lambda formals body ...))
     (syntax-error "`with-mutex` takes a body, not a procedure: write (with-mutex mutex body ...)"))
    ((_ mutex body0 body ...)
     (%call-with-mutex mutex (lambda () body0 body ...)))))

;;; Evaluates the body with several mutexes locked. They are locked in one order that is the same for all threads,
;;; so that two threads never wait for each other, whatever the order in which they name them.
;;; (let ((a (make-mutex)) (b (make-mutex))) (with-mutexes (b a) 'both)) ; => both
(define-syntax with-mutexes
  (syntax-rules (lambda)
    ((_ (mutex ...) (lambda formals body ...))
     (syntax-error "`with-mutexes` takes a body, not a procedure: write (with-mutexes (mutex ...) body ...)"))
    ((_ (mutex ...) body0 body ...)
     (%call-with-mutexes (%mutexes-in-order (list mutex ...)) (lambda () body0 body ...)))))

;;; Evaluates the body with a permit of a semaphore taken, or with `#:permits n` as many, and gives it back however
;;; the body is left.
;;; (let ((s (make-semaphore 2))) (list (with-semaphore s (semaphore-permits s)) (semaphore-permits s))) ; => (1 2)
(define-syntax with-semaphore
  (syntax-rules (lambda)
    ((_ semaphore (lambda formals body ...))
     (syntax-error "`with-semaphore` takes a body, not a procedure: write (with-semaphore semaphore body ...)"))
    ((_ semaphore #:permits permits body0 body ...)
     (%call-with-semaphore semaphore permits (lambda () body0 body ...)))
    ((_ semaphore body0 body ...)
     (%call-with-semaphore semaphore 1 (lambda () body0 body ...)))))

(define (%call-with-mutex mutex thunk)
  (dynamic-wind
   (lambda () (%with-mutex mutex))
   thunk
   (lambda () (%with-mutex-end mutex))))

(define (%call-with-mutexes mutexes thunk)
  (if (null? mutexes)
      (thunk)
      (%call-with-mutex (car mutexes) (lambda () (%call-with-mutexes (cdr mutexes) thunk)))))

(define (%call-with-semaphore semaphore permits thunk)
  (dynamic-wind
   (lambda () (%with-semaphore semaphore permits))
   thunk
   (lambda () (%with-semaphore-end semaphore permits))))

;;; Evaluates the body with a read-write lock locked for reading, and unlocks it however the body is left.
;;; (let ((l (make-rwlock))) (with-read-lock l 'reading)) ; => reading
(define-syntax with-read-lock
  (syntax-rules (lambda)
    ((_ rwlock (lambda formals body ...))
     (syntax-error "`with-read-lock` takes a body, not a procedure: write (with-read-lock rwlock body ...)"))
    ((_ rwlock body0 body ...)
     (%call-with-rwlock rwlock #f (lambda () body0 body ...)))))

;;; Evaluates the body with a read-write lock locked for writing, and unlocks it however the body is left.
;;; (let ((l (make-rwlock))) (with-write-lock l 'writing)) ; => writing
(define-syntax with-write-lock
  (syntax-rules (lambda)
    ((_ rwlock (lambda formals body ...))
     (syntax-error "`with-write-lock` takes a body, not a procedure: write (with-write-lock rwlock body ...)"))
    ((_ rwlock body0 body ...)
     (%call-with-rwlock rwlock #t (lambda () body0 body ...)))))

(define (%call-with-rwlock rwlock write? thunk)
  (dynamic-wind
   (lambda () (%with-rwlock rwlock write?))
   thunk
   (lambda () (%with-rwlock-end rwlock write?))))

;;; A barrier for so many threads. The thread that comes last calls `action`, if there is one, before all go on; when
;;; that fails the barrier is broken.
;;; (let ((b (make-barrier 1 #:action (lambda () (display "all here"))))) (barrier-wait! b)) ; prints all here
(define (make-barrier parties #:action (action #f) #:name (name #f))
  (if action (%check-procedure 'make-barrier 2 action))
  (let ((runner (and action (%barrier-runner action))))
    (if name (%make-barrier parties runner name) (%make-barrier parties runner))))

(define (%barrier-runner action)
  (lambda (barrier)
    (dynamic-wind
     (lambda () #f)
     (lambda () (action) (%barrier-finish! barrier #t))
     (lambda () (%barrier-finish! barrier #f)))
    #t))
