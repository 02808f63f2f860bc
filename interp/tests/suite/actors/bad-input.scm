;;; What a beginner does wrong, and what the answer is.

(define counter-actor (actor [(initial-state 0)] [(increment n) (set! state (+ state n)) state]))
(define counter (spawn counter-actor))
;; To a behaviour.
(send! counter-actor '(increment 5)) ; error: type-error: `send!` wanted an actor, but counter-actor is a behaviour: a plan for actors, not one of them (spawn counter-actor) makes an actor of it
(ask counter-actor '(increment 5)) ; error: `ask` wanted an actor, but counter-actor is a behaviour
(monitor counter-actor) ; error: `monitor` wanted an actor, but counter-actor is a behaviour
(send! (actor [(get) 1]) 5) ; error: `send!` wanted an actor, but this is a behaviour
;; To what is no actor at all.
(send! 5 '(increment 5)) ; error: type-error: `send!` wanted an actor as argument 1, got 5
(send! "counter" 1) ; error: `send!` wanted an actor as argument 1, got "counter"
(ask '(increment 5) counter) ; error: `ask` wanted an actor as argument 1, got (increment 5)
(stop! 5) ; error: `stop!` wanted an actor as argument 1, got 5
(kill! car) ; error: `kill!` wanted an actor as argument 1
(register "name" counter) ; error: `register` wanted a symbol as argument 1, got "name"
(register 'name 5) ; error: `register` wanted an actor as argument 2, got 5
(resume! (self)) ; error: `resume!` wanted an actor as argument 1
(mailbox-depth 'x) ; error: `mailbox-depth` wanted an actor as argument 1, got x
;; To a name nobody has.
(send! 'nobody 1) ; error: no-such-name: `send!` found no actor with the name nobody (register 'name actor) gives a name
;; To one that has ended.
(define gone (spawn (actor [(boom) (error "boom")])))
(begin (monitor gone) (send! gone '(boom)) (receive [('down who why) (condition-message why)])) ; => "boom"
(send! gone '(boom)) ; error: actor-stopped: `send!` cannot reach gone:… it has ended: boom (actor-alive? a) tells; (monitor a) reports its end; a supervisor starts it again
(ask gone '(boom)) ; error: actor-stopped: `ask` cannot reach gone:… it has ended: boom
(actor-alive? gone) ; => #f
(actor-state gone) ; error: no-state
(resume! gone) ; => #f
;; To oneself.
(ask (self) 'x) ; error: self-ask: `ask` would wait for ever: session… asks itself, and can only answer afterwards call the procedure directly, or use send!
(ask (spawn (actor [(go) (ask (self) '(go))])) '(go)) ; error: self-ask: `ask` would wait for ever: actor:… asks itself
;; An actor is spawned from a behaviour.
(spawn (lambda () 1)) ; error: type-error: `spawn` wanted a behaviour, got a procedure (actor [(message …) …] …) makes a behaviour; (thread thunk) runs a procedure
(spawn counter) ; error: `spawn` wanted a behaviour, got an actor that runs already
(spawn 5) ; error: `spawn` wanted a behaviour as argument 1, got 5
(spawn counter-actor #:nam 'x) ; error: arity-error: `spawn` has no keyword argument #:nam did you mean #:name?
(spawn counter-actor #:name 5) ; error: `spawn` wanted a symbol or string as #:name, got 5
(spawn counter-actor #:name) ; error: `spawn` got #:name without a value
(spawn counter-actor 'paused) ; error: `spawn` wanted one of #:name, #:paused as argument 2, got paused
;; How an actor is written.
(actor) ; error: actor: an actor has clauses or a body write (actor [(initial-state value)] [(tag part …) body …] …) or (actor body …)
(actor #:mailbox 'bounded-1000 ...) ; error: actor: `...` is a placeholder here: fill it in
(actor #:mailbox) ; error: actor: #:mailbox is without a value
(actor [(get) 1] get) ; error: actor: a clause is a list of a message and what to do with it
(actor [(initial-state 1)] [(initial-state 2)]) ; error: actor: the state is given once, as [(initial-state value)]
(actor [(initial-state)] [(get) 1]) ; error: actor: the state is given once, as [(initial-state value)]
(actor [(on-stop a b) 1]) ; error: actor: what is done last is written once, [(on-stop reason) body …]
(actor [(on-start x) 1]) ; error: actor: what is done first is written [(on-start) body …]
(become counter-actor) ; error: not-an-actor: `become` can only be used inside an actor
(become 5) ; error: `become` wanted a behaviour that is written as clauses as argument 1, got 5
;; Options and their values.
(ask counter '(increment 1) #:timeot 1) ; error: arity-error: `ask` has no keyword argument #:timeot did you mean #:timeout?
(ask counter '(increment 1) #:timeout -1) ; error: `ask` wanted a number of seconds that is not negative as argument 4, got -1
(ask counter '(increment 1) #:timeout 'soon) ; error: `ask` wanted a number of seconds that is not negative as argument 4, got soon
(send! counter '(increment 1) #:timeout -1) ; prints nothing
(send! counter '(increment 1) 5) ; error: `send!` wanted one of #:timeout, #:default as argument 3, got 5
(send! counter) ; error: arity-error: `send!`
;; A failure at the start of an actor.
(let ((a (spawn (actor [(initial-state (error "no state"))] [(get) 1]))))
  (ask a '(get))) ; error: actor-stopped: …no state
;; A stop with any reason, again and again.
(let ((a (spawn counter-actor))) (monitor a) (stop! a 5) (stop! a 6) (receive [('down who why) (integer? why)])) ; => #t
