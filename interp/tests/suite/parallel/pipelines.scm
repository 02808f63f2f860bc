;; Pipelines: order, several results, none, workers, sources, ends.
(define (run . stages) (apply make-pipeline stages))
(define (add n) (lambda (x) (+ x n)))
(force (pipeline-start (run (stage "a" (add 1)) (stage 'b (add 10))) '(1 2 3))) ; => (12 13 14)
(pipeline-wait (pipeline-start (run (stage "a" (add 1))) '())) ; => ()
(force (pipeline-start (run (stage "none" (lambda (x) (if (odd? x) (values) x)))) (range 6))) ; => (0 2 4)
(force (pipeline-start (run (stage "two" (lambda (x) (values x (- x))))) '(1 2))) ; => (1 -1 2 -2)
(force (pipeline-start (run (stage "emit" (lambda (x) (emit x (* 10 x))))) '(1 2))) ; => (1 10 2 20)
(force (pipeline-start (run (stage "both" (lambda (x) (emit 'first) (emit 'second) x))) '(1 2))) ; => (first second 1 first second 2)
;; Several workers keep the order, and work at the same time.
(force (pipeline-start (run (stage "slow" (lambda (x) (sleep (if (even? x) 0.01 0.001)) x) #:workers 4) (stage "next" (add 100))) (range 8))) ; => (100 101 102 103 104 105 106 107)
(define together (make-barrier 8))
(length (force (pipeline-start (run (stage "meeting" (lambda (x) (barrier-wait! together) x) #:workers 8)) (range 8)))) ; => 8
(force (pipeline-start (run (stage "some" (lambda (x) (yield) (if (odd? x) (emit x x x) (values))) #:workers 3) (stage "all" list #:workers 2)) (range 6))) ; => ((1) (1) (1) (3) (3) (3) (5) (5) (5))
;; Sources.
(define same (run (stage "same" values)))
(force (pipeline-start same '#(1 2))) ; => (1 2)
(force (pipeline-start same (open-input-string "one\ntwo\n"))) ; => ("one" "two")
(force (pipeline-start same (let ((n 0)) (lambda () (set! n (+ n 1)) (if (> n 3) (eof-object) n))))) ; => (1 2 3)
(define c (make-channel 5))
(define running (pipeline-start same c))
(begin (channel-send! c 'x) (channel-send! c 'y) (channel-close! c) (force running)) ; => (x y)
;; The first stage waits when the last one is slow.
(define reached (make-atomic-counter 0))
(define gate (make-channel))
(define held
  (pipeline-start (run (stage "in" (lambda (x) (atomic-increment! reached) x) #:capacity 1)
                       (stage "out" (lambda (x) (channel-receive! gate) x) #:capacity 2))
                  (range 100)))
(begin (sleep 0.05) (< (atomic-load reached) 10)) ; => #t
(begin (for-each (lambda (i) (channel-send! gate i)) (range 100)) (length (force held))) ; => 100
(define (figure name metrics) (cdr (assq name metrics)))
(map (lambda (m) (map (lambda (name) (figure name m)) '(stage workers received emitted queued))) (pipeline-metrics held)) ; => (("in" 1 100 100 0) ("out" 1 100 100 0))
(>= (figure 'busy-seconds (car (pipeline-metrics held))) 0) ; => #t
;; A pipeline can be started more than once.
(let ((a (pipeline-start same '(1))) (b (pipeline-start same '(2)))) (list (force a) (force b))) ; => ((1) (2))
;; Failures end all of it, and say where.
(define ended (make-atomic-counter 0))
(define failing
  (pipeline-start
    (run (stage "good" (lambda (x) (dynamic-wind void (lambda () (yield) x) (lambda () (atomic-increment! ended)))))
         (stage "bad" (lambda (x) (if (= x 2) (error "cannot do" x) x))))
    (range 1000)))
(guard (e (#t (and (member "stage bad was at item 2, 2" (condition-notes e)) (condition-message e)))) (force failing)) ; => "cannot do"
(< (atomic-load ended) 100) ; => #t
(guard (e (#t e)) (force (pipeline-start (run (stage "s" (lambda (x) (raise 'plain)))) '(1)))) ; => plain
(guard (e (#t e)) (force (pipeline-start same (lambda () (raise 'source))))) ; => source
;; Stopping.
(define stopped (pipeline-start (run (stage "slow" (lambda (x) (sleep 60) x))) '(1 2)))
(pipeline-stop! stopped) ; prints nothing
(guard (e (#t (condition-kind e))) (pipeline-wait stopped)) ; => cancelled
(pipeline-wait (pipeline-start (run (stage "slow" sleep)) '(60)) #:timeout 0.01 #:default 'late) ; => late
(pipeline-stop! (let ((done (pipeline-start same '()))) (force done) done)) ; prints nothing
(list (stage? (stage "a" car)) (stage? 1) (pipeline? same) (pipeline? 1) (pipeline-run? stopped) (pipeline-run? 1)) ; => (#t #f #t #f #t #f)
(parameterize ((current-output-port (current-output-port))) (force (pipeline-start (run (stage "p" (lambda (x) (display x) x))) '(1)))) ; => (1)
; prints 1
;; Wrong arguments.
(emit 1) ; error: `emit` was called outside of the stages of a pipeline
(stage 1 car) ; error: `stage` wanted a name, a string or symbol as argument 1, got 1
(stage "a" 1) ; error: `stage` wanted a procedure as argument 2, got 1
(stage "a" car #:workers 0) ; error: `stage` wanted a positive integer as #:workers, got 0
(stage "a" car #:capacity 'x) ; error: `stage` wanted a positive integer as #:capacity, got x
(make-pipeline 1) ; error: `make-pipeline` wanted a stage as argument 1, got 1
(make-pipeline (stage "a" car) car) ; error: `make-pipeline` wanted a stage as argument 2
(make-pipeline) ; error: `make-pipeline` wanted
(pipeline-start 1 '()) ; error: `pipeline-start` wanted a pipeline as argument 1, got 1
(pipeline-start same 5) ; error: `pipeline-start` wanted a list, a vector, a generator, an input port or a channel as argument 2, got 5
(pipeline-wait 1) ; error: `pipeline-wait` wanted a running pipeline as argument 1, got 1
(pipeline-wait (pipeline-start (run (stage "same" values)) (quote ())) #:timeout -1) ; error: `pipeline-wait` wanted a number of seconds that is not negative as #:timeout, got -1
(pipeline-stop! 1) ; error: `pipeline-stop!` wanted a running pipeline as argument 1, got 1
(pipeline-metrics 1) ; error: `pipeline-metrics` wanted a running pipeline as argument 1, got 1
