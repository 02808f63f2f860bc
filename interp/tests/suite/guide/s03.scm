;;; The guide's snippet S3: the priority of messages. The actor it sends to, which the guide does not show, has the
;;; name of a form.

(define-syntax recorder
  (syntax-rules ()
    ((_ option ...)
     (actor option ... [(initial-state '())]
            [(urgent-message d) (set! state (cons d state))]
            [(normal-message d) (set! state (cons d state))]))))
(define with-priority (recorder #:mailbox 'priority))
(define without (recorder))
(define-message later #:priority -1 #:data d)
(define plain-too
  (actor #:mailbox 'priority [(initial-state '())] [(later d) (set! state (cons d state))] [(plain d) (set! state (cons d state))]))
(define actor (spawn with-priority #:paused #t))
;; verbatim
;; Define priority messages
(define-message urgent-message 
  #:priority 10
  #:data data)

(define-message normal-message
  #:priority 5  
  #:data data)

;; High priority messages are processed first
(send! actor (urgent-message "important data"))
(send! actor (normal-message "regular data"))
;; end
; prints nothing
(mailbox-depth actor) ; => 2
(list (urgent-message? (urgent-message 1)) (urgent-message? (normal-message 1)) (urgent-message? '(urgent-message 1)))
; => (#t #f #f)
(list (urgent-message-data (urgent-message 'x)) (normal-message-data (normal-message 'y))) ; => (x y)
(define (recorded behaviour)
  (let ((a (spawn behaviour #:paused #t)))
    (for-each (lambda (m) (send! a m))
              (list (normal-message "a") (urgent-message "b") (normal-message "c") (urgent-message "d")))
    (resume! a)
    (let wait ()
      (if (= 4 (length (actor-state a))) (reverse (actor-state a)) (begin (sleep 0.001) (wait))))))
(recorded with-priority) ; => ("b" "d" "a" "c")
(recorded without) ; => ("a" "b" "c" "d")
;; A plain message counts as one of priority 0.
(define plain (spawn plain-too #:paused #t))
(for-each (lambda (m) (send! plain m)) (list (later "last") '(plain "middle") (later "very last") '(plain "middle, too")))
(begin (resume! plain) (let wait () (if (= 4 (length (actor-state plain))) (reverse (actor-state plain)) (begin (sleep 0.001) (wait)))))
; => ("middle" "middle, too" "last" "very last")
