;;; Sending, asking and answering (rules G6, G8, G9, G13 and G14).

(define echo (actor [(echo x) x] [(boom) (error "boom" 42)] [(quiet) (no-reply)] [(slow s) (sleep s) 'late]))
(define a (spawn echo))
(send! a '(echo 1)) ; prints nothing

;; What one sends arrives in that order.
(define collector (spawn (actor [(initial-state '())] [(put x) (set! state (cons x state))] [(get) (reverse state)])))
(begin
  (let loop ((i 0)) (if (< i 100) (begin (send! collector (list 'put i)) (loop (+ i 1)))))
  (equal? (ask collector '(get)) (let loop ((i 99) (l '())) (if (< i 0) l (loop (- i 1) (cons i l)))))) ; => #t

;; A failure at a message reaches whoever asked, as the same condition; others are not harmed.
(ask (spawn echo) '(boom)) ; error: boom 42
(let ((a (spawn echo)))
  (guard (e (#t (list (condition-message e) (error-object-irritants e))))
    (ask a '(boom)))) ; => ("boom" (42))
(ask a '(echo 2)) ; => 2
(let ((a (spawn (actor [(throw x) (raise x)]))))
  (guard (e (#t (list 'raised e))) (ask a '(throw 7)))) ; => (raised 7)

;; Timeouts.
(ask a '(quiet) #:timeout 0.01) ; error: timeout: `ask` waited 0.01 s for a:… to answer (quiet) #:timeout gives it more time, #:default a value instead; does a clause answer?
(ask a '(quiet) #:timeout 0.01 #:default 'none) ; => none
(ask a '(quiet) #:timeout 0 #:default 'none) ; => none
(ask a '(slow 0.05) #:timeout 0.001 #:default 'none) ; => none
;; An answer that comes too late goes nowhere.
(list (ask a '(echo 3)) (receive #:timeout 0.06 #:default 'nothing)) ; => (3 nothing)
(ask a '(slow 0.01) #:timeout #f) ; => late

;; Early, later and no answer.
(ask (spawn (actor [(get) (reply 1) 2])) '(get)) ; => 1
(define later
  (spawn (actor [(initial-state #f)]
                [(ask-me) (set! state (reply-later)) 'ignored]
                [(answer x) (reply state x)])))
(let ((t (thread (lambda () (ask later '(ask-me))))))
  (sleep 0.02)
  (send! later '(answer 5))
  (thread-join! t)) ; => 5
(ask (spawn (actor [(get) (list (reply 1))] )) '(get)) ; => 1
;; A token answers once.
(let* ((a (spawn (actor [(get) (let ((t (reply-later))) (reply t 'first) (reply t 'second))]))))
  (ask a '(get))) ; => first
;; Nobody asked: nothing to answer.
(let ((a (spawn (actor [(get who) (reply 1) (send! who (reply-later))]))))
  (send! a (list 'get (self)))
  (receive)) ; => #f
(reply 5 6) ; error: type-error: `reply` wanted a reply token from `reply-later` as argument 1, got 5

;; A body answers with `reply`.
(define adder
  (spawn (actor (let loop ((sum 0))
                  (receive [(add n) (reply (+ sum n)) (loop (+ sum n))])))))
(list (ask adder '(add 1)) (ask adder '(add 10))) ; => (1 11)
;; One that ends without an answer says so.
(ask (spawn (actor (receive m 'not-a-reply))) 'hello) ; error: actor-stopped: actor:… ended before it answered
(ask (spawn (actor (receive m (error "oh")))) 'hello) ; error: oh
;; A thread and the session can be asked as well.
(let* ((main (self))
       (t (thread (lambda () (ask main '(question 1))))))
  (receive [(question x) (reply (+ x 1))])
  (thread-join! t)) ; => 2
(let ((t (thread (lambda () (receive m 'ends)))))
  (ask t 'x)) ; error: actor-stopped: thread-… ended before it answered

;; Killed while it serves, or before it comes to the request.
(let ((a (spawn echo)))
  (thread (lambda () (sleep 0.02) (kill! a)))
  (ask a '(slow 10))) ; error: actor-stopped: echo:… ended before it answered
(let ((a (spawn echo #:paused #t)))
  (thread (lambda () (sleep 0.02) (kill! a)))
  (ask a '(echo 1))) ; error: actor-stopped: … ended before it answered: killed

;; Without a clause: a dead letter, and whoever asked is told at once.
(define counter (spawn (actor [(initial-state 0)] [(increment n) (set! state (+ state n)) state] [(get) state])))
(begin (send! counter '(incremnt 5)) (ask counter '(get))) ; => 0
(let ((last (car (reverse (dead-letters)))))
  (list (eq? (car last) counter) (cdr last))) ; => (#t ((incremnt 5) unhandled))
(ask counter '(incremnt 5)) ; error: unhandled-message: counter:… unhandled message (incremnt 5) did you mean (increment n)?
(ask counter '(increment)) ; error: unhandled message (increment) (increment n) wants 1 argument, got 0
(ask counter '(increment . 5)) ; error: the clause (increment n) does not fit these arguments
(ask counter 'get) ; error: unhandled message get did you mean (get)?
(define shop (spawn (actor [(move x) x] [(move x y) y] [(log level . words) level] [('buy what) #:when (symbol? what) what] [(sum n ...) #:when (pair? n) n])))
(ask shop '(move 1 2 3)) ; error: (move x) wants 1 argument, (move x y) wants 2 arguments, got 3
(ask shop '(log)) ; error: the clause (log level . words) does not fit these arguments
(ask shop '(buy)) ; error: (buy what) wants 1 argument, got 0
(ask shop '(buy 5)) ; error: the clause (buy what) does not fit these arguments
(ask shop '(sum)) ; error: the clause (sum n ...) does not fit these arguments
(ask shop '(mvoe 1)) ; error: did you mean (move x) or (move x y)?
(ask counter '(xyzzy)) ; error: unhandled message (xyzzy) it has clauses for (increment n), (get)
(ask counter 5) ; error: unhandled message 5 it has clauses for (increment n), (get)

;; Dead letters say what became of a message.
(define (fates) (map (lambda (entry) (list-ref entry 2)) (dead-letters)))
(define before (dead-letter-count))
(let ((a (spawn echo))) (monitor a) (send! a '(boom)) (receive))
(let ((a (spawn echo #:paused #t))) (send! a '(echo 1)) (kill! a))
(let ((a (spawn echo #:paused #t))) (kill! a) (guard (e (#t (condition-kind e))) (send! a '(echo 2)))) ; => actor-stopped
(- (dead-letter-count) before) ; => 3
(let ((f (reverse (fates)))) (list (list-ref f 2) (list-ref f 1) (list-ref f 0))) ; => (crashed no-receiver no-receiver)
;; Requests to stop are no letters.
(let ((a (spawn echo #:paused #t))) (stop! a) (stop! a) (kill! a) (- (dead-letter-count) before)) ; => 3
;; The last hundred are kept.
(let ((a (spawn echo #:paused #t)))
  (let loop ((i 0)) (if (< i 150) (begin (send! a i) (loop (+ i 1)))))
  (kill! a)
  (list (length (dead-letters)) (cadr (car (reverse (dead-letters)))))) ; => (100 149)

;; Killed in the middle of a message, which is a dead letter too.
(let ((a (spawn (actor [(work who) (send! who 'begun) (sleep 100)]))))
  (monitor a)
  (send! a (list 'work (self)))
  (receive ['begun (kill! a)])
  (receive [('down who why) why])) ; => killed
(car (reverse (fates))) ; => crashed
;; After thunks run.
(let ((a (spawn (actor [(work who) (dynamic-wind void (lambda () (send! who 'begun) (sleep 100)) (lambda () (send! who 'left)))]))))
  (send! a (list 'work (self)))
  (receive ['begun (kill! a)])
  (receive)) ; => left
(let ((a (spawn echo))) (monitor a) (list (kill! a) (receive [('down who why) why]) (kill! a))) ; => (#t killed #f)
