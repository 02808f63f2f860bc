;;;; What the forms `actor`, `receive` and `define-message` call, and what of actors is written in Scheme.
;;;; A message that one of the forms looks at is matched as its form: of a message that `define-message` made that
;;;; is the list of its name and its data, so that both are matched alike.

;;; The thunk that `matcher` gives for the first message for which it gives one. That message is taken, the others
;;; stay. `tags` are the symbols such a message can begin with, the empty list when it may be any. After `seconds`,
;;; unless they are `#f`, it is the thunk `otherwise`.
(define (%receive-selected tags seconds matcher otherwise)
  (%check-seconds 'receive "the time of `after`" seconds)
  (let ((until (%moment seconds)))
    (let look ((from 0))
      (let ((seen (%mailbox-seen)))
        (let try ((found (%mailbox-look from tags)))
          (if found
              (let ((thunk (matcher (cdr found))))
                (if (and thunk (%mailbox-take! found))
                    thunk
                    (try (%mailbox-look (+ (car found) 1) tags))))
              (if (%mailbox-wait (car seen) until)
                  (look (cdr seen))
                  otherwise)))))))

;;; Takes the message that comes before all others by a comparator: of several such the one that came first. What
;;; came after a request to stop does not count.
(define (%choose-message before?)
  (let loop ((best (%mailbox-look-raw 0)) (last (%mailbox-look-raw 0)))
    (let ((next (and (pair? last) (%mailbox-look-raw (+ (car last) 1)))))
      (cond ((not (pair? next)) (%mailbox-take-raw! best))
            ((before? (cdr next) (cdr best)) (loop next next))
            (else (loop best next))))))

;;; Takes all messages that have come, and returns them as a list.
;;; (begin (send! (self) 1) (send! (self) 2) (flush)) ; => (1 2)
(define (flush)
  (let loop ((messages '()))
    (let ((found (%mailbox-look 0 '())))
      (cond ((not found) (reverse messages))
            ((%mailbox-take! found) (loop (cons (cdr found) messages)))
            (else (loop messages))))))

;;; A copy of the present state of an actor that is written as clauses, to look at.
;;; (actor-state (spawn (actor [(initial-state '(1 2))] [(get) state]))) ; => (1 2)
(define (actor-state actor)
  (if (not (actor? actor)) (%wrong-type 'actor-state 1 "an actor" actor))
  (let loop ((turns 0))
    (let ((state (%actor-part actor 1)))
      (cond (state (%copy (state)))
            ((or (= turns 1000) (not (actor-alive? actor)))
             (raise
              (%error-condition
               'no-state (string-append "`actor-state` found no state in " (%describe actor)) (list actor))))
            (else (yield) (loop (+ turns 1)))))))

;;; From its next message on, the running actor behaves as `behaviour` says, with that one's initial state.
;;; (let ((a (spawn (actor [(on) (become (actor [(get) 'on]))] [(get) 'off]))))
;;;   (send! a '(on))
;;;   (ask a '(get))) ; => on
(define (become behaviour)
  (if (not (%clauses? behaviour)) (%wrong-type 'become 1 "a behaviour that is written as clauses" behaviour))
  (%become ((%behaviour-maker behaviour))))
