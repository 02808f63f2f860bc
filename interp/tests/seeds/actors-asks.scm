;;; Every `ask` ends exactly once, whatever becomes of the actor that is asked: with the answer, with what was raised
;;; there, with the news of its end, or with its timeout.

(import (only (srfi 1) filter))
(define rounds 2)
(define askers 6)
(define (up-to n) (let loop ((i n) (l '())) (if (= i 0) l (loop (- i 1) (cons i l)))))
(define moody
  (actor #:mailbox (list 'bounded 3)
    [(echo x) x]
    [(slow x) (sleep (/ (random 20) 1000)) x]
    [(boom x) (error "boom" x)]
    [(quiet x) (no-reply)]
    [(early x) (reply x) (yield) 'ignored]
    [(later x) (let ((token (reply-later))) (thread (lambda () (yield) (reply token x))))]
    [(twice x) (let ((token (reply-later))) (reply token x) (reply token 'wrong))]
    [(aside x) (stash!)]
    [(back x) (unstash-all!) x]
    [(end x) (stop! (self)) x]))
(define words '#(echo slow boom quiet early later twice aside back end unknown))

(define (outcome a word x)
  (guard (e ((error-object? e)
             (case (condition-kind e)
               ((timeout actor-stopped unhandled-message) 'told)
               ((error) (if (equal? (error-object-irritants e) (list x)) 'told (list 'wrong e)))
               (else (list 'wrong e)))))
    (let ((answer (ask a (list word x) #:timeout (/ (+ 1 (random 20)) 1000))))
      (if (equal? answer x) 'answered (list 'wrong answer)))))

(define (one-round)
  (let* ((supervisor
          (start-supervisor (supervisor [(max-restarts 1000)] [(child 'a moody)] [(child 'b moody #:restart 'temporary)])))
         (actors (list->vector (map cdr (supervisor-children supervisor))))
         (asker (lambda (n)
                  (thread
                   (lambda ()
                     (map (lambda (i)
                            (let ((x (+ i (* 100 n))))
                              (outcome (vector-ref actors (random 2)) (vector-ref words (random (vector-length words))) x)))
                          (up-to 8))))))
         (threads (map asker (up-to askers))))
    (if (= 0 (random 3)) (begin (sleep (/ (random 20) 1000)) (kill! (vector-ref actors (random 2)))))
    (if (= 0 (random 6)) (begin (sleep (/ (random 20) 1000)) (stop! supervisor)))
    (let ((outcomes (apply append (map thread-join! threads))))
      (stop! supervisor)
      (monitor supervisor)
      (receive [('down who why) #:when (eq? who supervisor) #t])
      (list (length outcomes)
            (filter pair? outcomes)
            (map actor-alive? (vector->list actors))))))

(define (all-rounds n)
  (if (= n 0)
      'fine
      (let ((result (one-round)))
        (if (equal? result (list (* 8 askers) '() '(#f #f)))
            (all-rounds (- n 1))
            result))))
(all-rounds rounds) ; => fine
;; No answer that came too late, and nothing else, is left for the session.
(flush) ; => ()
