;; heavy
;; After thunks of threads that are left have a limit.
(with-seed 1 (lambda () (thread (lambda () (dynamic-wind void (lambda () (sleep 1000)) (lambda () (let loop () (loop)))))) (sleep 1) 'over)) ; => over
(with-seed 1 (lambda () (thread (lambda () (dynamic-wind void (lambda () (sleep 1000)) (lambda () (sleep 1000))))) (sleep 1) 'over)) ; => over
