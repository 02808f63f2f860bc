;; Futures: begun at once, and nobody can tell whether the body has a thread of its own.
(touch (future (* 6 7))) ; => 42
(force (future 1 2 3)) ; => 3
(force 5) ; => 5
(force (delay (+ 1 2))) ; => 3
(force (make-promise 'x)) ; => x
(force car) ; => #<procedure car>
(map future? (list (future 1) (delay 1) 5)) ; => (#t #f #f)
(let ((f (future 1))) (list (touch f) (touch f) (force f) (future-ready? f))) ; => (1 1 1 #t)
(begin (define done (future 'yes)) (touch done) done) ; => #<future ready yes>
(let ((f (future (list 1 2)))) (touch f) f) ; => #<future ready>
(force (force (future (future 1)))) ; => 1
(force (force (future (future 1)))) ; => 1
(let loop ((i 0) (all '())) (if (< i 100) (loop (+ i 1) (cons (future (* i i)) all)) (apply + (map touch all)))) ; => 328350
(define (fib n) (if (< n 2) n (let* ((a (future (fib (- n 1)))) (b (fib (- n 2)))) (+ (touch a) b))))
(fib 12) ; => 144
;; Deeper than a stack is long.
(define (count n) (if (= n 0) 0 (+ 1 (touch (future (count (- n 1)))))))
(count 3000) ; => 3000
(define (nested n) (if (= n 0) '() (cons n (touch (future (nested (- n 1)))))))
(length (nested 2000)) ; => 2000

;; They run though nobody asks for them.
(define told (make-channel))
(define quiet (future (channel-send! told 'ran)))
(channel-receive! told) ; => ran
;; The body of one may wait for what its maker does next.
(define c (make-channel))
(let ((f (future (channel-receive! c)))) (channel-send! c 'later) (touch f)) ; => later
(let* ((f (future (receive-number))) (g (future (+ 1 1)))) (touch g)) ; => 2
(define (receive-number) (channel-receive! c))
(let* ((f (future (let loop () (yield) (loop)))) (g (future 'ends))) (list (touch g) (cancel! f))) ; => (ends #t)
;; Ten thousand that sleep.
(apply + (map touch (map (lambda (i) (future (sleep 0.001) i)) (range 500)))) ; => 124750

;; The thread of a body is its own.
(define me (current-thread))
(eq? (touch (future (current-thread))) me) ; => #f
(define m (make-mutex))
(mutex-lock! m)
(let ((f (future (mutex-lock! m #:timeout 0.01 #:default 'held)))) (touch f)) ; => held
(mutex-unlock! m)
(touch (future (mutex-lock! m) (let ((owner (eq? (mutex-owner m) (current-thread)))) (mutex-unlock! m) owner))) ; => #t
(touch (future (self) 'no-mailbox)) ; => no-mailbox

;; Parameters and output are inherited, handlers are not.
(define p (make-parameter 1))
(define f (parameterize ((p 2)) (future (yield) (p))))
(list (touch f) (p)) ; => (2 1)
(define g (parameterize ((p 2)) (future (parameterize ((p 3)) (yield) (p)))))
(list (touch g) (p)) ; => (3 1)
(with-exception-handler
  (lambda (e) 42)
  (lambda ()
    (let ((f (future (+ 1 (raise-continuable 'oops)))))
      (guard (e (#t (list 'raised e))) (touch f))))) ; => (raised oops)
;; Errors are raised where the value is wanted, each time, the object itself.
(define object (list 'error))
(define failing (future (raise object)))
(guard (e (#t (eq? e object))) (touch failing)) ; => #t
(guard (e (#t (eq? e object))) (force failing)) ; => #t
(define failed (future (car 5)))
(touch failed) ; error: `car` wanted a pair
failed ; => #<future failed #<condition type-error: `car` wanted a pair as argument 1, got 5>>
;; Handlers inside do their work.
(touch (future (guard (e (#t (list 'inside e))) (raise 'oops)))) ; => (inside oops)
(touch (future (with-exception-handler (lambda (e) 41) (lambda () (+ 1 (raise-continuable 'x)))))) ; => 42
(touch (future (dynamic-wind void (lambda () 1) void))) ; => 1
(let ((log '())) (touch (future (dynamic-wind (lambda () (set! log (cons 'in log))) (lambda () (yield) (set! log (cons 'on log))) (lambda () (set! log (cons 'out log)))))) (reverse log)) ; => (in on out)
;; A continuation leads nowhere else.
(define k0 #f)
(call/cc (lambda (k) (set! k0 k)))
(guard (e (#t (condition-kind e))) (touch (future (k0 1)))) ; => foreign-continuation
(touch (future (call/cc (lambda (k) (+ 1 (k 41)))))) ; => 41
(touch (future (apply + (call/cc (lambda (k) (map (lambda (x) (if (= x 2) (k '(7)) x)) '(1 2 3))))))) ; => 7
;; What a body captures is its own.
(define (counters n) (map (lambda (i) (future (let loop ((j 0)) (if (< j i) (loop (+ j 1)) j)))) (range n)))
(map touch (counters 6)) ; => (0 1 2 3 4 5)
(let loop ((i 0) (fs '())) (if (< i 5) (loop (+ i 1) (cons (future (yield) i) fs)) (map touch (reverse fs)))) ; => (0 1 2 3 4)

;; Limits.
(touch (future (sleep 60)) #:timeout 0.01 #:default 'late) ; => late
(force (future (sleep 60)) #:timeout 0.01) ; error: timeout: `force` waited 0.01 s for future
(with-timeout 0.01 (lambda () (touch (future (sleep 60)))) #:default 'late) ; => late
(define slow (future (sleep 60)))
(list (cancel! slow) (guard (e (#t (condition-kind e))) (touch slow))) ; => (#t cancelled)
(let ((f (uninterruptible (future (yield) 1)))) (touch f)) ; => 1
(with-scope (lambda (s) (touch (future (scope-size s))))) ; => 0

;; Nobody asks, and it is told.
(begin (future (begin (yield) (error "nobody listens"))) (sleep 0.01) (collect-garbage) (sleep 0.01) (collect-garbage)) ; warns: future-… ended: nobody listens

(future (lambda () 1)) ; error: `future` takes a body, not a procedure: write (future body ...)
(touch) ; error: `touch` wanted
(future-ready? 5) ; error: `future-ready?` wanted a future as argument 1, got 5
;; Two that wait for each other, and one that waits for itself.
(define other (make-channel))
(define a (future (touch (channel-receive! other))))
(channel-send! other a)
(guard (e (#t (condition-kind e))) (touch a)) ; => deadlock
;; What fails in a body leaves its maker alone, which is in the middle of a call.
(define (message thunk) (guard (e (#t (condition-message e))) (thunk)))
(define (all-of . futures) (map touch futures))
(message (lambda () (all-of (future 1) (future (vector-ref (vector 1) 5))))) ; => "`vector-ref` wanted the index 0 (there is one element) as argument 2, got 5"
(message (lambda () (let ((x (list 1 2))) (all-of (future (car x)) (future (future (car (cddr x)))) (future (+ 1 'a)))))) ; => "`+` wanted a number as argument 2, got a"
(let* ((x (list 1 2)) (futures (list (future (car x)) (future (vector-ref (vector 1) 5)) (future (cadr x))))) (list (touch (car futures)) (touch (caddr futures)) x)) ; => (1 2 (1 2))
