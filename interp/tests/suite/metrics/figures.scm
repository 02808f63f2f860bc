;;; Figures of the scheduler, the mailboxes and the collector: their names, and that they count.
(import (srfi 1))
(define (figure name figures) (cdr (assq name figures)))

(map car (scheduler-stats))
; => (workers tasks common timers spawned run yielded parked done woken stolen steal-misses slept sent received dropped committed aborted wasted-ns lock-waits lock-wait-ns queued asleep-ns per-worker steals)
(every exact-integer? (map cdr (take (scheduler-stats) 23)))
; => #t

;; One entry for each worker, and a row of who took from whom.
(let ((stats (scheduler-stats)))
  (list (= (length (figure 'per-worker stats)) (figure 'workers stats))
        (= (length (figure 'steals stats)) (figure 'workers stats))
        (map car (car (figure 'per-worker stats)))))
; => (#t #t (spawned run yielded parked done woken stolen steal-misses slept sent received dropped committed aborted wasted-ns lock-waits lock-wait-ns queued asleep-ns))

(define (growth name thunk)
  (let ((before (figure name (scheduler-stats))))
    (thunk)
    (- (figure name (scheduler-stats)) before)))
(growth 'spawned (lambda () (thread-join! (thread void)) (thread-join! (thread void)))) ; => 2
(growth 'sent (lambda () (send! (self) 1) (send! (self) 2) (receive) (receive))) ; => 2
(growth 'received (lambda () (send! (self) 1) (send! (self) 2) (receive) (receive))) ; => 2
(>= (growth 'parked (lambda () (sleep 0.001))) 1) ; => #t
(>= (growth 'run (lambda () (yield) (yield))) 2) ; => #t
;; A lock that was waited for, and how long.
(define door (make-mutex))
(define (contended)
  (mutex-lock! door)
  (let ((other (thread (lambda () (with-mutex door 'inside)))))
    (sleep 0.002)
    (mutex-unlock! door)
    (thread-join! other)))
(growth 'lock-waits contended) ; => 1
(>= (growth 'lock-wait-ns contended) 1000000) ; => #t
(growth 'dropped
  (lambda ()
    (let ((a (spawn (actor #:mailbox 'bounded-1 #:backpressure 'drop-newest [(go) 1]) #:paused #t)))
      (for-each (lambda (n) (send! a (list 'go n))) '(1 2 3)))))
; => 2
(scheduler-stats 1) ; error: `scheduler-stats` wanted 0 arguments, got 1

(map car (gc-stats))
; => (minor full pause-total-ns pause-longest-ns minor-pause-longest-ns pause-last-ns copied-bytes live-bytes used-bytes limit-bytes foreign-released code-released)
(let ((stats (gc-stats)))
  (and (every exact-integer? (map cdr stats)) (<= (figure 'pause-longest-ns stats) (figure 'pause-total-ns stats))))
; => #t

;; The mailbox of one actor, and of all that live: the fullest first.
(define (paused name) (spawn (actor [(go n) n]) #:paused #t #:name name))
(define (fill actor count)
  (if (> count 0) (begin (send! actor '(go 1)) (fill actor (- count 1)))))
(define a (paused 'a))
(define b (paused 'b))
(define c (paused 'c))
(fill a 3)
(fill b 5)
(fill c 2)
(mailbox-stats b) ; => ((depth . 5) (peak . 5) (arrived . 5) (dropped . 0) (blocked . 0))
(map car (car (mailbox-stats))) ; => (actor depth peak arrived dropped blocked)
(let ((all (mailbox-stats)))
  (map (lambda (stats) (and (memq (figure 'actor stats) (list a b c)) (figure 'depth stats))) (take all 3)))
; => (5 3 2)
(eq? b (figure 'actor (car (mailbox-stats)))) ; => #t

;; Who has ended is not listed.
(kill! b)
(figure 'depth (car (mailbox-stats))) ; => 3

;; At most 100 are listed.
(define many (map (lambda (n) (paused 'more)) (iota 97)))
(length (mailbox-stats)) ; => 100
(define one-more (paused 'more))
(length (mailbox-stats)) ; => 100
(figure 'depth (car (mailbox-stats))) ; => 3
(mailbox-stats 'nobody) ; error: `mailbox-stats` wanted an actor as argument 1, got nobody
