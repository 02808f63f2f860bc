;;; The guide's snippet S1: a basic actor.

;; verbatim
;; Define a counter actor
(define counter-actor
  (actor
    ;; Initial state
    [(initial-state 0)]
    
    ;; Message handlers
    [(increment n)
     (set! state (+ state n))
     state]
    
    [(decrement n)
     (set! state (- state n))
     state]
    
    [(get)
     state]))

;; Spawn the actor
(define counter (spawn counter-actor))

;; Send messages
(send! counter '(increment 5))
(send! counter '(increment 3))
(define current-value (ask counter '(get)))  ; => 8
;; end
; prints nothing
current-value ; => 8
(ask counter '(increment 2)) ; => 10
(ask counter '(decrement 20)) ; => -10
(ask (spawn counter-actor) '(get)) ; => 0
(actor-state counter) ; => -10
(begin (send! counter '(incremnt 5)) (ask counter '(get))) ; => -10
;; Who has made the actor is told.
(define counter-2 (spawn counter-actor))
(begin (send! counter-2 '(incremnt 5)) (ask counter-2 '(get)))
; => 0
; warns: unhandled-message: counter-2:…: unhandled message (incremnt 5)
(ask counter '(incremnt 5)) ; error: unhandled-message: counter:… unhandled message (incremnt 5) did you mean (increment n)?
(send! counter '(increment 5)) ; prints nothing
