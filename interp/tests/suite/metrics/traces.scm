;;; `with-trace` records what fibers do while its body runs.
(define (figure name figures) (cdr (assq name figures)))

(last-trace) ; => #f
(trace-stats) ; error: found no trace
(trace-export "no such folder/file") ; error: found no trace

;; The values are those of the body.
(with-trace (+ 1 2)) ; => 3
(call-with-values (lambda () (with-trace (values 1 2))) list) ; => (1 2)
(trace? (last-trace)) ; => #t
(list (trace? 1) (eq? (last-trace) (last-trace))) ; => (#f #t)
(map car (trace-stats))
; => (duration-ns workers records dropped run slept spawned woken sent received committed aborted lock-waits lock-holds chunks frames collections)

;; What happened in the body is in the trace, and nothing from before or after.
(thread-join! (thread void))
(with-trace (for-each thread-join! (list (thread void) (thread (lambda () (sleep 0.001))))))
(thread-join! (thread void))
(let ((stats (trace-stats)))
  (list (figure 'spawned stats) (>= (figure 'run stats) 3) (>= (figure 'woken stats) 1) (figure 'dropped stats)))
; => (2 #t #t 0)
(with-trace (send! (self) 1) (send! (self) 2) (receive))
(list (figure 'sent (trace-stats)) (figure 'received (trace-stats)) (receive)) ; => (2 1 2)

;; A trace that is kept stays as it is.
(define first (last-trace))
(with-trace (yield))
(list (eq? first (last-trace)) (figure 'sent (trace-stats first)) (figure 'sent (trace-stats))) ; => (#f 2 0)

;; Waits for locks and holds of them, those from 20 µs on.
(define door (make-mutex 'door))
(with-trace
  (mutex-lock! door)
  (let ((other (thread (lambda () (with-mutex door 'inside)))))
    (sleep 0.002)
    (mutex-unlock! door)
    (thread-join! other)))
(let ((stats (trace-stats)))
  (list (figure 'lock-waits stats) (>= (figure 'lock-holds stats) 1)))
; => (1 #t)

;; Chunks of parallel procedures, the border of whose lists depends on the length only.
(with-trace (preduce + 0 (make-vector 1000 1))) ; => 1000
(figure 'chunks (trace-stats)) ; => 250
(begin (preduce + 0 (make-vector 1000 1)) (with-trace (yield)) (figure 'chunks (trace-stats))) ; => 0

;; The inner trace is a part of the outer one.
(define inner #f)
(with-trace
  (send! (self) 1)
  (with-trace (send! (self) 2))
  (set! inner (last-trace))
  (flush))
(list (figure 'sent (trace-stats inner)) (figure 'sent (trace-stats)) (figure 'received (trace-stats))) ; => (1 2 2)

;; However the body is left, recording ends.
(guard (e (#t (condition-message e))) (with-trace (error "out"))) ; => "out"
(call/cc (lambda (k) (with-trace (k 'away)))) ; => away
(define killed (thread (lambda () (with-trace (sleep 1000)))))
(yield)
(kill! killed)
(with-trace (send! (self) 1) (flush)) ; => (1)
(figure 'sent (trace-stats)) ; => 1

(trace-stats 5) ; error: `trace-stats` wanted a trace as argument 1, got 5
(trace-export "no such folder/file") ; error: `trace-export` failed on "no such folder/file": there is no such file
(trace-export 'name) ; error: `trace-export` wanted a string as argument 1, got name
(trace-export "file" 5) ; error: `trace-export` wanted a trace as argument 2, got 5
(with-trace) ; error: with-trace
