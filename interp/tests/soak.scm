;;;; Everything at once, with faults: actors under supervisors, locks of all kinds, channels, timers, scopes,
;;;; transactions, futures, parallel forms, tasks, pipelines; and threads in the middle of them that are killed, killed by force, or cancelled. `(rounds n)` raises when something
;;;; does not end as it should, or when a round has left something behind.

(define (pause n) (if (> n 0) (begin (yield) (pause (- n 1)))))
(define (times n thunk) (if (> n 0) (begin (thunk) (times (- n 1) thunk))))
(define (pick list) (list-ref list (random (length list))))
(define (outcome t) (guard (e ((condition? e) (condition-kind e)) (#t e)) (thread-join! t)))
(define (end! t)
  (pause (random 6))
  (case (random 4)
    ((0) (kill! t))
    ((1) (kill! t) (yield) (kill! t))
    ((2) (cancel! t))
    (else #f)))

;;; Actors.
(define worker
  (actor [(initial-state (make-vector 10 0))]
         [(work x) (sleep (/ (random 3) 1000)) (list x x)]
         [(wait) (receive [(never) 1] [(after 0.01) 2])]
         [(boom) (error "boom")]
         [(aside) (stash!)]
         [(lock) (with-mutex m (yield))]
         [(end) (stop! (self))]))
(define (tree)
  (start-supervisor
   (supervisor [(strategy 'one-for-all)] [(max-restarts 20)] [(restart-window 1)]
               [(child 'a worker #:shutdown 0.01)]
               [(child 'b worker #:shutdown 0.01 #:restart 'transient)]
               [(child 'inner
                       (supervisor [(max-restarts 3)] [(backoff 0.001 0.004)] [(child 'c worker #:shutdown 0.01)])
                       #:shutdown 0.05)])))
(define (torment s)
  (guard (e (#t #f))
    (let ((a (supervisor-child s (pick '(a b inner)))))
      (case (random 9)
        ((0) (kill! a))
        ((1) (send! a '(boom)))
        ((2) (stop! a))
        ((3) (ask a '(wait) #:timeout 0.001))
        ((4) (send! a '(aside)))
        ((5) (send! a '(lock)))
        ((6) (supervisor-add! s 'extra worker #:restart 'temporary #:shutdown 0.01) (supervisor-remove! s 'extra))
        (else (ask a (list 'work (make-vector 20 1)) #:timeout 0.02))))))

;;; Locks.
(define m (make-mutex))
(define c (make-condition-variable))
(define permits (make-semaphore 2))
(define l (make-rwlock))
(define uses
  (list (lambda () (with-mutex m (yield)))
        (lambda () (guard (e ((eq? (condition-kind e) 'abandoned-mutex))) (mutex-lock! m)) (mutex-unlock! m))
        (lambda () (with-semaphore permits (yield)))
        (lambda () (with-semaphore permits #:permits 2 (with-mutex m (yield))))
        (lambda () (with-read-lock l (yield)))
        (lambda () (with-timeout 0.001 (lambda () (with-write-lock l (sleep 0.002))) #:default #f))
        (lambda () (with-mutex m (condition-wait! c m #:timeout 0.001 #:default #f)))
        (lambda () (condition-notify! c))))
(define (use-locks)
  (times 10 (lambda () (guard (e ((eq? (condition-kind e) 'abandoned-mutex))) ((pick uses))))))
;;; What was ended by force while it held a lock has abandoned it: that is told once.
(define (settle! lock unlock)
  (guard (e ((eq? (condition-kind e) 'abandoned-mutex))) (lock))
  (unlock))
(define (check-locks)
  (settle! (lambda () (mutex-lock! m)) (lambda () (mutex-unlock! m)))
  (settle! (lambda () (rwlock-write-lock! l)) (lambda () (rwlock-write-unlock! l)))
  (let ((found (list (mutex-state m) (semaphore-permits permits) (with-write-lock l 'free))))
    (if (not (equal? found '(not-abandoned 2 free))) (error "locks are not free" found))))

;;; Channels, barriers, scopes, timers.
(define (pass-on channel) (times 5 (lambda () (channel-send! channel (make-vector 10 0) #:timeout 0.002 #:default #f))))
(define (take-from channel) (times 5 (lambda () (channel-receive! channel #:timeout 0.002 #:default #f))))
(define (meet barrier) (times 3 (lambda () (barrier-wait! barrier #:timeout 0.002 #:default #f))))
(define (branch depth)
  (with-scope
   (lambda (scope)
     (times 2 (lambda () (scope-spawn scope (lambda () (if (> depth 0) (branch (- depth 1)) (sleep 0.001)))))))))
(define (wait-a-little)
  (times 5 (lambda () (with-timeout (/ (random 3) 1000) (lambda () (sleep (/ (random 3) 1000))) #:default #f)))
  (sync (timeout-evt 0.001) (never-evt)))

;;; Transactions: money moves between accounts, waits for cover, and is never made or lost.
(define accounts (list->vector (map make-tvar '(100 100 100 100))))
(define (account) (vector-ref accounts (random 4)))
(define (move from to amount)
  (atomically
   (tvar-write! from (- (tvar-read from) amount))
   (pause (random 2))
   (tvar-write! to (+ (tvar-read to) amount))))
(define (move-covered from to amount)
  (atomic
   (lambda ()
     (or-else (lambda () (check (>= (tvar-read from) amount)) (move from to amount))
              (lambda () (check (>= (tvar-read to) amount)) (move to from amount))))
   #:timeout 0.002 #:default #f))
(define (move-in-vain from to)
  (guard (e ((eq? e 'in-vain))) (atomically (move from to 50) (atomically (move to from 7)) (raise 'in-vain))))
(define (trade)
  (times 10
    (lambda ()
      (case (random 4)
        ((0) (move-covered (account) (account) (random 300)))
        ((1) (move-in-vain (account) (account)))
        ((2) (call/cc (lambda (k) (atomically (move (account) (account) 9) (k #f)))))
        (else (move (account) (account) (random 50)))))))
(define (check-accounts)
  (let ((sum (atomically (apply + (map tvar-read (vector->list accounts))))))
    (if (not (= sum 400)) (error "money was made or lost" sum))))

;;; Parts of work that may fail, in futures, parallel forms, tasks and pipelines. What is done is complete.
(define (part x)
  (pause (random 3))
  (if (= (random 15) 0) (raise 'part) (* 2 x)))
(define (check-parts parts wanted)
  (if (not (equal? parts wanted)) (error "parts are missing" parts)))
(define (share-work)
  (times 6
    (lambda ()
      (guard (e ((eq? e 'part)))
        (case (random 7)
          ((0) (touch (future (part 1)) #:timeout 0.002 #:default #f))
          ((1) (check-parts (pmap part '(1 2 3 4 5 6)) '(2 4 6 8 10 12)))
          ((2) (check-parts (plet ((a (part 1)) (b (touch (future (part 2))))) (list a b)) '(2 4)))
          ((3) (await-all (map (lambda (x) (async (lambda () (part x)))) '(1 2 3)) #:timeout 0.002 #:default #f))
          ((4) (sync (future (part 1)) (async (lambda () (part 2))) (timeout-evt 0.001)))
          ((5) (check-parts (parallel-do (part 1) (atomically (tvar-read (account)) 5)) '(2 5)))
          (else (check-parts (psort (pmap part (range 40)) >) (map (lambda (x) (* 2 x)) (range 39 -1 -1)))))))))
(define (run-pipeline)
  (let ((run (pipeline-start
              (make-pipeline (stage "double" part #:workers 2 #:capacity 2) (stage "same" values #:capacity 1))
              (range 12))))
    (pause (random 6))
    (if (= (random 2) 0) (pipeline-stop! run))
    (guard (e ((eq? e 'part)) ((and (condition? e) (eq? (condition-kind e) 'cancelled))))
      (check-parts (pipeline-wait run) (map (lambda (x) (* 2 x)) (range 12))))))

(define expected '(terminated cancelled broken-barrier blocked-forever))
(define (check-end t)
  (let ((end (outcome t)))
    (if (and (symbol? end) (not (memq end expected))) (error "a thread ended otherwise" end))))
(define (round-of-faults)
  (let* ((s (tree))
         (channel (make-channel (random 3)))
         (barrier (make-barrier 2))
         (jobs (list (lambda () (times 15 (lambda () (torment s)))) (lambda () (times 15 (lambda () (torment s))))
                     use-locks use-locks use-locks
                     (lambda () (pass-on channel)) (lambda () (take-from channel))
                     (lambda () (meet barrier)) (lambda () (meet barrier))
                     (lambda () (branch 2)) wait-a-little trade trade trade
                    share-work share-work run-pipeline))
         (threads (map (lambda (job) (thread (lambda () (job) (void)))) jobs)))
    (for-each end! threads)
    (for-each check-end threads)
    (monitor s)
    (stop! s)
    (receive [('down who why) #:when (eq? who s) #t])
    (check-locks)
    (check-accounts)
    (flush)))
(define (rounds n) (times n round-of-faults))
