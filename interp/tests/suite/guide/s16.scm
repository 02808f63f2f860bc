;;; The guide's snippet S16: fewer messages, and mailboxes with a limit. The actor it sends to, which the guide does not
;;; show, has the name of a form.

(define-message batch-update #:data updates)
(define collector
  (actor [(initial-state '())]
         [(batch-update us) (set! state (append (reverse us) state))]
         [(get) (reverse state)]
         [(update k) (set! state (cons (list 'update k) state))]))
(define updates '((update 1) (update 2) (update 3)))
(define batched (spawn collector #:paused #t))
(define single (spawn collector #:paused #t))
(define (peak a) (cdr (assq 'peak (mailbox-stats a))))
;; What is left out is to be filled in.
(define high-throughput-actor (actor #:mailbox 'bounded-1000 ...)) ; error: `...` is a placeholder here: fill it in
(define high-throughput-actor (actor #:mailbox 'bounded-1000 [(initial-state '())] [(x) x])) ; prints nothing
(behaviour? high-throughput-actor) ; => #t
;; How a mailbox is named.
(map (lambda (kind) (behaviour? (actor #:mailbox kind [(x) x]))) '(bounded-1000 (bounded 1000) unbounded priority stash)) ; => (#t #t #t #t #t)
(actor #:mailbox 'round [(x) x]) ; error: range-error: there is no mailbox round use 'unbounded, 'bounded-100 (any number), '(bounded 100), 'priority or 'stash
(define actor (spawn collector #:paused #t))
;; verbatim
;; ✅ Good: Batch related messages
(send! actor (batch-update updates))

;; ❌ Bad: Many small messages
(map (lambda (update) (send! actor update)) updates)

;; ✅ Good: Use appropriate mailbox types
(define high-throughput-actor
  (actor #:mailbox 'bounded-1000
    ...))
;; end
; error: `...` is a placeholder here: fill it in
(mailbox-depth actor) ; => 4
(begin (resume! actor) (ask actor '(get)))
; => ((update 1) (update 2) (update 3) (update 1) (update 2) (update 3))
;; One message or three.
(send! batched (batch-update updates)) ; prints nothing
(map (lambda (update) (send! single update)) updates)
(list (peak batched) (peak single)) ; => (1 3)
(for-each resume! (list batched single)) ; prints nothing
(list (ask batched '(get)) (ask single '(get)))
; => (((update 1) (update 2) (update 3)) ((update 1) (update 2) (update 3)))
