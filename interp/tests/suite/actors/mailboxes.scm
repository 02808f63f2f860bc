;;; Limits, priorities, and messages that are put aside.

(define (numbers n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(define-syntax bounded
  (syntax-rules ()
    ((_ how) (actor #:mailbox '(bounded 3) #:backpressure how
                    [(initial-state '())] [(get) (reverse state)] [n (set! state (cons n state))]))))
(define (kept a) (resume! a) (ask a '(get)))
(define (stat a name) (cdr (assq name (mailbox-stats a))))

;; What finds the mailbox full.
(let ((a (spawn (bounded 'drop-oldest) #:paused #t)))
  (for-each (lambda (n) (send! a n)) (numbers 10))
  (let ((dropped (stat a 'dropped)) (depth (mailbox-depth a)))
    (resume! a)
    (sleep 0.02)
    (list dropped depth (ask a '(get))))) ; => (7 3 (8 9 10))
(let ((a (spawn (bounded 'drop-newest) #:paused #t)))
  (for-each (lambda (n) (send! a n)) (numbers 10))
  (let ((dropped (stat a 'dropped)) (depth (mailbox-depth a)))
    (resume! a)
    (sleep 0.02)
    (list dropped depth (ask a '(get))))) ; => (7 3 (1 2 3))
(cdr (car (reverse (dead-letters)))) ; => (10 no-room)
(let ((a (spawn (bounded 'error) #:paused #t)))
  (for-each (lambda (n) (send! a n)) (numbers 3))
  (send! a 4)) ; error: mailbox-full: `send!` found the mailbox of actor:… full send less, or use another #:backpressure
(let ((a (spawn (bounded 'block) #:paused #t)))
  (thread (lambda () (sleep 0.02) (resume! a)))
  (for-each (lambda (n) (send! a n)) (numbers 10))
  (let ((peak (stat a 'peak))) (list peak (ask a '(get))))) ; => (3 (1 2 3 4 5 6 7 8 9 10))
;; Blocking is what is done when nothing is said.
(let ((a (spawn (actor #:mailbox 'bounded-1 [(get) 1] [else 0]) #:paused #t)))
  (send! a 1)
  (list (send! a 2 #:timeout 0.01 #:default 'full) (send! a 3 #:timeout 0 #:default 'full) (stat a 'blocked)))
; => (full full 0)
(let ((a (spawn (actor #:mailbox 'bounded-1 [else 0]) #:paused #t)))
  (send! a 1)
  (send! a 2 #:timeout 0.01)) ; error: timeout: `send!` waited 0.01 s for room in the mailbox of actor:… send less
;; Whoever waits is told when the receiver ends.
(let ((a (spawn (actor #:mailbox 'bounded-1 [else 0]) #:paused #t)))
  (thread (lambda () (sleep 0.02) (kill! a)))
  (send! a 1)
  (send! a 2)) ; error: actor-stopped: `send!` cannot reach actor:… it has ended: killed
;; An actor that sends to itself cannot make room.
(ask (spawn (actor #:mailbox 'bounded-1 [(go) (send! (self) 1) (send! (self) 2)])) '(go))
; error: deadlock: `send!` would wait for ever: the mailbox of actor:… is full, and only this actor can empty it
;; Requests: with a limit they wait, are dropped, or are refused.
(let ((a (spawn (bounded 'block) #:paused #t)))
  (for-each (lambda (n) (send! a n)) (numbers 3))
  (thread (lambda () (sleep 0.02) (resume! a)))
  (ask a '(get))) ; => (1 2 3)
(let ((a (spawn (bounded 'drop-newest) #:paused #t)))
  (for-each (lambda (n) (send! a n)) (numbers 3))
  (ask a '(get))) ; error: mailbox-full: the mailbox of actor:… is full
(let ((a (spawn (bounded 'drop-oldest) #:paused #t)))
  (let ((t (thread (lambda () (guard (e (#t (condition-kind e))) (ask a '(get)))))))
    (sleep 0.02)
    (for-each (lambda (n) (send! a n)) (numbers 3))
    (thread-join! t))) ; => mailbox-full
;; A request whose asker has given up is not let in any more.
(let ((a (spawn (bounded 'block) #:paused #t)))
  (for-each (lambda (n) (send! a n)) (numbers 3))
  (ask a '(get) #:timeout 0.001 #:default #f)
  (ask a 'late #:timeout 0.001 #:default #f)
  (kept a)) ; => (1 2 3)
(let ((a (spawn (bounded 'block) #:paused #t)))
  (for-each (lambda (n) (send! a n)) (numbers 3))
  (let loop ((i 0)) (if (< i 1000) (begin (ask a '(get) #:timeout 0 #:default #f) (loop (+ i 1)))))
  (< (stat a 'blocked) 100)) ; => #t
;; A request to stop and the end of another are never dropped.
(let ((a (spawn (bounded 'drop-oldest) #:paused #t)))
  (monitor a)
  (send! a 1)
  (stop! a)
  (for-each (lambda (n) (send! a n)) (numbers 20))
  (resume! a)
  (receive [('down who why) why] [(after 5) 'hangs])) ; => normal

;; Nor is the newest message missed by whoever waits for it, when the last one that it saw is dropped.
(define me (self))
(define dead (spawn (actor [(get) 1])))
(kill! dead)
(let ((picky (spawn (actor #:mailbox 'bounded-2 #:backpressure 'drop-oldest
                      (monitor dead)
                      (receive [(wanted) (send! me 'got)])))))
  (sleep 0.02)
  (send! picky '(noise))
  (sleep 0.02)
  (send! picky '(wanted))
  (receive [got 'got] [(after 5) 'missed])) ; => got

;; Priorities: the greater first, equal ones as they came; others count as 0.
(define-message urgent #:priority 10 #:data text)
(define-message usual #:priority 5 #:data text)
(define-message idle #:priority -1 #:data text)
(define-syntax logging
  (syntax-rules ()
    ((_ option ...)
     (actor option ... [(initial-state '())] [(get) (reverse state)]
            [(urgent t) (set! state (cons t state))] [(usual t) (set! state (cons t state))]
            [(idle t) (set! state (cons t state))] [(plain t) (set! state (cons t state))]))))
(define (order behaviour)
  (let ((a (spawn behaviour #:paused #t)))
    (for-each (lambda (m) (send! a m))
              (list (idle "z") (usual "a") (urgent "b") (list 'plain "p") (usual "c") (urgent "d")))
    (resume! a)
    (sleep 0.05)
    (actor-state a)))
(reverse (order (logging #:mailbox 'priority))) ; => ("b" "d" "a" "c" "p" "z")
(reverse (order (logging))) ; => ("z" "a" "b" "p" "c" "d")
;; By a comparator of one's own.
(define (by-size) (actor #:comparator (lambda (a b) (< (car (reverse a)) (car (reverse b))))
                         [(initial-state '())] [(n x) (set! state (cons x state))]))
(let ((a (spawn (by-size) #:paused #t)))
  (for-each (lambda (n) (send! a (list 'n n))) '(3 1 2 1))
  (stop! a)
  (send! a '(n 0))
  (monitor a)
  (resume! a)
  (receive [('down who why) why])) ; => normal
(cdr (car (reverse (dead-letters)))) ; => ((n 0) no-receiver)
;; Selective receive in a priority mailbox, while more urgent ones come.
(define picky
  (actor #:mailbox 'priority
    (receive [(go who)
              (let loop ((n 0))
                (if (< n 200)
                    (receive [(usual t) (loop (+ n 1))])
                    (let count ((m 0))
                      (receive [(urgent t) (count (+ m 1))] [(after 0) (send! who (list n m))]))))])))
(let ((a (spawn picky)))
  (send! a (list 'go (self)))
  (let ((t (thread (lambda () (let loop ((i 0)) (if (< i 200) (begin (send! a (urgent i)) (loop (+ i 1)))))))))
    (thread-join! t)
    (let loop ((i 0)) (if (< i 200) (begin (send! a (usual i)) (loop (+ i 1))))))
  (receive)) ; => (200 200)

;; Put aside and back.
(define shop
  (actor [(initial-state 'closed)]
         [(open) (set! state 'open) (unstash-all!) 'opened]
         [(buy x) (if (eq? state 'closed) (stash!) (list 'sold x))]))
(let* ((a (spawn shop))
       (buyers (map (lambda (x) (let ((t (thread (lambda () (ask a (list 'buy x)))))) (sleep 0.02) t)) '(1 2 3))))
  (ask a '(open))
  (map thread-join! buyers)) ; => ((sold 1) (sold 2) (sold 3))
(let ((a (spawn shop)))
  (let ((t (thread (lambda () (guard (e (#t (condition-kind e))) (ask a '(buy 1)))))))
    (sleep 0.02)
    (kill! a)
    (thread-join! t))) ; => actor-stopped
(stash!) ; error: not-an-actor: `stash!` can only be used inside an actor
(unstash-all!) ; error: not-an-actor: `unstash-all!` can only be used inside an actor
(ask (spawn (actor [(go) (stash!) (stash!)])) '(go)) ; error: actor-stopped: … `stash!` found no message

;; Options that make no sense.
(actor #:mailbox 'bounded-0 [(get) 1]) ; error: range-error: there is no mailbox bounded-0 use 'unbounded, 'bounded-100 (any number), '(bounded 100), 'priority or 'stash
(actor #:mailbox 'huge [(get) 1]) ; error: there is no mailbox huge
(actor #:mailbox '(bounded -1) [(get) 1]) ; error: there is no mailbox (bounded -1)
(actor #:mailbox 5 [(get) 1]) ; error: there is no mailbox 5
(actor #:mailbox 'bounded-5 #:backpressure 'wait [(get) 1]) ; error: there is no #:backpressure wait use 'block, 'drop-oldest, 'drop-newest or 'error
(actor #:backpressure 'drop-oldest [(get) 1]) ; error: got #:backpressure for a mailbox without a limit #:mailbox 'bounded-100 gives it one
(actor #:mailbx 'priority [(get) 1]) ; error: has no keyword argument #:mailbx did you mean #:mailbox?
(actor #:comparator 5 [(get) 1]) ; error: wanted a procedure as #:comparator
(map (lambda (b) (ask (spawn b) '(get)))
     (list (actor #:mailbox 'unbounded [(get) 1]) (actor #:mailbox 'stash [(get) 2]) (actor #:mailbox 'bounded-7 [(get) 3])))
; => (1 2 3)
(define-message wrong #:priority 'high) ; error: type-error: `define-message` wanted an integer as #:priority, got high
(define-message wrong #:data 5) ; error: #:data takes the name of a field or a list of such names, not a value
(define-message wrong #:date x) ; error: there is no keyword argument #:date
(map car (mailbox-stats (self))) ; => (depth peak arrived dropped blocked)
