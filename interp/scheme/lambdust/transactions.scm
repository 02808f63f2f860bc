;;;; Transactions over tvars. The builtins do what a transaction is (`%begin-attempt` makes the call it stands in the
;;;; border of one); here are the forms, and what is made of transactions: variables that can be empty, and queues.

;;; Calls `thunk` as a transaction and returns its values: what it reads of tvars is as it was at one moment, and what
;;; it writes becomes visible at one moment, or not at all when it raises something or is left in another way. It may
;;; be called several times before. Inside of a transaction it is a part of that. With `#:timeout` it waits in `retry`
;;; so many seconds at most, and then returns `#:default` or raises `timeout`.
;;; (let ((a (make-tvar 10)) (b (make-tvar 0)))
;;;   (atomic (lambda () (tvar-write! b (tvar-read a)) (tvar-write! a 0)))
;;;   (list (tvar-read a) (tvar-read b))) ; => (0 10)
(define atomic
  (case-lambda
    ((thunk)
     (%begin-attempt thunk)
     (%end-attempt (thunk)))
    (arguments (apply %atomic-options arguments))))

(define (%atomic-within thunk limit)
  (%begin-attempt thunk limit)
  (%end-attempt (thunk)))

(define %atomic-options
  (let ((atomic
         (lambda (thunk #:timeout [seconds #f] #:default [default %absent])
           (let ((moment (%moment seconds)))
             (%atomic-within
              thunk
              (if (eq? default %absent) (vector moment seconds) (vector moment seconds default)))))))
    atomic))

;;; Evaluates the body as a transaction.
;;; (let ((v (make-tvar 1))) (atomically (tvar-write! v 2) (+ 1 (tvar-read v)))) ; => 3
(define-syntax atomically
  (syntax-rules (lambda)
    ((_ (lambda formals body ...))
     (syntax-error "`atomically` takes a body, not a procedure: write (atomically body ...), or (atomic thunk)"))
    ((_ body0 body ...)
     (atomic (lambda () body0 body ...)))))

;;; Calls the thunks one after the other until one does not call `retry`, and returns its values; what was written by
;;; those before is taken back. When the last one calls `retry`, the transaction waits for what any of them has read.
;;; (let ((v (make-tvar 0)))
;;;   (atomic
;;;     (lambda ()
;;;       (or-else (lambda () (tvar-write! v 1) (retry))
;;;                (lambda () (tvar-read v)))))) ; => 0
(define (or-else thunk1 thunk2 . thunks)
  (let ((all (cons thunk1 (cons thunk2 thunks))))
    (%check-thunks 'or-else 1 all)
    (if (in-transaction?)
        (%branches all)
        (atomic (lambda () (%branches all))))))

(define (%check-thunks who position thunks)
  (if (pair? thunks)
      (begin
        (%check-procedure who position (car thunks))
        (%check-thunks who (+ position 1) (cdr thunks)))))

(define (%branches thunks)
  (if (null? (cdr thunks))
      ((car thunks))
      (begin
        (%begin-branch thunks)
        (%end-attempt ((car thunks))))))

;;; Has the body evaluated once the transaction has committed, in the order of these forms and with interrupts held
;;; back; outside of a transaction, at once. This is the place for input and output, messages and threads.
;;; (let ((v (make-tvar 1))) (atomically (on-commit (display "done")) (tvar-write! v 2))) ; prints done
(define-syntax on-commit
  (syntax-rules (lambda)
    ((_ (lambda formals body ...))
     (syntax-error "`on-commit` takes a body, not a procedure: write (on-commit body ...)"))
    ((_ body0 body ...)
     (%on-commit (lambda () body0 body ...)))))

;;; Has the body evaluated whenever the attempt it stands in was taken back: by a conflict, `retry`, something raised,
;;; or another way out. Outside of a transaction it does nothing.
;;; (guard (e (#t e)) (atomically (on-abort (display "back")) (raise 'oops))) ; prints back
(define-syntax on-abort
  (syntax-rules (lambda)
    ((_ (lambda formals body ...))
     (syntax-error "`on-abort` takes a body, not a procedure: write (on-abort body ...)"))
    ((_ body0 body ...)
     (%on-abort (lambda () body0 body ...)))))

;;; What the engine calls: after thunks inside of what is abandoned, and then what comes next.
(define (%unwind-attempt)
  (%unwind (%attempt-winders))
  (%conclude-attempt))

;;; The after thunk at the border of a transaction.
(define (%attempt-left)
  (%raise-first (%failure-of (%leave-attempt!) #f)))

;;; Calls all thunks; what the first one has raised that failed, in a list, or `#f`. Whoever calls this has masked.
(define (%failure-of thunks failure)
  (if (pair? thunks)
      (let ((raised (%raised-by (car thunks))))
        (%failure-of (cdr thunks) (or failure raised)))
      failure))

(define (%raise-first failure)
  (if failure (raise (car failure))))

;;; What a thunk raises, in a list; `#f` if it returns.
(define (%raised-by thunk)
  (call-with-current-continuation
   (lambda (leave)
     (with-exception-handler
      (lambda (object) (leave (list object)))
      (lambda () (thunk) #f)))))

;;; Both are called with a mask for the actions.
(define (%after-commit actions value)
  (let ((failure (%failure-of actions #f)))
    (%unmask!)
    (%raise-first failure)
    value))

(define (%run-actions-then actions procedure . arguments)
  (let ((failure (%failure-of actions #f)))
    (%unmask!)
    (%raise-first failure)
    (apply procedure arguments)))

;;; A tmvar is a tvar that may be empty, which is held by a value that no program has.
;;; (tmvar? (make-tmvar 1)) ; => #t
(define-record-type tmvar (%make-tmvar cell) tmvar? (cell %tmvar-cell))

(define (%tmvar-check who value)
  (if (not (tmvar? value)) (%wrong-type who 1 "a tmvar" value)))

;;; A place for one value, empty unless one is given: taking waits for a value, putting waits for room.
;;; (tmvar-take! (make-tmvar 5)) ; => 5
(define make-tmvar
  (case-lambda
    (() (%make-tmvar (make-tvar %absent)))
    ((value) (%make-tmvar (make-tvar value)))))

;;; Takes the value out of a tmvar; in an empty one it calls `retry`.
;;; (let ((m (make-tmvar 5))) (list (tmvar-take! m) (tmvar-empty? m))) ; => (5 #t)
(define (tmvar-take! tmvar)
  (%tmvar-check 'tmvar-take! tmvar)
  (let ((cell (%tmvar-cell tmvar)))
    (atomic
     (lambda ()
       (let ((value (tvar-read cell)))
         (check (not (eq? value %absent)))
         (tvar-write! cell %absent)
         value)))))

;;; Puts a value into a tmvar; in a full one it calls `retry`.
;;; (let ((m (make-tmvar))) (tmvar-put! m 1) (tmvar-read m)) ; => 1
(define (tmvar-put! tmvar value)
  (%tmvar-check 'tmvar-put! tmvar)
  (let ((cell (%tmvar-cell tmvar)))
    (atomic
     (lambda ()
       (check (eq? (tvar-read cell) %absent))
       (tvar-write! cell value)))))

;;; The value in a tmvar, which stays there; in an empty one it calls `retry`.
;;; (let ((m (make-tmvar 5))) (list (tmvar-read m) (tmvar-read m))) ; => (5 5)
(define (tmvar-read tmvar)
  (%tmvar-check 'tmvar-read tmvar)
  (let ((cell (%tmvar-cell tmvar)))
    (atomic
     (lambda ()
       (let ((value (tvar-read cell)))
         (check (not (eq? value %absent)))
         value)))))

;;; Replaces the value in a tmvar and returns the one before; in an empty one it calls `retry`.
;;; (let ((m (make-tmvar 1))) (list (tmvar-swap! m 2) (tmvar-read m))) ; => (1 2)
(define (tmvar-swap! tmvar value)
  (%tmvar-check 'tmvar-swap! tmvar)
  (atomic
   (lambda ()
     (let ((before (tmvar-take! tmvar)))
       (tmvar-put! tmvar value)
       before))))

;;; Takes the value out of a tmvar, or returns `default`, `#f` unless it is given, if there is none.
;;; (let ((m (make-tmvar 5))) (list (tmvar-try-take! m) (tmvar-try-take! m 'none))) ; => (5 none)
(define (tmvar-try-take! tmvar [default #f])
  (%tmvar-check 'tmvar-try-take! tmvar)
  (or-else (lambda () (tmvar-take! tmvar)) (lambda () default)))

;;; Puts a value into a tmvar if it is empty; whether it was.
;;; (let ((m (make-tmvar))) (list (tmvar-try-put! m 1) (tmvar-try-put! m 2) (tmvar-read m))) ; => (#t #f 1)
(define (tmvar-try-put! tmvar value)
  (%tmvar-check 'tmvar-try-put! tmvar)
  (or-else (lambda () (tmvar-put! tmvar value) #t) (lambda () #f)))

;;; Whether a tmvar is empty.
;;; (map tmvar-empty? (list (make-tmvar) (make-tmvar 1))) ; => (#t #f)
(define (tmvar-empty? tmvar)
  (%tmvar-check 'tmvar-empty? tmvar)
  (eq? (tvar-read (%tmvar-cell tmvar)) %absent))

;;; A queue is two lists: its front in order, and what was pushed since, the last first. So pushing and popping meet
;;; in the same tvar only when the front is used up. A queue with a limit counts in two tvars as well: the room that
;;; pushing has left, and what popping has given back since.
;;; (tqueue? (make-tqueue)) ; => #t
(define-record-type tqueue (%make-tqueue front back) tqueue? (front %tqueue-front) (back %tqueue-back))
;;; A queue in transactions with a limit, its capacity.
;;; (tbqueue-capacity (make-tbqueue 5)) ; => 5
(define-record-type tbqueue
  (%make-tbqueue queue room given-back capacity)
  tbqueue?
  (queue %tbqueue-queue)
  (room %tbqueue-room)
  (given-back %tbqueue-given-back)
  (capacity tbqueue-capacity))

(define (%tqueue-check who value)
  (if (not (tqueue? value)) (%wrong-type who 1 "a tqueue" value)))

(define (%tbqueue-check who value)
  (if (not (tbqueue? value)) (%wrong-type who 1 "a tbqueue" value)))

;;; A queue without a limit, for transactions.
;;; (let ((q (make-tqueue))) (tqueue-push! q 1) (tqueue-push! q 2) (tqueue-pop! q)) ; => 1
(define (make-tqueue)
  (%make-tqueue (make-tvar '()) (make-tvar '())))

;;; Adds a value at the end of a tqueue.
;;; (let ((q (make-tqueue))) (tqueue-push! q 'a) (tqueue-empty? q)) ; => #f
(define (tqueue-push! tqueue value)
  (%tqueue-check 'tqueue-push! tqueue)
  (let ((back (%tqueue-back tqueue)))
    (atomic (lambda () (tvar-write! back (cons value (tvar-read back)))))))

;;; Takes the first value of a tqueue; in an empty one it calls `retry`.
;;; (let ((q (make-tqueue))) (tqueue-push! q 'a) (tqueue-push! q 'b) (list (tqueue-pop! q) (tqueue-pop! q))) ; => (a b)
(define (tqueue-pop! tqueue)
  (%tqueue-check 'tqueue-pop! tqueue)
  (let ((front (%tqueue-front tqueue)))
    (atomic
     (lambda ()
       (let ((values (%tqueue-values tqueue)))
         (check (pair? values))
         (tvar-write! front (cdr values))
         (car values))))))

;;; The front, filled again if it was used up.
(define (%tqueue-values tqueue)
  (let ((front (tvar-read (%tqueue-front tqueue))))
    (if (pair? front)
        front
        (let* ((back (%tqueue-back tqueue)) (values (reverse (tvar-read back))))
          (if (pair? values)
              (begin
                (tvar-write! back '())
                (tvar-write! (%tqueue-front tqueue) values)))
          values))))

;;; The first value of a tqueue, which stays there; in an empty one it calls `retry`.
;;; (let ((q (make-tqueue))) (tqueue-push! q 'a) (list (tqueue-peek q) (tqueue-pop! q))) ; => (a a)
(define (tqueue-peek tqueue)
  (%tqueue-check 'tqueue-peek tqueue)
  (atomic
   (lambda ()
     (let ((values (%tqueue-values tqueue)))
       (check (pair? values))
       (car values)))))

;;; Takes the first value of a tqueue, or returns `default`, `#f` unless it is given, if there is none.
;;; (tqueue-try-pop! (make-tqueue) 'none) ; => none
(define (tqueue-try-pop! tqueue [default #f])
  (%tqueue-check 'tqueue-try-pop! tqueue)
  (or-else (lambda () (tqueue-pop! tqueue)) (lambda () default)))

;;; Takes all values of a tqueue, in a list.
;;; (let ((q (make-tqueue))) (tqueue-push! q 1) (tqueue-push! q 2) (list (tqueue-flush! q) (tqueue-empty? q))) ; => ((1 2) #t)
(define (tqueue-flush! tqueue)
  (%tqueue-check 'tqueue-flush! tqueue)
  (let ((front (%tqueue-front tqueue)) (back (%tqueue-back tqueue)))
    (atomic
     (lambda ()
       (let ((values (append (tvar-read front) (reverse (tvar-read back)))))
         (tvar-write! front '())
         (tvar-write! back '())
         values)))))

;;; Whether a tqueue is empty.
;;; (tqueue-empty? (make-tqueue)) ; => #t
(define (tqueue-empty? tqueue)
  (%tqueue-check 'tqueue-empty? tqueue)
  (atomic
   (lambda ()
     (and (null? (tvar-read (%tqueue-front tqueue)))
          (null? (tvar-read (%tqueue-back tqueue)))))))

;;; A queue for transactions that holds so many values at most.
;;; (let ((q (make-tbqueue 2))) (tbqueue-push! q 1) (tbqueue-push! q 2) (tbqueue-full? q)) ; => #t
(define (make-tbqueue capacity)
  (if (not (and (exact-integer? capacity) (> capacity 0)))
      (%wrong-type 'make-tbqueue 1 "an exact integer above 0" capacity))
  (%make-tbqueue (make-tqueue) (make-tvar capacity) (make-tvar 0) capacity))

;;; Adds a value at the end of a tbqueue; in a full one it calls `retry`.
;;; (let ((q (make-tbqueue 1))) (tbqueue-push! q 'a) (tbqueue-pop! q)) ; => a
(define (tbqueue-push! tbqueue value)
  (%tbqueue-check 'tbqueue-push! tbqueue)
  (let ((room (%tbqueue-room tbqueue)))
    (atomic
     (lambda ()
       (let ((left (tvar-read room)))
         (tvar-write! room (- (if (> left 0) left (%tbqueue-take-back tbqueue)) 1)))
       (tqueue-push! (%tbqueue-queue tbqueue) value)))))

;;; The room that was given back, at least one.
(define (%tbqueue-take-back tbqueue)
  (let* ((given-back (%tbqueue-given-back tbqueue)) (room (tvar-read given-back)))
    (check (> room 0))
    (tvar-write! given-back 0)
    room))

;;; Takes the first value of a tbqueue; in an empty one it calls `retry`.
;;; (let ((q (make-tbqueue 2))) (tbqueue-push! q 'a) (list (tbqueue-pop! q) (tbqueue-empty? q))) ; => (a #t)
(define (tbqueue-pop! tbqueue)
  (%tbqueue-check 'tbqueue-pop! tbqueue)
  (let ((given-back (%tbqueue-given-back tbqueue)))
    (atomic
     (lambda ()
       (let ((value (tqueue-pop! (%tbqueue-queue tbqueue))))
         (tvar-write! given-back (+ (tvar-read given-back) 1))
         value)))))

;;; The first value of a tbqueue, which stays there; in an empty one it calls `retry`.
;;; (let ((q (make-tbqueue 1))) (tbqueue-push! q 'a) (list (tbqueue-peek q) (tbqueue-full? q))) ; => (a #t)
(define (tbqueue-peek tbqueue)
  (%tbqueue-check 'tbqueue-peek tbqueue)
  (tqueue-peek (%tbqueue-queue tbqueue)))

;;; Adds a value to a tbqueue if there is room; whether there was.
;;; (let ((q (make-tbqueue 1))) (list (tbqueue-try-push! q 1) (tbqueue-try-push! q 2))) ; => (#t #f)
(define (tbqueue-try-push! tbqueue value)
  (%tbqueue-check 'tbqueue-try-push! tbqueue)
  (or-else (lambda () (tbqueue-push! tbqueue value) #t) (lambda () #f)))

;;; Takes the first value of a tbqueue, or returns `default`, `#f` unless it is given, if there is none.
;;; (tbqueue-try-pop! (make-tbqueue 1) 'none) ; => none
(define (tbqueue-try-pop! tbqueue [default #f])
  (%tbqueue-check 'tbqueue-try-pop! tbqueue)
  (or-else (lambda () (tbqueue-pop! tbqueue)) (lambda () default)))

;;; How many values a tbqueue holds.
;;; (let ((q (make-tbqueue 5))) (tbqueue-push! q 'a) (tbqueue-length q)) ; => 1
(define (tbqueue-length tbqueue)
  (%tbqueue-check 'tbqueue-length tbqueue)
  (atomic
   (lambda ()
     (- (tbqueue-capacity tbqueue)
        (tvar-read (%tbqueue-room tbqueue))
        (tvar-read (%tbqueue-given-back tbqueue))))))

;;; Whether a tbqueue is empty.
;;; (tbqueue-empty? (make-tbqueue 1)) ; => #t
(define (tbqueue-empty? tbqueue)
  (%tbqueue-check 'tbqueue-empty? tbqueue)
  (= (tbqueue-length tbqueue) 0))

;;; Whether a tbqueue has no room left.
;;; (tbqueue-full? (make-tbqueue 1)) ; => #f
(define (tbqueue-full? tbqueue)
  (%tbqueue-check 'tbqueue-full? tbqueue)
  (= (tbqueue-length tbqueue) (tbqueue-capacity tbqueue)))
