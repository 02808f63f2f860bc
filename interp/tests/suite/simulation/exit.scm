;; `exit` inside ends the program, after the after thunks of the run and of its host.
(dynamic-wind void (lambda () (with-seed 1 (lambda () (dynamic-wind void (lambda () (exit 3)) (lambda () (display "inner ")))))) (lambda () (display "outer")))
; error: exit 3
; prints inner outer
(with-seed 1 (lambda () (thread (lambda () (exit 4))) (sleep 1) (display "not reached")))
; error: exit 4
; prints nothing
