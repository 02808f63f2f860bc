;;; What `actor` gives, how an actor begins and ends, and what its clauses match (rules G3 to G8).

;; A behaviour runs nothing by itself; each actor begins with a state of its own.
(define begun 0)
(define counting
  (actor [(initial-state (begin (set! begun (+ begun 1)) 0))]
         [(add n) (set! state (+ state n)) state]
         [(get) state]))
begun ; => 0
(behaviour? counting) ; => #t
(actor? counting) ; => #f
(define a (spawn counting))
(define sum (ask a '(add 5)))
(define b (spawn counting))
(list sum (ask b '(get)) begun) ; => (5 0 2)
(list (actor? a) (behaviour? a) (actor? 5)) ; => (#t #f #f)

;; The last value of a handler is the reply, not the state.
(ask (spawn (actor [(initial-state 'kept)] [(get) state] [(other) 'value])) '(other)) ; => value
(define keeper (spawn (actor [(initial-state 'kept)] [(get) state] [(other) 'value])))
(begin (send! keeper '(other)) (ask keeper '(get))) ; => kept

;; `state` is visible in nested procedures, and a variable of that name outside is another one.
(define state 'outside)
(define nested
  (spawn (actor [(initial-state 0)]
                [(count list) (for-each (lambda (x) (set! state (+ state x))) list) state])))
(ask nested '(count (1 2 3))) ; => 6
state ; => outside
(ask (spawn (actor [(get) state])) '(get)) ; => #f

;; A local variable may hide the names of the forms.
((lambda (actor) (send! actor 'x)) (self)) ; prints nothing
(receive) ; => x

;; Patterns: names bind, _ ignores, literals and quoted data compare by `equal?`, lists nest, tails are lists.
(define matching
  (spawn (actor [(one x) (list 'bound x)]
                [(two _ x) (list 'second x)]
                [(three 3 "s") 'literals]
                [(three 'a (b c)) (list 'nested b c)]
                [(rest first . others) (list first others)]
                [(guarded n) #:when (> n 10) 'large]
                [(guarded n) 'small]
                ['alone 'quoted]
                [42 'number]
                [msg (list 'any msg)])))
(ask matching '(one 1)) ; => (bound 1)
(ask matching '(two 1 2)) ; => (second 2)
(ask matching '(three 3 "s")) ; => literals
(ask matching '(three a (1 2))) ; => (nested 1 2)
(ask matching '(rest 1 2 3)) ; => (1 (2 3))
(map (lambda (n) (ask matching (list 'guarded n))) '(11 10)) ; => (large small)
(ask matching 'alone) ; => quoted
(ask matching 42) ; => number
(ask matching '(unknown 1)) ; => (any (unknown 1))
(ask matching "text") ; => (any "text")
(ask (spawn (actor [(one) 1] [else 'other])) '(two)) ; => other

;; Messages of `define-message` match the clause of the same name.
(define-message parcel #:data (from weight))
(define-message plain)
(parcel? (parcel 'me 3)) ; => #t
(parcel? '(parcel me 3)) ; => #f
(list (parcel-from (parcel 'me 3)) (parcel-weight (parcel 'me 3))) ; => (me 3)
(define post-office
  (spawn (actor [(parcel from weight) (list from weight)] [(plain) 'plain])))
(list (ask post-office (parcel 'me 3)) (ask post-office '(parcel you 4)) (ask post-office (plain)))
; => ((me 3) (you 4) plain)

;; First and last things.
(define (log-to who word) (send! who (list 'log word)))
(define owner (self))
(define careful
  (actor [(initial-state 'ready)]
         [(on-start) (log-to owner state)]
         [(on-stop reason) (log-to owner (list 'stopped reason))]
         [(get) state]
         [(boom) (error "boom")]))
(define c (spawn careful))
(receive [('log word) word]) ; => ready
(begin (stop! c) (receive [('log word) word])) ; => (stopped normal)
(let ((c (spawn careful)))
  (receive [('log word) word])
  (stop! c 'tired)
  (receive [('log word) word])) ; => (stopped tired)
(let ((c (spawn careful)))
  (receive [('log word) word])
  (send! c '(boom))
  (receive [('log (word reason)) (condition-message reason)])) ; => "boom"
;; A stop comes after what was sent before.
(let ((a (spawn counting)))
  (monitor a)
  (send! a '(add 1))
  (stop! a)
  (receive [('down who reason) (list (eq? who a) reason (actor-alive? a))])) ; => (#t normal #f)

;; A body runs in the actor, and its end is the end of the actor.
(define (echo-to who)
  (actor
    (let loop ()
      (receive msg
        (send! who (list 'echo msg))
        (if (not (eq? msg 'end)) (loop))))))
(define e (spawn (echo-to (self))))
(monitor e)
(begin (send! e 1) (send! e 'end) (list (receive) (receive))) ; => ((echo 1) (echo end))
(receive [('down who reason) reason]) ; => normal
;; It can be stopped while it waits, in each shape of `receive`.
(define (ends-of behaviour)
  (let ((a (spawn behaviour)))
    (monitor a)
    (stop! a 'enough)
    (receive [('down who reason) reason] [(after 5) 'hangs])))
(ends-of (actor (let loop () (receive) (loop)))) ; => enough
(ends-of (actor (let loop () (receive m (loop))))) ; => enough
(ends-of (actor (let loop () (receive [(never) (loop)])))) ; => enough
(ends-of (actor (let loop () (receive [else (loop)])))) ; => enough
(ends-of (actor (let loop () (receive #:timeout 10 #:default 0) (loop)))) ; => enough
(ends-of (actor [(get) 1])) ; => enough

;; `become` changes the behaviour from the next message on.
(define door
  (spawn (actor [(open) (become (actor [(initial-state 'opened)] [(look) state])) 'opening]
                [(look) 'closed])))
(list (ask door '(look)) (ask door '(open)) (ask door '(look))) ; => (closed opening opened)

;; Paused.
(define p (spawn counting #:paused #t #:name 'sleeper))
(begin (send! p '(add 2)) (mailbox-depth p)) ; => 1
(list (resume! p) (resume! p) (ask p '(get))) ; => (#t #f 2)
(kill! (spawn counting #:paused #t)) ; => #t

;; To look at.
(actor-state a) ; => 5
(begin (send! a '(add 1)) (ask a '(get)) (actor-state a)) ; => 6
(actor-state e) ; error: no-state: `actor-state` found no state in
(actor-state 5) ; error: type-error: `actor-state` wanted an actor as argument 1, got 5
