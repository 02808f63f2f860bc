;;; The guide's snippet S20: mailboxes without and with a limit.

(define (expensive-operation msg) (sleep 0.0005))
;; verbatim
;; ❌ Bad: Unbounded mailbox growth
(define busy-actor
  (actor
    (let loop ()
      (receive msg
        ; Process message very slowly
        (expensive-operation msg)
        (loop)))))

;; ✅ Good: Bounded mailbox with backpressure
(define controlled-actor
  (actor #:mailbox 'bounded-100
         #:backpressure 'block
    (let loop ()
      (receive msg
        (expensive-operation msg)
        (loop)))))
;; end
; prints nothing
(define (send-many a n) (let loop ((i 0)) (if (< i n) (begin (send! a i) (loop (+ i 1))))))
(define (stat a name) (cdr (assq name (mailbox-stats a))))
(define busy (spawn busy-actor))
(begin (send-many busy 300) (> (mailbox-depth busy) 100)) ; => #t
(define controlled (spawn controlled-actor))
(begin (send-many controlled 300) (list (<= (stat controlled 'peak) 100) (stat controlled 'arrived) (stat controlled 'dropped)))
; => (#t 300 0)
(define-syntax limited
  (syntax-rules ()
    ((_ how)
     (actor #:mailbox 'bounded-100 #:backpressure how
       (let loop () (receive msg (expensive-operation msg) (loop)))))))
(define (wait-until-empty a) (if (> (mailbox-depth a) 0) (begin (sleep 0.01) (wait-until-empty a))))
(let ((a (spawn (limited 'drop-newest) #:paused #t)))
  (send-many a 300)
  (stat a 'dropped)) ; => 200
(let ((a (spawn (limited 'drop-oldest) #:paused #t)))
  (send-many a 300)
  (stat a 'dropped)) ; => 200
(let ((a (spawn (limited 'error))))
  (send-many a 3000)) ; error: mailbox-full: `send!` found the mailbox of actor:… full
(begin (wait-until-empty busy) (wait-until-empty controlled) (list (mailbox-depth busy) (mailbox-depth controlled))) ; => (0 0)
(ask (spawn (actor #:mailbox 'bounded-100 #:backpressure 'block [(go) (send-many (self) 101)])) '(go))
; error: deadlock: `send!` would wait for ever: the mailbox of actor:… is full, and only this actor can empty it
(length (dead-letters)) ; => 100
;; On a clock that tells the same each time: the guide's loop with 0.01 s for each message.
(define (timed behaviour)
  (with-virtual-time
    (lambda ()
      (let ((a (spawn behaviour)))
        (send-many a 300)
        (let* ((sent (current-second)) (peak (stat a 'peak)))
          (let drain () (if (> (mailbox-depth a) 0) (begin (sleep 0.01) (drain))))
          (list sent peak (current-second)))))))
(define (expensive-operation msg) (sleep 0.01))
(define (between? low x high) (and (<= low x) (<= x high)))
(let ((t (timed busy-actor))) (list (car t) (between? 299 (cadr t) 300) (between? 2.98 (caddr t) 3.01))) ; => (0.0 #t #t)
(let ((t (timed controlled-actor))) (list (between? 1.98 (car t) 2.0) (between? 99 (cadr t) 100) (between? 2.98 (caddr t) 3.01))) ; => (#t #t #t)
(define (dropped how) (with-virtual-time (lambda () (let ((a (spawn (limited how)))) (send-many a 300) (stat a 'dropped)))))
(map (lambda (how) (between? 199 (dropped how) 200)) '(drop-newest drop-oldest)) ; => (#t #t)
;; The message that finds it full is the 101st or 102nd.
(with-virtual-time
  (lambda ()
    (let ((a (spawn (limited 'error))))
      (let loop ((i 1)) (guard (e ((eq? (condition-kind e) 'mailbox-full) (between? 101 i 102))) (begin (send! a i) (loop (+ i 1)))))))) ; => #t
(define (expensive-operation msg) (sleep 0.0005))
