;;; The guide's snippet S5: a pool of workers, which ask for work and wait when there is none.

(define workers '())
(define (notify-workers) (for-each (lambda (w) (send! w '(wake))) workers))
;; verbatim
(define worker-pool
  (actor
    [(initial-state (make-work-queue))]
    
    [(add-work work)
     (queue-push! state work)
     (notify-workers)]
    
    [(request-work sender)
     (let ((work (queue-pop! state)))
       (if work
           (send! sender `(work ,work))
           (send! sender '(no-work))))]))
;; end
; prints nothing
(define pool (spawn worker-pool))
(define results (make-channel 100))
(define worker
  (actor
    [(initial-state 0)]
    [(wake) (send! pool `(request-work ,(self)))]
    [(no-work) #f]
    [(work job)
     (set! state (+ state 1))
     (channel-send! results (square job))
     (send! pool `(request-work ,(self)))]
    [(count) state]))
(set! workers (map (lambda (i) (spawn worker)) (range 4)))
(for-each (lambda (i) (send! pool `(add-work ,i))) (range 20))
(define found (map (lambda (i) (channel-receive! results)) (range 20)))
(equal? (list-sort < found) (map square (range 20))) ; => #t
(apply + (map (lambda (w) (ask w '(count))) workers)) ; => 20
