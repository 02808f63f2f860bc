;; A failure that nobody has awaited when the cell is over is shown, others are not.
(begin (async (lambda () (error "nobody looks"))) (sleep 0.01))
; warns: ended: nobody looks
(define seen (async (lambda () (error "somebody looks"))))
(begin (sleep 0.01) (guard (e (#t 'caught)) (await seen))) ; => caught
