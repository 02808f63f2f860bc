;;; Mailboxes of every kind under random schedules: what was sent was received once or is counted as dropped, the
;;; messages of one sender come in their order, and a limit holds.

(import (only (srfi 1) filter))
(define rounds 1)
(define (up-to n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(define-syntax receiver
  (syntax-rules ()
    ((_ option ...)
     (actor option ...
       (let loop ((got '()))
         (if (= 0 (random 3)) (yield))
         (receive [(end who) (send! who (reverse got))]
                  [(item s i) (loop (cons (cons s i) got))]))))))
;; The same, taking items of a sender at a time, so that messages are taken from the middle.
(define-syntax selective
  (syntax-rules ()
    ((_ option ...)
     (actor option ...
       (let loop ((got '()) (turn 1))
         (receive [(item s i) #:when (= s turn) (loop (cons (cons s i) got) (+ 1 (modulo turn 3)))]
                  [(end who)
                   (let rest ((got got))
                     (receive [(item s i) (rest (cons (cons s i) got))]
                              [(after 0) (send! who (reverse got))]))]
                  [(after 0.01) (loop got (+ 1 (modulo turn 3)))]))))))
(define (send-all a s n)
  (thread
   (lambda ()
     (let loop ((i 0) (sent '()))
       (if (= i n)
           (reverse sent)
           (let ((result (guard (e ((eq? (condition-kind e) 'mailbox-full) 'full)) (send! a (list 'item s i)) 'sent)))
             (if (= 0 (random 4)) (yield))
             (loop (+ i 1) (if (eq? result 'sent) (cons i sent) sent))))))))
(define (of s got) (map cdr (filter (lambda (item) (= (car item) s)) got)))
(define (growing? l) (or (null? l) (null? (cdr l)) (and (< (car l) (cadr l)) (growing? (cdr l)))))
(define (stat a name) (cdr (assq name (mailbox-stats a))))

(define (one-round behaviour limit loses)
  (let* ((a (spawn behaviour))
         (threads (map (lambda (s) (send-all a s 12)) '(1 2 3)))
         (sent (map thread-join! threads)))
    ;; The last message is not to be dropped.
    (let wait () (if (> (mailbox-depth a) 0) (begin (sleep 0.01) (if (> (mailbox-depth a) limit) #f (wait)))))
    (send! a (list 'end (self)))
    (let* ((got (receive))
           (lost (- (apply + (map length sent)) (length got))))
      (let ((result (list (map (lambda (s) (growing? (of s got))) '(1 2 3))
                          (<= (stat a 'peak) limit)
                          (= lost (if loses (stat a 'dropped) 0))
                          (if loses #t (equal? sent (map (lambda (s) (of s got)) '(1 2 3)))))))
        (if (equal? result '((#t #t #t) #t #t #t)) #t (list result lost (stat a 'dropped)))))))
(define (all n behaviour limit loses)
  (if (= n 0) 'fine (let ((result (one-round behaviour limit loses))) (if (eq? result #t) (all (- n 1) behaviour limit loses) result))))

(all rounds (receiver) 1000 #f) ; => fine
(all rounds (receiver #:mailbox 'bounded-1) 1 #f) ; => fine
(all rounds (receiver #:mailbox 'bounded-4 #:backpressure 'block) 4 #f) ; => fine
(all rounds (receiver #:mailbox 'bounded-4 #:backpressure 'error) 4 #f) ; => fine
(all rounds (receiver #:mailbox 'bounded-4 #:backpressure 'drop-oldest) 4 #t) ; => fine
(all rounds (receiver #:mailbox 'bounded-4 #:backpressure 'drop-newest) 4 #t) ; => fine
(all rounds (receiver #:mailbox 'priority) 1000 #f) ; => fine
(all rounds (selective) 1000 #f) ; => fine
(all rounds (selective #:mailbox 'priority) 1000 #f) ; => fine
(all rounds (selective #:mailbox 'bounded-20 #:backpressure 'drop-newest) 20 #t) ; => fine

;; Senders that wait when the receiver is killed are told, and know then that their message was not received.
(define (closing-round)
  (let* ((got '())
         (a (spawn (actor #:mailbox 'bounded-2 [(item s i) (set! got (cons (cons s i) got)) (yield)])))
         (sender (lambda (s)
                   (thread
                    (lambda ()
                      (let loop ((i 0))
                        (if (guard (e ((eq? (condition-kind e) 'actor-stopped) #f)) (send! a (list 'item s i)) #t)
                            (loop (+ i 1))
                            i))))))
         (threads (map sender '(1 2 3))))
    ;; The senders never rest, so there is no moment for virtual time to pass.
    (let pause ((n (random 60))) (if (> n 0) (begin (yield) (pause (- n 1)))))
    (kill! a)
    (let* ((counts (map thread-join! threads)) (handled (map (lambda (s) (reverse (of s got))) '(1 2 3))))
      ;; What was handled is a beginning of what was sent; at most the mailbox and one under way are lost.
      (and (let check ((handled handled) (counts counts))
             (or (null? handled)
                 (and (equal? (car handled) (let from ((i 0)) (if (< i (length (car handled))) (cons i (from (+ i 1))) '())))
                      (<= (length (car handled)) (car counts))
                      (check (cdr handled) (cdr counts)))))
           (<= (- (apply + counts) (length got)) 3)))))
(let loop ((n rounds)) (cond ((= n 0) 'fine) ((closing-round) (loop (- n 1))) (else 'wrong))) ; => fine
