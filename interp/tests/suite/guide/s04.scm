;;; The guide's snippet S4: request and response.

;; verbatim
(define server-actor
  (actor
    [(initial-state (make-hash-table))]
    
    [(store key value sender)
     (hash-table-set! state key value)
     (send! sender '(ok stored))]
    
    [(retrieve key sender)
     (let ((value (hash-table-ref state key #f)))
       (if value
           (send! sender `(ok ,value))
           (send! sender '(error not-found))))]))

;; Usage
(define server (spawn server-actor))
(send! server `(store "key1" "value1" ,(self)))
(define response (receive))  ; Wait for response
;; end
; prints nothing
response ; => (ok stored)
(begin (send! server `(retrieve "key1" ,(self))) (receive)) ; => (ok "value1")
(begin (send! server `(retrieve "nope" ,(self))) (receive)) ; => (error not-found)
(receive #:timeout 0.1 #:default 'none) ; => none
;; Nothing will come: that is told, and ends the wait.
(receive) ; error: blocked-forever: nothing can send to this cell: `receive` waits for a message
;; A second server has a table of its own.
(define another (spawn server-actor))
(begin (send! another `(retrieve "key1" ,(self))) (receive)) ; => (error not-found)
