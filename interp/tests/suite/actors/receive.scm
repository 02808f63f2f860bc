;;; The four shapes of `receive`, and what is done with the mailbox (rules G10 and G11).

(define me (self))
(for-each (lambda (m) (send! me m)) '(1 2 3)) ; prints nothing
(mailbox-depth me) ; => 3
(receive) ; => 1
(receive m (* m 10)) ; => 20
(flush) ; => (3)
(flush) ; => ()

;; Selective: the first message that fits, the others stay in order.
(for-each (lambda (m) (send! me m)) '((a 1) (b 2) (a 3) c "d" 5))
(receive [(b x) x]) ; => 2
(receive [(a x) #:when (> x 2) x]) ; => 3
(receive ['c 'symbol]) ; => symbol
(receive [5 'five] ["d" 'text]) ; => text
(flush) ; => ((a 1) 5)
;; The order of messages counts, not that of clauses.
(begin (send! me '(x)) (send! me '(y)) (receive [(y) 'y] [(x) 'x])) ; => x
(flush) ; => ((y))
(begin (send! me 1) (receive [n #:when (number? n) (+ n 1)])) ; => 2
(begin (send! me '(z 1)) (receive [else 'anything])) ; => anything
(begin (send! me '(z 1)) (receive [_ 'anything])) ; => anything
(begin (send! me '(z 1)) (receive [m m])) ; => (z 1)
(begin (send! me (self)) (receive [m (eq? m me)])) ; => #t

;; A body in a selective receive is in tail position, and sees several values.
(define (drain n)
  (receive [(tick) (drain (+ n 1))]
           [(done) n]))
(begin
  (let loop ((i 0)) (if (< i 20000) (begin (send! me '(tick)) (loop (+ i 1)))))
  (send! me '(done))
  (drain 0)) ; => 20000
(begin (send! me 1) (call-with-values (lambda () (receive [n (values n 2)])) list)) ; => (1 2)

;; After some time.
(receive [(never) 1] [(after 0.01) 'late]) ; => late
(receive [(never) 1] [(after 0) 'at-once]) ; => at-once
(receive [(after 0.001) 'nothing]) ; => nothing
(receive #:timeout 0.01 #:default 'none) ; => none
(receive #:timeout 0 #:default 'none) ; => none
(receive #:timeout 0.01) ; error: timeout: `receive` waited 0.01 s, and no message came #:default gives a value instead
(begin (send! me 'here) (receive #:timeout 1 #:default 'none)) ; => here
;; What does not fit does not prolong the wait.
(let* ((t (thread (lambda () (let loop ((i 0)) (if (< i 20) (begin (send! me 'noise) (sleep 0.005) (loop (+ i 1)))))))))
  (let ((answer (receive [(never) 1] [(after 0.02) 'late])))
    (thread-join! t)
    (list answer (length (flush))))) ; => (late 20)

;; A message that comes while others are looked through is seen.
(define (race n)
  (let ((t (thread (lambda ()
                     (let loop ((i 0)) (if (< i n) (begin (send! me (list 'noise i)) (loop (+ i 1)))))
                     (send! me '(signal))))))
    (receive [(signal) #t])
    (thread-join! t)
    (length (flush))))
(map race '(0 1 10 100 1000)) ; => (0 1 10 100 1000)

;; Ten thousand others in front.
(begin
  (let loop ((i 0)) (if (< i 10000) (begin (send! me (list 'other i)) (loop (+ i 1)))))
  (send! me '(wanted 1))
  (receive [(wanted x) x])) ; => 1
(let loop ((i 0) (ok #t))
  (if (= i 10000)
      (list ok (flush))
      (loop (+ i 1) (and ok (equal? (receive) (list 'other i)))))) ; => (#t ())

;; Misuse.
(receive x) ; error: receive: a name is followed by what to do with the message
(receive [(after 1 2) 3]) ; error: the wait is written [(after seconds) body …]
(receive [(after 1) 2] [(a) 1]) ; error: the clause (after seconds) is the last one
(receive #:timeot 1) ; error: there is no keyword argument #:timeot
(receive #:timeout 1 2) ; error: #:timeout and #:default stand alone
(receive #:timeout -1) ; error: a number of seconds that is not negative…-1
(receive [(a) 1] [(after 'soon) 2]) ; error: type-error: `receive` wanted a number of seconds that is not negative as the time of `after`, got soon
(receive [(a) 1] [(after -1) 2]) ; error: `receive` wanted a number of seconds that is not negative as the time of `after`, got -1
;; A wait without end, in any shape, is told as one of `receive`.
(receive) ; error: blocked-forever: nothing can send to this cell: `receive` waits for a message
(receive [(never) 1]) ; error: blocked-forever: nothing can send to this cell: `receive` waits for a message
(receive [x #:when #f x]) ; error: nothing can send to this cell: `receive` waits for a message
(define left (thread (lambda () (receive [(never) 1]))))
(thread-join! left) ; error: blocked-forever: nothing can wake this cell: `thread-join!` waits for thread left
(receive 5) ; error: receive
