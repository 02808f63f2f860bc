;;;; What the forms `actor`, `receive` and `define-message` call, and what of actors is written in Scheme.
;;;; A message that one of the forms looks at is matched as its form: of a message that `define-message` made that
;;;; is the list of its name and its data, so that both are matched alike.

;;; The thunk that `matcher` gives for the first message for which it gives one. That message is taken, the others
;;; stay. `tags` are the symbols such a message can begin with, the empty list when it may be any. After `seconds`,
;;; unless they are `#f`, it is the thunk `otherwise`.
(define (%receive-selected tags seconds matcher otherwise)
  (let ((until (%deadline seconds)))
    (let look ((from 0))
      (let ((seen (%mailbox-seen)))
        (let try ((from from))
          (let ((place (%mailbox-find from tags)))
            (if place
                (let ((thunk (matcher (%mailbox-peek place))))
                  (if thunk
                      (begin (%mailbox-take! place) thunk)
                      (try (+ place 1))))
                (if (%mailbox-wait (car seen) until)
                    (look (cdr seen))
                    otherwise))))))))

;;; Takes the message that comes before all others by a comparator: of several such the one that came first.
(define (%choose-message before?)
  (let loop ((best (%mailbox-find 0 '())) (place (%mailbox-find 0 '())))
    (let ((next (%mailbox-find (+ place 1) '())))
      (cond ((not next) (%mailbox-take-raw! best))
            ((before? (%mailbox-peek next) (%mailbox-peek best)) (loop next next))
            (else (loop best next))))))

;;; Takes all messages that have come, and returns them as a list.
;;; (begin (send! (self) 1) (send! (self) 2) (flush)) ; => (1 2)
(define (flush)
  (let loop ((messages '()))
    (let ((place (%mailbox-find 0 '())))
      (if place
          (loop (cons (%mailbox-take! place) messages))
          (reverse messages)))))

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
  (if (not (behaviour? behaviour)) (%wrong-type 'become 1 "a behaviour" behaviour))
  (%become! ((%behaviour-maker behaviour))))
