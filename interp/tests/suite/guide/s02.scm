;;; The guide's snippet S2: a supervisor tree.

(define worker-actor
  (actor [(initial-state 0)]
         [(add n) (set! state (+ state n)) state]
         [(boom) (error "boom")]
         [(get) state]))
;; verbatim
;; Define a supervisor strategy
(define worker-supervisor
  (supervisor
    [(strategy 'one-for-one)]
    [(max-restarts 5)]
    [(restart-window 60)] ; seconds
    
    ;; Child specifications
    [(child 'worker-1 worker-actor)]
    [(child 'worker-2 worker-actor)]
    [(child 'worker-3 worker-actor)]))

;; Start supervised actors
(define supervisor-ref (start-supervisor worker-supervisor))
;; end
; prints nothing
(define w1 (supervisor-child supervisor-ref 'worker-1))
(define w2 (supervisor-child supervisor-ref 'worker-2))
(define w3 (supervisor-child supervisor-ref 'worker-3))
(list (ask w1 '(add 7)) (ask w2 '(add 8))) ; => (7 8)
(begin (send! w1 '(boom)) (list (ask w1 '(get)) (ask w2 '(get)))) ; => (0 8)

;; The other strategies.
(define (states-after strategy failing)
  (let* ((s (start-supervisor
             (supervisor [(strategy strategy)]
                         [(child 'worker-1 worker-actor)] [(child 'worker-2 worker-actor)] [(child 'worker-3 worker-actor)])))
         (workers (map cdr (supervisor-children s))))
    (for-each (lambda (w) (ask w '(add 1))) workers)
    (send! (supervisor-child s failing) '(boom))
    (ask (supervisor-child s failing) '(get))
    (let ((same (equal? workers (map cdr (supervisor-children s))))
          (states (map (lambda (w) (ask w '(get))) workers)))
      (stop! s)
      (cons same states))))
(states-after 'one-for-all 'worker-1) ; => (#t 0 0 0)
(states-after 'rest-for-one 'worker-1) ; => (#t 0 0 0)
(states-after 'rest-for-one 'worker-3) ; => (#t 1 1 0)
(states-after 'one-for-one 'worker-2) ; => (#t 1 0 1)

;; Five failures within the window are survived, the sixth ends all.
(monitor supervisor-ref)
(let loop ((i 1))
  (if (< i 5)
      (begin (send! w1 '(boom)) (ask w1 '(get)) (loop (+ i 1)))))
(supervisor-children supervisor-ref)
(list (list-ref (cadr (supervisor-status supervisor-ref)) 3) (actor-alive? supervisor-ref)) ; => (5 #t)
(begin
  (send! w1 '(boom))
  (receive [('down who why) (list (eq? who supervisor-ref) (condition-kind why))])) ; => (#t too-many-restarts)
(map actor-alive? (list supervisor-ref w1 w2 w3)) ; => (#f #f #f #f)

;; What is further back than the window does not count: five, and five a minute later.
(define (failures-with-pause pause)
  (with-virtual-time
    (lambda ()
      (let* ((s (start-supervisor worker-supervisor)) (w (supervisor-child s 'worker-1)))
        (define (fail n) (if (> n 0) (begin (guard (e (#t #f)) (send! w '(boom)) (ask w '(get))) (fail (- n 1)))))
        (fail 5)
        (sleep pause)
        (fail 5)
        (list (actor-alive? s) (actor-alive? w))))))
(list (failures-with-pause 61) (failures-with-pause 10)) ; => ((#t #t) (#f #f))
;; The report has the failures.
(define again (start-supervisor worker-supervisor))
(define (fail-often w n) (if (> n 0) (begin (send! w '(boom)) (guard (e (#t #f)) (ask w '(get))) (fail-often w (- n 1)))))
(begin (monitor again) (fail-often (supervisor-child again 'worker-2) 6) (receive [('down who why) (condition-kind why)]))
; => too-many-restarts
; warns: too-many-restarts…boom
;; Children that are made later, and the order of their ends.
(define ends '())
(define (noting name) (actor [(initial-state name)] [(on-stop why) (set! ends (cons name ends))] [(get) state]))
(define dynamic (start-supervisor (supervisor [(child 'first (noting 'first))] [(child 'second (noting 'second))])))
(map car (begin (supervisor-add! dynamic 'third (noting 'third)) (supervisor-children dynamic))) ; => (first second third)
(begin (monitor dynamic) (stop! dynamic) (receive [('down who why) (list why (reverse ends))])) ; => (normal (third second first))
