;; Whoever asks waits for the answer of one fiber: that is part of circles, too.
(define (kind-of thunk) (guard (e ((condition? e) (condition-kind e))) (thunk)))
(define (contains? text part)
  (let loop ((i 0))
    (and (<= (+ i (string-length part)) (string-length text))
         (or (string=? (substring text i (+ i (string-length part))) part) (loop (+ i 1))))))
(define (has-all? text . parts) (map (lambda (part) (contains? text part)) parts))
;; A second is what it may take; a loaded machine gets more, but less than after which `ask` gives up by itself.
(define (in-time? thunk) (let ((start (current-jiffy))) (list (thunk) (< (- (current-jiffy) start) (* 4 (jiffies-per-second))))))

;; Two actors that ask each other. Both fail, and who asked them is told, within a second.
(define asking (actor [(initial-state #f)] [(set other) (set! state other)] [(go) (ask state '(go))]))
(define (pair)
  (let ((ping (spawn asking #:name 'ping)) (pong (spawn asking #:name 'pong)))
    (ask ping (list 'set pong))
    (ask pong (list 'set ping))
    ping))
(in-time? (lambda () (kind-of (lambda () (ask (pair) '(go)))))) ; => (deadlock #t)
(ask (pair) '(go)) ; error: deadlock: actor p…ng:…, …line …waits for an answer of actor p…ng:…; actor p…ng:…, …line …waits for an answer of actor p…ng:… who is asked must not ask back

;; An actor that asks itself through others.
(define relay (actor [(initial-state #f)] [(set other) (set! state other)] [(go) (+ 1 (ask state '(go)))]))
(define (ring n)
  (let ((actors (map (lambda (i) (spawn relay)) (range n))))
    (for-each (lambda (a b) (ask a (list 'set b))) actors (append (cdr actors) (list (car actors))))
    (car actors)))
(map (lambda (n) (in-time? (lambda () (kind-of (lambda () (ask (ring n) '(go)))))))  '(2 3 10)) ; => ((deadlock #t) (deadlock #t) (deadlock #t))

;; A lock that is held by who asks, wanted by who is asked.
(define m (make-mutex))
(define locking (spawn (actor [(get) (with-mutex m 'got)]) #:name 'locking))
(define (ask-holding) (with-mutex m (ask locking '(get))))
(in-time? (lambda () (kind-of ask-holding))) ; => (deadlock #t)
(list (mutex-owner m) (mutex-state m)) ; => (#f not-abandoned)
(define locking (spawn (actor [(get) (with-mutex m 'got)]) #:name 'locking))
(apply has-all? (guard (e (#t (condition-message e))) (ask-holding))
       '(" holds mutex m and waits for an answer of actor locking" "actor locking" " waits for mutex m" " line "))
; => (#t #t #t #t)
;; Who is asked waits for the end of who asks.
(define joining (spawn (actor [(join t) (thread-join! t)])))
(define asker (thread (lambda () (ask joining (list 'join (current-thread))))))
(kind-of (lambda () (thread-join! asker))) ; => deadlock

;; Not a circle: a time of one's own, an answer that comes from elsewhere, one that was given already.
(define (answering how)
  (let* ((m (make-mutex)) (a (spawn (actor [(get) (how m)]))))
    (kind-of (lambda () (with-mutex m (ask a '(get)))))))
(define (after-the-lock m) (with-mutex m 'late))
(answering (lambda (m) (reply 'early) (after-the-lock m))) ; => early
(answering (lambda (m) (let ((token (reply-later))) (thread (lambda () (sleep 0.01) (reply token 'elsewhere))) (after-the-lock m)))) ; => elsewhere
(let* ((m (make-mutex)) (a (spawn (actor [(get) (with-mutex m 'got)])))) (with-mutex m (ask a '(get) #:timeout 0.4 #:default 'gave-up))) ; => gave-up
;; Without an end of its own it is one.
(let* ((m (make-mutex)) (a (spawn (actor [(get) (with-mutex m 'got)])))) (kind-of (lambda () (with-mutex m (ask a '(get) #:timeout #f))))) ; => deadlock
;; A request that still waits in the mailbox counts.
(define busy (spawn (actor [(wait m) (with-mutex m 'free)] [(get) 'got])))
(let ((m (make-mutex)))
  (kind-of (lambda () (with-mutex m (send! busy (list 'wait m)) (ask busy '(get)))))) ; => deadlock
;; One of the circle handles the condition, and the others go on.
(define careful (actor [(initial-state #f)] [(set other) (set! state other)] [(go) (guard (e ((eq? (condition-kind e) 'deadlock) 'gave-way)) (ask state '(go)))]))
(let ((a (spawn careful)) (b (spawn careful)))
  (ask a (list 'set b))
  (ask b (list 'set a))
  (list (ask a '(go)) (ask a '(go)))) ; => (gave-way gave-way)

;; In a simulation it is found before the usual time of `ask` is over.
(with-virtual-time (lambda () (list (kind-of (lambda () (ask (pair) '(go)))) (current-second)))) ; => (deadlock 0.0)
(define (under seed) (with-seed seed (lambda () (kind-of (lambda () (ask (ring 4) '(go)))))))
(define (all-equal? list) (let loop ((l list)) (or (null? (cdr l)) (and (equal? (car l) (cadr l)) (loop (cdr l))))))
(let ((kinds (map under (range 1 50)))) (list (car kinds) (all-equal? kinds))) ; => (deadlock #t)
;; While others sleep, for a long time or again and again.
(with-virtual-time
  (lambda ()
    (thread (lambda () (sleep 100)))
    (thread (lambda () (let loop () (sleep 0.1) (loop))))
    (list (kind-of (lambda () (ask (pair) '(go)))) (<= (current-second) 1.0)))) ; => (deadlock #t)
(define sleeper (thread (lambda () (sleep 100))))
(in-time? (lambda () (kind-of (lambda () (ask (pair) '(go)))))) ; => (deadlock #t)
(define ticking (thread (lambda () (let loop () (sleep 0.005) (loop)))))
(in-time? (lambda () (kind-of (lambda () (ask (pair) '(go)))))) ; => (deadlock #t)
(begin (kill! sleeper) (kill! ticking)) ; prints nothing
