;;; Supervisors: who is started again, when one gives up, and how it ends (rules G14 and G15).

(define counting
  (actor [(initial-state 0)]
         [(add n) (set! state (+ state n)) state]
         [(get) state]
         [(boom) (error "boom")]
         [(end) (stop! (self))]))
(define-syntax supervising
  (syntax-rules ()
    ((_ how more ...)
     (start-supervisor
      (supervisor [(strategy how)] [(max-restarts 5)] [(restart-window 60)] more ...
                  [(child 'a counting)] [(child 'b counting)] [(child 'c counting)])))))
(define (children s) (map cdr (supervisor-children s)))
(define (fill! s) (for-each (lambda (c n) (ask c (list 'add n))) (children s) '(1 2 3)))
(define (states s) (map (lambda (c) (ask c '(get))) (children s)))
;; Fails one and waits until it has been started again.
(define (fail! s name)
  (send! (supervisor-child s name) '(boom))
  (ask (supervisor-child s name) '(get))
  (supervisor-children s))
(define (restarts s) (map (lambda (entry) (list-ref entry 3)) (cdr (supervisor-status s))))
(define (down-of a) (receive [('down who why) #:when (eq? who a) why] [(after 10) 'nothing]))

(define s (supervising 'one-for-one))
(list (actor? s) (actor-alive? s) (map car (supervisor-children s))) ; => (#t #t (a b c))
(begin (fill! s) (states s)) ; => (1 2 3)
(define before (children s))
(begin (fail! s 'a) (states s)) ; => (0 2 3)
;; The references stay.
(equal? before (children s)) ; => #t
(list (car (supervisor-status s)) (restarts s)) ; => (one-for-one (1 0 0))
;; What was in the mailbox survives; the message that failed does not.
(let ((a (supervisor-child s 'a)))
  (for-each (lambda (m) (send! a m)) '((add 1) (boom) (add 10) (add 100)))
  (ask a '(get))) ; => 110
(cdr (car (reverse (dead-letters)))) ; => ((boom) crashed)
(ask (supervisor-child s 'a) '(boom)) ; error: boom
(begin (stop! s) (monitor s) (list (down-of s) (map actor-alive? before))) ; => (normal (#f #f #f))

(let ((s (supervising 'one-for-all))) (fill! s) (fail! s 'b) (list (states s) (restarts s))) ; => ((0 0 0) (1 1 1))
(let ((s (supervising 'rest-for-one))) (fill! s) (fail! s 'a) (list (states s) (restarts s))) ; => ((0 0 0) (1 1 1))
(let ((s (supervising 'rest-for-one))) (fill! s) (fail! s 'b) (list (states s) (restarts s))) ; => ((1 0 0) (0 1 1))
(let ((s (supervising 'rest-for-one))) (fill! s) (fail! s 'c) (list (states s) (restarts s))) ; => ((1 2 0) (0 0 1))
;; Two that fail at once are started again one after the other.
(let ((s (supervising 'one-for-all)))
  (fill! s)
  (for-each (lambda (c) (send! c '(boom))) (children s))
  (sleep 0.05)
  (states s)) ; => (0 0 0)

;; One failure too many.
(let* ((s (supervising 'one-for-one)) (c (children s)) (a (car c)))
  (monitor s)
  (let loop ((i 0)) (if (< i 5) (begin (fail! s 'a) (loop (+ i 1)))))
  (let ((alive (actor-alive? s)) (count (car (restarts s))))
    (send! a '(boom))
    (let ((why (down-of s)))
      (list alive count (condition-kind why) (condition-message why) (actor-alive? s) (map actor-alive? c)))))
; => (#t 5 too-many-restarts "gave up: 6 failures within 60 s, and max-restarts is 5 (a: boom; a: boom; a: boom; a: boom; a: boom; a: boom)" #f (#f #f #f))
;; Only those of the window count.
(let* ((s (start-supervisor (supervisor [(max-restarts 1)] [(restart-window 0.05)] [(child 'a counting)]))))
  (let loop ((i 0)) (if (< i 3) (begin (fail! s 'a) (sleep 0.1) (loop (+ i 1)))))
  (list (actor-alive? s) (restarts s))) ; => (#t (3))
(let ((s (start-supervisor (supervisor [(max-restarts 0)] [(child 'a counting)]))))
  (monitor s)
  (send! (supervisor-child s 'a) '(boom))
  (condition-kind (down-of s))) ; => too-many-restarts

;; Permanent, transient, temporary.
(define (after-end how message)
  (let* ((s (start-supervisor (supervisor [(child 'x counting #:restart how)])))
         (x (supervisor-child s 'x)))
    (send! x message)
    (sleep 0.05)
    (let ((answer (list (actor-alive? x) (length (supervisor-children s)))))
      (stop! s)
      answer)))
(map (lambda (how) (list (after-end how '(boom)) (after-end how '(end)))) '(permanent transient temporary))
; => (((#t 1) (#t 1)) ((#t 1) (#f 0)) ((#f 0) (#f 0)))
;; A temporary child that others take down is not started again.
(let* ((s (start-supervisor (supervisor [(strategy 'one-for-all)] [(child 'a counting)] [(child 't counting #:restart 'temporary)])))
       (t (supervisor-child s 't)))
  (fail! s 'a)
  (list (map car (supervisor-children s)) (actor-alive? t))) ; => ((a) #f)
;; One that ended long ago does not hold others up.
(let* ((s (start-supervisor (supervisor [(strategy 'one-for-all)] [(child 'a counting)] [(child 't counting #:restart 'transient)]))))
  (send! (supervisor-child s 't) '(end))
  (sleep 0.05)
  (fail! s 'a)
  (map car (supervisor-children s))) ; => (a)
;; Killed children are failures; who monitors is told of the last end only.
(let* ((s (supervising 'one-for-one)) (a (supervisor-child s 'a)))
  (monitor a)
  (kill! a)
  (let ((n (ask a '(get))))
    (stop! s)
    (list n (down-of a)))) ; => (0 shutdown)

;; Back-off: the first wait, the longest. Meanwhile the child is its supervisor's alone.
(define (await-waiting s)
  (if (not (eq? (list-ref (cadr (supervisor-status s)) 2) 'waiting)) (begin (yield) (await-waiting s))))
(define (backing-off) (start-supervisor (supervisor [(max-restarts 5)] [(backoff 0.2 0.3)] [(child 'a counting)])))
(let* ((s (backing-off)) (a (supervisor-child s 'a)))
  (send! a '(boom))
  (await-waiting s)
  (list (kill! a) (resume! a) (actor-alive? a) (ask a '(get)) (restarts s))) ; => (#f #f #t 0 (1))
;; A supervisor that ends meanwhile leaves nothing behind that would wait for the start.
(let* ((s (backing-off)) (a (supervisor-child s 'a)))
  (monitor a)
  (send! a '(boom))
  (await-waiting s)
  (let ((letters (dead-letters)))
    (stop! s)
    (let ((why (down-of a)))
      (sleep 0.3)
      (list why (equal? letters (dead-letters)))))) ; => (shutdown #t)

;; Children that come and go.
(define d (start-supervisor (supervisor)))
(supervisor-children d) ; => ()
(define x (supervisor-add! d 'x counting #:restart 'transient))
(list (ask x '(add 5)) (eq? x (supervisor-child d 'x))) ; => (5 #t)
(begin (fail! d 'x) (ask x '(get))) ; => 0
(supervisor-add! d 'x counting) ; error: name-taken: `supervisor-add!`: there is a child x already
(list (supervisor-remove! d 'x) (supervisor-remove! d 'x) (actor-alive? x) (supervisor-children d)) ; => (#t #f #f ())
(let loop ((i 0))
  (if (< i 100)
      (begin (send! (supervisor-add! d 'temp counting #:restart 'temporary) '(end)) (sleep 0.001)
             (if (pair? (supervisor-children d)) (begin (sleep 0.05)))
             (loop (+ i 1)))
      (begin (sleep 0.05) (supervisor-children d)))) ; => ()
(supervisor-add! d 'bad (actor [(initial-state (error "bad start"))] [(get) 1])) ; error: start-failed: the child bad failed when it was started: bad start
(list (actor-alive? d) (supervisor-children d)) ; => (#t ())

;; Trees.
(define (tree)
  (start-supervisor
   (supervisor [(strategy 'one-for-one)] [(max-restarts 2)]
               [(child 'lower (supervisor [(max-restarts 0)] [(child 'leaf counting)]))]
               [(child 'own counting)])))
(let* ((s (tree)) (lower (supervisor-child s 'lower)) (leaf (supervisor-child lower 'leaf)))
  (ask (supervisor-child s 'own) '(add 4))
  (send! leaf '(boom))
  (let again ()
    (sleep 0.01)
    (if (= 0 (car (restarts s))) (again)))
  (list (eq? lower (supervisor-child s 'lower)) (actor-alive? leaf)
        (ask (supervisor-child lower 'leaf) '(get)) (ask (supervisor-child s 'own) '(get))))
; => (#t #f 0 4)
(let* ((s (tree)) (lower (supervisor-child s 'lower)) (leaf (supervisor-child lower 'leaf)))
  (monitor leaf)
  (stop! s)
  (list (down-of leaf))) ; => (shutdown)

;; The order of the end, with a deadline.
(define me (self))
(define (ending name) (actor [(on-stop why) (send! me (list 'ended name why))] [(get) 1]))
(let ((s (start-supervisor (supervisor [(child 'a (ending 1))] [(child 'b (ending 2))] [(child 'c (ending 3))]))))
  (monitor s)
  (stop! s 'enough)
  (let* ((why (down-of s)) (list-of (flush)))
    (list why list-of))) ; => (enough ((ended 3 shutdown) (ended 2 shutdown) (ended 1 shutdown)))
(define stubborn (actor [(on-stop why) (sleep 1000)] [(work) (sleep 1000)]))
(let* ((s (start-supervisor (supervisor [(child 'a stubborn #:shutdown 0.02)] [(child 'b stubborn #:shutdown 0.02)])))
       (c (children s)))
  (send! (car c) '(work))
  (stop! s)
  (monitor s)
  (list (down-of s) (map actor-alive? c))) ; => (normal (#f #f))
;; A supervisor that is stopped twice, or killed, or killed twice, leaves nobody behind.
(define (left-by end)
  (let* ((s (supervising 'one-for-one)) (all (cons s (children s))))
    (for-each monitor all)
    (end s)
    (for-each down-of all)
    (map actor-alive? all)))
(left-by (lambda (s) (stop! s) (stop! s))) ; => (#f #f #f #f)
(left-by kill!) ; => (#f #f #f #f)
(left-by (lambda (s) (kill! s) (kill! s))) ; => (#f #f #f #f)
(left-by (lambda (s) (kill! s) (stop! s) (yield) (kill! s) (kill! s))) ; => (#f #f #f #f)
;; Nor do the children of one that is killed by force and started again, whoever supervises it.
(let* ((s (start-supervisor (supervisor [(child 'inner (supervisor [(child 'leaf (actor [(get) 1]))]))])))
       (inner (supervisor-child s 'inner))
       (old (supervisor-child inner 'leaf)))
  (monitor old)
  (kill! inner)
  (kill! inner)
  (let* ((why (down-of old)) (new (supervisor-child inner 'leaf)))
    (list (and (memq why (quote (killed shutdown))) #t) (eq? new old) (ask new '(get))))) ; => (#t #f 1)
;; A child that was stopped for another's sake and failed meanwhile is not stopped twice.
(let ((s (supervising 'one-for-all)))
  (for-each (lambda (c) (send! c '(boom)) (send! c '(add 1))) (children s))
  (sleep 0.05)
  (list (actor-alive? s) (map (lambda (n) (<= n 1)) (states s)))) ; => (#t (#t #t #t))

;; A child that fails at its start.
(define failing (actor [(initial-state (error "cannot begin"))] [(get) 1]))
(start-supervisor (supervisor [(child 'a counting)] [(child 'b failing)]))
; error: start-failed: the child b failed when it was started: cannot begin
(guard (e (#t (condition-kind e))) (start-supervisor (supervisor [(child 'b failing)]))) ; => start-failed

;; How it is written.
(supervisor [(strategy 'all)]) ; error: supervisor-error: `supervisor` has no strategy all: use one-for-one, one-for-all or rest-for-one
(supervisor [(strategy)]) ; error: `supervisor` wanted a strategy in (strategy)
(supervisor [(max-restarts -1)]) ; error: `supervisor` wanted a number of restarts in (max-restarts -1)
(supervisor [(restart-window 'x)]) ; error: `supervisor` wanted a number of seconds in (restart-window x)
(supervisor [(child 'a)]) ; error: `supervisor` wanted a child as (child 'name behaviour)
(supervisor [(child "a" counting)]) ; error: `supervisor` wanted a symbol as the name of a child, got "a"
(supervisor [(child 'a 5)]) ; error: `supervisor` wanted a behaviour for the child a, got 5
(supervisor [(child 'a counting #:restart 'always)]) ; error: `supervisor` has no #:restart always: use permanent, transient or temporary
(supervisor [(child 'a counting #:shutdown -1)]) ; error: `supervisor` wanted a number of seconds as #:shutdown, got -1
(supervisor [(child 'a counting #:restrt 'permanent)]) ; error: `supervisor` does not know #:restrt of the child a: use #:restart or #:shutdown and a value
(supervisor [(child 'a counting)] [(child 'a counting)]) ; error: `supervisor` has two children with the name a
(supervisor [(stratgy 'one-for-one)]) ; error: `supervisor` does not know stratgy: use strategy, max-restarts, restart-window, backoff or child
(supervisor (strategy 'one-for-one)) ; error: a supervisor is written (supervisor [(strategy 'one-for-one)]
(supervisor [(backoff 1)]) ; error: `supervisor` wanted (backoff first most [jitter])
(start-supervisor counting) ; error: `start-supervisor` wanted what `supervisor` gives as argument 1, got #<behaviour counting>
(start-supervisor 5) ; error: `start-supervisor` wanted what `supervisor` gives as argument 1, got 5
(supervisor-child s 'a) ; error: actor-stopped: `ask` cannot reach s:… it has ended
(supervisor-child d 'nobody) ; error: no-such-child: `supervisor-child` found no child nobody in #<actor d:
(supervisor-child (spawn counting) 'a) ; error: `supervisor-child` wanted a supervisor as argument 1, got #<actor
(supervisor-children 5) ; error: `supervisor-children` wanted a supervisor as argument 1, got 5
(supervisor-add! d "x" counting) ; error: `supervisor-add!`
(supervisor-add! d 'y 5) ; error: `supervisor-add!`

;; A supervisor that is asked to stop while it starts a further child stops; who wanted the child is told.
(define s (start-supervisor (supervisor [(max-restarts 3)])))
(define slow (actor [(initial-state (sleep 0.3))] [(get) 1]))
(define adder (thread (lambda () (guard (e ((condition? e) (condition-kind e))) (supervisor-add! s 'slow slow)))))
(monitor s)
(sleep 0.1)
(stop! s)
(receive [('down who why) #:when (eq? who s) why] [(after 5) 'never]) ; => normal
(thread-join! adder) ; => actor-stopped
