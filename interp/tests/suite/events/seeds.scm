;; heavy
;; Under many schedules: of a choice one branch wins, and the others have done nothing.
(define seeds (range 1 100))
(define (each-seed thunk)
  (let loop ((seeds seeds) (outcomes '()))
    (if (null? seeds)
        outcomes
        (let ((outcome (with-seed (car seeds) thunk)))
          (loop (cdr seeds) (if (member outcome outcomes) outcomes (cons outcome outcomes)))))))
(define (all-of? outcomes good?) (let loop ((o outcomes)) (or (null? o) (and (good? (car o)) (loop (cdr o))))))
(define (drain channel)
  (let loop ((values '()))
    (let ((value (channel-try-receive! channel)))
      (if value (loop (cons value values)) (reverse values)))))
(define (total . lists) (list-sort < (apply append lists)))

;; Two channels and a mailbox with one message each: one is received, two are still there.
(define (three-sources)
  (let ((a (make-channel 1)) (b (make-channel 1)) (me (self)))
    (let ((senders (list (thread (lambda () (channel-send! a 1))) (thread (lambda () (channel-send! b 2))) (thread (lambda () (send! me 3))))))
      (let ((got (sync (channel-receive-evt a) (channel-receive-evt b) (receive-evt))))
        (for-each thread-join! senders)
        (list got (total (list got) (drain a) (drain b) (flush)))))))
(define outcomes (each-seed three-sources))
(all-of? outcomes (lambda (o) (equal? (cadr o) '(1 2 3)))) ; => #t
(list-sort < (map car outcomes)) ; => (1 2 3)

;; Channels without room: who was not met still offers.
(define (rendezvous)
  (let* ((a (make-channel)) (b (make-channel))
         (one (thread (lambda () (channel-send! a 1))))
         (two (thread (lambda () (channel-send! b 2))))
         (first (sync (channel-receive-evt a) (channel-receive-evt b)))
         (second (sync (channel-receive-evt a) (channel-receive-evt b))))
    (thread-join! one)
    (thread-join! two)
    (list first second)))
(list-sort (lambda (x y) (< (car x) (car y))) (each-seed rendezvous)) ; => ((1 2) (2 1))

;; Everybody both sends and receives, in choices: values are neither lost nor doubled.
(define (everybody)
  (let* ((c (make-channel)) (sent (make-atomic-counter)) (got (make-atomic-counter))
         (go (lambda (i)
               (thread
                 (lambda ()
                   (sync (wrap-evt (channel-send-evt c i) (lambda (_) (atomic-add! sent i)))
                         (wrap-evt (channel-receive-evt c) (lambda (i) (atomic-add! got i)))
                         (timeout-evt 1)))))))
    (for-each thread-join! (map go '(1 10 100 1000 10000)))
    (= (atomic-load sent) (atomic-load got))))
(each-seed everybody) ; => (#t)

;; Two locks: exactly one is taken, and both are free afterwards.
(define (two-locks)
  (let ((m (make-mutex)) (n (make-mutex)) (inside (make-atomic-counter)) (most (make-atomic-counter)))
    (define (use)
      (sync (wrap-evt (mutex-lock-evt m) (lambda (_) (hold m))) (wrap-evt (mutex-lock-evt n) (lambda (_) (hold n)))))
    (define (hold mutex)
      (let ((now (+ 1 (atomic-increment! inside))))
        (if (> now (atomic-load most)) (atomic-store! most now))
        (yield)
        (atomic-decrement! inside)
        (mutex-unlock! mutex)))
    (for-each thread-join! (map (lambda (i) (thread use)) (range 6)))
    (list (<= (atomic-load most) 2) (mutex-state m) (mutex-state n))))
(each-seed two-locks) ; => ((#t not-abandoned not-abandoned))

;; Permits: a loser has none, whatever ended its wait.
(define (permits)
  (let* ((s (make-semaphore 2)) (c (make-channel 0)) (won (make-atomic-counter))
         (use (lambda (n)
                (thread
                  (lambda ()
                    (if (eq? 'permit
                             (sync (wrap-evt (semaphore-acquire-evt s n) (lambda (_) 'permit))
                                   (wrap-evt (channel-receive-evt c) (lambda (_) 'value))
                                   (wrap-evt (timeout-evt 1) (lambda (_) 'late))))
                        (begin (atomic-increment! won) (yield) (semaphore-release! s n)))))))
         (users (map use '(1 2 1 2 1)))
         (killed (thread (lambda () (sync (semaphore-acquire-evt s 3) (channel-receive-evt c))))))
    (thread (lambda () (channel-send! c 'value #:timeout 0.5 #:default #f)))
    (yield)
    (cancel! killed)
    (for-each thread-join! users)
    (guard (e (#t #f)) (thread-join! killed))
    (semaphore-permits s)))
(each-seed permits) ; => (2)

;; A read-write lock.
(define (sides)
  (let* ((l (make-rwlock))
         (reader (lambda () (sync (wrap-evt (rwlock-read-lock-evt l) (lambda (_) (yield) (rwlock-read-unlock! l))) (timeout-evt 1))))
         (writer (lambda () (sync (wrap-evt (rwlock-write-lock-evt l) (lambda (_) (yield) (rwlock-write-unlock! l))) (always-evt 1)))))
    (for-each thread-join! (map thread (list reader writer reader writer reader)))
    (rwlock-try-write-lock! l)))
(each-seed sides) ; => (#t)

;; Condition variables: every notification reaches somebody who waits, or nobody; the mutex is owned after the choice.
(define (notified)
  (let* ((m (make-mutex)) (full (make-condition-variable)) (stop (make-channel 1)) (queue '()) (taken (make-atomic-counter))
         (consumer
           (lambda ()
             (with-mutex m
               (let loop ()
                 (cond ((pair? queue) (set! queue (cdr queue)) (atomic-increment! taken) (loop))
                       ((eq? 'stopped
                             (sync (wrap-evt (condition-wait-evt full m) (lambda (_) 'notified))
                                   (wrap-evt (channel-receive-evt stop) (lambda (_) 'stopped))))
                        (eq? (mutex-owner m) (current-thread)))
                       (else (loop)))))))
         (consumers (map (lambda (i) (thread consumer)) '(1 2)))
         (producers
           (map (lambda (i) (thread (lambda () (with-mutex m (set! queue (cons i queue)) (condition-notify! full))))) (range 5))))
    (for-each thread-join! producers)
    (let wait () (if (< (atomic-load taken) 5) (begin (sleep 0.001) (wait))))
    (channel-close! stop)
    (list (map thread-join! consumers) (atomic-load taken) (mutex-owner m))))
(each-seed notified) ; => (((#t #t) 5 #f))

;; A full mailbox: each message is sent once or not at all.
(define (bounded)
  (let* ((a (spawn (actor #:mailbox 'bounded-1 [(initial-state '())] [(get) state] [i (set! state (cons i state))])))
         (sent (make-atomic-counter))
         (send (lambda (i)
                 (thread
                   (lambda () (sync (wrap-evt (send-evt a i) (lambda (_) (atomic-add! sent i))) (wrap-evt (timeout-evt 0) void)))))))
    (for-each thread-join! (map send '(1 10 100 1000)))
    (= (atomic-load sent) (apply + (ask a '(get))))))
(each-seed bounded) ; => (#t)

;; Ends of threads and actors beside all this.
(define (ends)
  (let ((t (thread (lambda () 'thread))) (a (spawn (actor 'done))) (c (make-channel 1)))
    (channel-send! c 'channel)
    (let ((got (list (sync t a (channel-receive-evt c)) (sync t a (channel-receive-evt c) (timeout-evt 1)))))
      (if (memq 'channel got) 'once (channel-receive! c)))))
(all-of? (each-seed ends) (lambda (o) (memq o '(once channel)))) ; => #t
