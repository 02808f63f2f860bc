;; Base events.
(sync (always-evt 1)) ; => 1
(begin (sync (timeout-evt 0.01)) 'over) ; => over
(sync (thread (lambda () (sleep 0.01) 'ended))) ; => ended
(sync (thread-join-evt (thread (lambda () 7)))) ; => 7
(guard (e (#t (list 'raised e))) (sync (thread (lambda () (raise 'inside))))) ; => (raised inside)
(sync (never-evt) #:timeout 0.01 #:default 'none) ; => none
(sync #:timeout 0.01 #:default 'none) ; => none
(map event? (list (always-evt 1) (never-evt) (timeout-evt 1) (choice-evt) (thread void) 5 "evt" car)) ; => (#t #t #t #t #t #f #f #f)
;; The first that is ready; sync with several events is a choice.
(sync (timeout-evt 60) (always-evt 'now)) ; => now
(sync (choice-evt (timeout-evt 60) (choice-evt (never-evt) (choice-evt (always-evt 'deep))))) ; => deep
(sync (timeout-evt 60) (wrap-evt (timeout-evt 0.01) (lambda (none) 'first))) ; => first
(let ((slow (thread (lambda () (sleep 60)))) (fast (thread (lambda () (sleep 0.01) 'fast)))) (sync slow fast)) ; => fast
;; Wraps are applied from the inside out, after the choice.
(sync (wrap-evt (wrap-evt (always-evt 1) (lambda (x) (list 'inner x))) (lambda (x) (list 'outer x)))) ; => (outer (inner 1))
(sync (wrap-evt (choice-evt (wrap-evt (always-evt 1) -) (never-evt)) list)) ; => (-1)
(call-with-values (lambda () (sync (wrap-evt (always-evt 1) (lambda (x) (values x 2))))) list) ; => (1 2)
(guard (e (#t (list 'wrap e))) (sync (wrap-evt (always-evt 1) raise))) ; => (wrap 1)
;; A loop through a wrap needs no stack.
(let loop ((n 0)) (sync (wrap-evt (always-evt n) (lambda (n) (if (= n 500) 'done (loop (+ n 1))))))) ; => done
;; Guards are called for each sync, from left to right.
(define calls '())
(define (noted name event) (guard-evt (lambda () (set! calls (cons name calls)) event)))
(define twice (choice-evt (noted 'a (never-evt)) (noted 'b (always-evt 1))))
(list (sync twice) (sync twice) (reverse calls)) ; => (1 1 (a b a b))
(sync (guard-evt (lambda () (guard-evt (lambda () (wrap-evt (always-evt 1) list)))))) ; => (1)
;; The time of a timeout event counts from sync on.
(define half (timeout-evt 0.05))
(define (waited thunk) (let ((start (current-jiffy))) (thunk) (>= (- (current-jiffy) start) (* 0.049 (jiffies-per-second)))))
(list (waited (lambda () (sync half))) (waited (lambda () (sync half)))) ; => (#t #t)
;; One event, many threads.
(define gate (thread (lambda () (sleep 0.01) 'open)))
(define shared (wrap-evt gate (lambda (x) (list x))))
(map thread-join! (map (lambda (i) (thread (lambda () (sync shared)))) '(1 2 3))) ; => ((open) (open) (open))
;; Nacks: told of every loser and of no winner.
(define told '())
(define (watched name event)
  (nack-guard-evt
    (lambda (nack)
      (thread (lambda () (sync nack) (set! told (cons name told))))
      event)))
(define (after-a-while thunk)
  (let wait ((n 1000)) (if (and (null? told) (> n 0)) (begin (sleep 0.002) (wait (- n 1)))))
  (sleep 0.02)
  (thunk))
(sync (watched 'loser (never-evt)) (watched 'winner (always-evt 'value))) ; => value
(after-a-while (lambda () told)) ; => (loser)
;; An outer nack guard wins with what is inside of it.
(begin (set! told '()) (sync (watched 'outer (choice-evt (watched 'inner-loser (never-evt)) (always-evt 1))))) ; => 1
(after-a-while (lambda () told)) ; => (inner-loser)
;; All lose when time is up, and when sync is left by an exception or an escape.
(begin (set! told '()) (sync (watched 'late (never-evt)) #:timeout 0.01 #:default 'none)) ; => none
(after-a-while (lambda () told)) ; => (late)
(begin (set! told '()) (guard (e (#t e)) (sync (watched 'left (never-evt)) (guard-evt (lambda () (raise 'oops)))))) ; => oops
(after-a-while (lambda () told)) ; => (left)
(begin (set! told '()) (call/cc (lambda (k) (sync (watched 'escaped (never-evt)) (guard-evt (lambda () (k 'out))))))) ; => out
(after-a-while (lambda () told)) ; => (escaped)
(define called #f)
(define waiting
  (begin
    (set! told '())
    (thread (lambda () (sync (watched 'killed (guard-evt (lambda () (set! called #t) (never-evt)))))))))
(begin (let wait () (if (not called) (begin (sleep 0.001) (wait)))) (kill! waiting) (guard (e (#t (condition-kind e))) (thread-join! waiting))) ; => terminated
(after-a-while (lambda () told)) ; => (killed)
;; Of several ready events each is chosen now and then.
(define (draw n)
  (let loop ((i 0) (counts (list 0 0 0)))
    (if (= i n)
        counts
        (loop (+ i 1)
              (let ((winner (sync (always-evt 0) (always-evt 1) (always-evt 2))))
                (map (lambda (index count) (if (= index winner) (+ count 1) count)) '(0 1 2) counts))))))
(map (lambda (count) (> count 3)) (draw 60)) ; => (#t #t #t)
;; Mistakes.
(sync 5) ; error: `sync` wanted an event as argument 1, got 5
(sync (always-evt 1) 5) ; error: `sync` wanted an event as argument 2, got 5
(choice-evt (always-evt 1) 'x) ; error: `choice-evt` wanted an event as argument 2, got x
(wrap-evt 5 list) ; error: `wrap-evt` wanted an event as argument 1, got 5
(wrap-evt (always-evt 1) 5) ; error: `wrap-evt` wanted a procedure as argument 2, got 5
(guard-evt 5) ; error: `guard-evt` wanted a procedure
(sync (guard-evt (lambda () 5))) ; error: `guard-evt` wanted a procedure that returns an event, it returned 5
(sync (nack-guard-evt (lambda (nack) 5))) ; error: `nack-guard-evt` wanted a procedure that returns an event, it returned 5
(timeout-evt -1) ; error: `timeout-evt` wanted a number of seconds that is not negative
(timeout-evt 'soon) ; error: `timeout-evt` wanted a number of seconds that is not negative
(sync (never-evt) #:timeout -1) ; error: `sync` wanted a number of seconds that is not negative as #:timeout, got -1
(sync (never-evt) #:timeout 0.01) ; error: timeout: `sync` waited 0.01 s, and no event was ready
(sync (never-evt) #:tiemout 1) ; error: `sync` has no keyword #:tiemout; did you mean #:timeout?
(thread-join-evt 5) ; error: `thread-join-evt` wanted a thread as argument 1, got 5
