(select [((always-evt 1) => x) (list 'got x)]) ; => (got 1)
(select [(always-evt 1) => list]) ; => (1)
(select [((timeout-evt 60) => x) 'slow] [((always-evt 2) => x) (+ x 1)]) ; => 3
(select [((never-evt) => x) x] [(after 0.01) 'late]) ; => late
(select [((never-evt) => x) x] [else 'nothing]) ; => nothing
(select [((always-evt 1) => x) x] [else 'nothing]) ; => 1
(select [else 'alone]) ; => alone
(select [(after 0.02) 'second] [(after 0.01) 'first]) ; => first
(select [((thread (lambda () (* 6 7))) => answer) (display answer) answer] [(after 60) 'late])
; => 42
; prints 42
;; Bodies have definitions, and the last expression is in tail position.
(select [((always-evt 1) => x) (define y (+ x 1)) (* y y)]) ; => 4
(let loop ((n 0)) (select [((always-evt n) => n) (if (= n 300) 'done (loop (+ n 1)))] [(after 60) 'never])) ; => done
;; Names of the form mean what they mean around it.
(let ((else (always-evt 'event))) (select [else => list])) ; => (event)
(let ((none 'mine)) (select [(after 0) none])) ; => mine
(select [5 => list]) ; error: `select` wanted an event before `=>`, got 5
(select [(5 => x) x]) ; error: `select` wanted an event before `=>`, got 5
(select [(always-evt 1) => 5]) ; error: `select` wanted a procedure behind `=>`, got 5
(select [(after 'soon) 1]) ; error: `timeout-evt` wanted a number of seconds
(select [(always-evt 1)]) ; error: select
(select [else 1] [((always-evt 1) => x) x]) ; error: select
