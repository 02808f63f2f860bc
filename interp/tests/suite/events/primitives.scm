;; Whatever waits is an event: channels, mailboxes, locks, semaphores, condition variables.
(map event?
  (let ((m (make-mutex)) (l (make-rwlock)))
    (list (channel-receive-evt (make-channel)) (channel-send-evt (make-channel) 1) (receive-evt) (send-evt (self) 1)
          (mutex-lock-evt m) (rwlock-read-lock-evt l) (rwlock-write-lock-evt l)
          (semaphore-acquire-evt (make-semaphore 1)) (condition-wait-evt (make-condition-variable) m))))
; => (#t #t #t #t #t #t #t #t #t)

;; Channels.
(define c (make-channel 1))
(define d (make-channel 1))
(list c d (channel-receive-evt c) (channel-send-evt d 5)) ; => (#<channel c> #<channel d> #<event receive from channel c> #<event send through channel d>)
(sync (channel-receive-evt c) #:timeout 0 #:default 'empty) ; => empty
(channel-send! c 'first)
(sync (channel-receive-evt d) (channel-receive-evt c)) ; => first
(sync (channel-send-evt c 'sent)) ; prints nothing
(list (channel-receive! c) (channel-length c)) ; => (sent 0)
(sync (wrap-evt (channel-receive-evt c) list) (wrap-evt (channel-send-evt d 'x) (lambda (_) 'sent))) ; => sent
(channel-receive! d) ; => x
(select [((channel-receive-evt c) => x) x] [else 'none]) ; => none
(select [((channel-receive-evt c) => x) x] [(after 0.001) 'late]) ; => late
;; What is not chosen leaves nothing behind.
(channel-send! c 'there)
(begin (sync (channel-send-evt c 'lost) #:timeout 0.001 #:default 'full) (list (channel-receive! c) (channel-length c))) ; => (there 0)
(begin (channel-send! d 'kept) (sync (always-evt 1) (channel-receive-evt c)) (channel-try-receive! d)) ; => kept
;; Two in choices meet; one cannot meet itself.
(define r (make-channel))
(define (offer-both) (sync (wrap-evt (channel-send-evt r 'a) (lambda (_) 'sent)) (channel-receive-evt r)))
(let ((other (thread offer-both))) (let ((mine (offer-both))) (list-sort (lambda (x y) (string<? (symbol->string x) (symbol->string y))) (list mine (thread-join! other))))) ; => (a sent)
(sync (channel-send-evt r 1) (channel-receive-evt r) #:timeout 0.001 #:default 'alone) ; => alone
;; Closed.
(channel-close! c)
(eof-object? (sync (channel-receive-evt c))) ; => #t
(sync (channel-send-evt c 1)) ; error: closed-channel: `sync` cannot send through channel c: it is closed
(let ((t (thread (lambda () (sync (channel-receive-evt r) (never-evt)))))) (sleep 0.001) (channel-close! r) (eof-object? (thread-join! t))) ; => #t

;; Mailboxes.
(begin (send! (self) 'hello) (sync (receive-evt) (timeout-evt 60))) ; => hello
(sync (receive-evt) #:timeout 0.001 #:default 'none) ; => none
(begin (send! (self) 'kept) (list (sync (always-evt 1) (channel-receive-evt d) (never-evt)) (receive))) ; => (1 kept)
(ask (spawn (actor (receive-evt) (sync (receive-evt)) (reply 'from-body))) '(get)) ; => from-body
(define two (thread (lambda () (list (sync (receive-evt) (never-evt)) (sync (never-evt) (receive-evt))))))
(begin (send! two 1) (send! two 2) (thread-join! two)) ; => (1 2)
(let ((a (spawn (actor (sync (receive-evt)))))) (monitor a) (stop! a) (receive [('down who why) why])) ; => normal
(begin (sync (send-evt (self) '(by-event))) (receive)) ; => (by-event)
;; A message is copied for each sync.
(let* ((v (vector 1)) (e (send-evt (self) v)))
  (sync e)
  (vector-set! v 0 2)
  (sync e)
  (let* ((a (receive)) (b (receive))) (list a b (eq? a b) (eq? b v)))) ; => (#(1) #(2) #f #f)
;; A full mailbox: who is not let in has sent nothing.
(define slow (spawn (actor #:mailbox 'bounded-1 [(get) 'got]) #:paused #t))
(sync (send-evt slow '(get)) #:timeout 0.001 #:default 'full) ; prints nothing
(sync (send-evt slow '(get)) #:timeout 0.001 #:default 'full) ; => full
(mailbox-depth slow) ; => 1
(let ((t (thread (lambda () (sync (send-evt slow '(get)) (never-evt)) 'in)))) (resume! slow) (thread-join! t)) ; => in
(define (limited how) (spawn (actor #:mailbox 'bounded-1 #:backpressure how [(x) 1]) #:paused #t))
(define (dropped a) (cdr (assq 'dropped (mailbox-stats a))))
(let ((a (limited 'drop-oldest))) (sync (send-evt a 1)) (sync (send-evt a 2)) (list (mailbox-depth a) (dropped a))) ; => (1 1)
(let ((a (limited 'drop-newest))) (sync (send-evt a 1)) (sync (send-evt a 2)) (list (mailbox-depth a) (dropped a))) ; => (1 1)
(let ((a (limited 'error))) (sync (send-evt a 1)) (sync (send-evt a 2))) ; error: mailbox-full: `sync` found the mailbox of actor:… full
(let ((a (spawn (actor [(x) 1])))) (stop! a) (sync a) (sync (send-evt a '(x)))) ; error: actor-stopped: `sync` cannot reach actor:… it has ended
(sync (send-evt 'nobody 1)) ; error: no-such-name: `send-evt` found no actor with the name nobody
(sync (send-evt 5 1)) ; error: `send-evt` wanted an actor as argument 1, got 5

;; Mutexes: who is chosen owns it.
(define m (make-mutex))
(define n (make-mutex))
(mutex-lock-evt m) ; => #<event lock mutex m>
(begin (sync (mutex-lock-evt m)) (list (eq? (mutex-owner m) (current-thread)) (mutex-owner n))) ; => (#t #f)
(sync (mutex-lock-evt m)) ; error: already-owned: `sync` cannot lock mutex m: already owned by this thread
(sync (mutex-lock-evt m) (mutex-lock-evt n)) ; error: already-owned
(mutex-owner n) ; => #f
(thread-join! (thread (lambda () (sync (wrap-evt (mutex-lock-evt m) (lambda (_) 'm)) (wrap-evt (mutex-lock-evt n) (lambda (_) (mutex-unlock! n) 'n)))))) ; => n
(define waiting (thread (lambda () (sync (mutex-lock-evt m) (never-evt)) (mutex-unlock! m) 'had-it)))
(begin (sleep 0.001) (mutex-unlock! m) (thread-join! waiting)) ; => had-it
(mutex-state m) ; => not-abandoned
(thread-join! (thread (lambda () (sync (mutex-lock-evt m)))))
(begin (let wait () (if (not (eq? (mutex-state m) 'abandoned)) (begin (yield) (wait)))) (sync (mutex-lock-evt m))) ; error: abandoned-mutex: `sync` got mutex m, but it was abandoned
(begin (mutex-unlock! m) (mutex-state m)) ; => not-abandoned

;; Read-write locks.
(define l (make-rwlock))
(list (rwlock-read-lock-evt l) (rwlock-write-lock-evt l)) ; => (#<event read-lock rwlock l> #<event write-lock rwlock l>)
(begin (sync (rwlock-read-lock-evt l)) (thread-join! (thread (lambda () (sync (rwlock-read-lock-evt l)) (rwlock-read-unlock! l) 'beside)))) ; => beside
(thread-join! (thread (lambda () (sync (rwlock-write-lock-evt l) #:timeout 0.001 #:default 'late)))) ; => late
(sync (rwlock-write-lock-evt l)) ; error: already-owned: `sync` cannot lock rwlock l: already owned by this thread, for reading
(begin (rwlock-read-unlock! l) (sync (rwlock-write-lock-evt l)) (rwlock-try-read-lock! l)) ; => #f
(rwlock-write-unlock! l)
;; A writer that gives up lets the readers behind it go.
(rwlock-read-lock! l)
(define writer (thread (lambda () (sync (rwlock-write-lock-evt l) (timeout-evt 0.005)))))
(define reader (begin (sleep 0.001) (thread (lambda () (rwlock-read-lock! l) (rwlock-read-unlock! l) 'read))))
(thread-join! reader) ; => read
(rwlock-read-unlock! l)

;; Semaphores: who is not chosen has no permit.
(define s (make-semaphore 2))
(list (semaphore-acquire-evt s) (semaphore-acquire-evt s 2)) ; => (#<event acquire semaphore s> #<event acquire semaphore s>)
(begin (sync (semaphore-acquire-evt s)) (semaphore-permits s)) ; => 1
(begin (sync (semaphore-acquire-evt s 2) #:timeout 0.001 #:default 'late) (semaphore-permits s)) ; => 1
(begin (semaphore-release! s) (sync (semaphore-acquire-evt s 2)) (semaphore-permits s)) ; => 0
(begin (sync (semaphore-acquire-evt s) (always-evt 1)) (semaphore-release! s 2) (semaphore-permits s)) ; => 2
;; One that wanted many and gives up lets those behind it go.
(define many (thread (lambda () (sync (semaphore-acquire-evt s 3) (timeout-evt 0.005)))))
(begin (sleep 0.001) (semaphore-acquire! s) (semaphore-permits s)) ; => 1
(semaphore-release! s)

;; Condition variables: the mutex is unlocked meanwhile, and locked again whatever was chosen.
(define cv (make-condition-variable))
(define (mine? mutex) (eq? (mutex-owner mutex) (current-thread)))
(condition-wait-evt cv m) ; => #<event wait for condition-variable cv>
(with-mutex m (list (sync (condition-wait-evt cv m) #:timeout 0.001 #:default 'late) (mine? m))) ; => (late #t)
(with-mutex m (list (sync (condition-wait-evt cv m) (always-evt 'now)) (mine? m))) ; => (now #t)
(define (notify-later) (thread (lambda () (with-mutex m (condition-notify! cv)))))
(with-mutex m (notify-later) (sync (wrap-evt (condition-wait-evt cv m) (lambda (_) (list 'notified (mine? m)))) (never-evt))) ; => (notified #t)
(with-mutex m (thread (lambda () (with-mutex m (channel-send! d 'value)))) (list (sync (condition-wait-evt cv m) (channel-receive-evt d)) (mine? m))) ; => (value #t)
;; Two conditions of one mutex, and one of another.
(define cw (make-condition-variable))
(with-mutex m
  (notify-later)
  (list (sync (wrap-evt (condition-wait-evt cw m) (lambda (_) 'cw)) (wrap-evt (condition-wait-evt cv m) (lambda (_) 'cv))) (mine? m))) ; => (cv #t)
(with-mutexes (m n)
  (thread (lambda () (with-mutexes (m n) (condition-notify! cw))))
  (list (sync (wrap-evt (condition-wait-evt cw n) (lambda (_) 'cw)) (wrap-evt (condition-wait-evt cv m) (lambda (_) 'cv))) (mine? m) (mine? n))) ; => (cw #t #t)
(list (mutex-owner m) (mutex-owner n)) ; => (#f #f)
(sync (condition-wait-evt cv m)) ; error: not-owner: `sync` cannot wait with mutex m: it is not locked
;; A notification that nobody waits for is nobody's.
(begin (condition-notify! cv) (with-mutex m (sync (condition-wait-evt cv m) #:timeout 0.001 #:default 'late))) ; => late
;; Interrupted: with the mutex again, and out of the body.
(let ((t (thread (lambda () (with-mutex m (sync (condition-wait-evt cv m) (never-evt)))))))
  (sleep 0.001)
  (cancel! t)
  (list (guard (e (#t (condition-kind e))) (thread-join! t)) (mutex-owner m) (mutex-state m))) ; => (cancelled #f not-abandoned)
(with-mutex m (list (with-timeout 0.001 (lambda () (sync (condition-wait-evt cv m))) #:default 'late) (mine? m))) ; => (late #t)

;; Who is killed while it waits for several things leaves nothing.
(begin (mutex-lock! m) (rwlock-read-lock! l) 'held) ; => held
(define killed
  (thread
    (lambda ()
      (sync (channel-receive-evt d) (mutex-lock-evt m) (semaphore-acquire-evt s 5) (rwlock-write-lock-evt l) (receive-evt)))))
(begin
  (sleep 0.001)
  (kill! killed)
  (guard (e (#t #f)) (thread-join! killed))
  (channel-send! d 'kept)
  (mutex-unlock! m)
  (rwlock-read-unlock! l)
  (list (channel-receive! d) (mutex-owner m) (semaphore-permits s) (rwlock-try-write-lock! l))) ; => (kept #f 2 #t)
(rwlock-write-unlock! l)

;; Mistakes.
(channel-receive-evt 5) ; error: `channel-receive-evt` wanted a channel as argument 1, got 5
(channel-send-evt 'c 1) ; error: `channel-send-evt` wanted a channel as argument 1, got c
(mutex-lock-evt 5) ; error: `mutex-lock-evt` wanted a mutex as argument 1, got 5
(semaphore-acquire-evt 5) ; error: `semaphore-acquire-evt` wanted a semaphore as argument 1, got 5
(semaphore-acquire-evt s 0) ; error: `semaphore-acquire-evt` wanted a number of permits, a positive exact integer as argument 2, got 0
(rwlock-read-lock-evt m) ; error: `rwlock-read-lock-evt` wanted a read-write lock
(condition-wait-evt m cv) ; error: `condition-wait-evt` wanted a condition variable as argument 1
(condition-wait-evt cv cv) ; error: `condition-wait-evt` wanted a mutex as argument 2
(with-seed 1 (lambda () (sync (channel-receive-evt d)))) ; error: outside-the-simulation: `sync` cannot use the channel d
(with-seed 1 (lambda () (sync (mutex-lock-evt m)))) ; error: outside-the-simulation
