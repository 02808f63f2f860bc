;;;; What messages, asks, spawns and restarts cost. `lambdust run actors.scm` prints a line for each workload: its name,
;;;; what is counted, and how many of it were done in a second (median of five).

(include "timing.scm")

;;; A client and an echo send one message to and fro.
(define (ping-pong count)
  (let ((echo (spawn (actor [(ping from) (send! from '(pong))])))
        (me (self)))
    (let loop ((left count))
      (when (> left 0)
        (send! echo (list 'ping me))
        (receive)
        (loop (- left 1))))))

(define ping-pong-ping (actor [(initial-state #f)] [(start partner n main) (set! state (list partner n main)) (send! partner (list 'ping (self)))]
  [(pong) (let ((n (- (cadr state) 1)))
     (if (= n 0) (send! (car (cddr state)) 'done)
       (begin (set-car! (cdr state) n) (send! (car state) (list 'ping (self))))))]))

(define (ping-pong-actors count)
  (let ((echo (spawn (actor [(ping from) (send! from '(pong))])))
        (ping (spawn ping-pong-ping)))
    (send! ping (list 'start echo count (self)))
    (receive)))

;;; A token goes round a ring.
(define (thread-ring size hops)
  (define node
    (actor
      [(initial-state #f)]
      [(next ref) (set! state ref)]
      [(token n main) (if (= n 0) (send! main 'done) (send! state (list 'token (- n 1) main)))]))
  (let* ((nodes (map (lambda (i) (spawn node)) (range size))) (main (self)))
    (let link ((rest nodes))
      (if (null? (cdr rest))
          (send! (car rest) (list 'next (car nodes)))
          (begin (send! (car rest) (list 'next (cadr rest))) (link (cdr rest)))))
    (send! (car nodes) (list 'token hops main))
    (receive)
    (for-each stop! nodes)))

;;; Several producers send numbers to one counter.
(define (counting producers each)
  (let ((counter (spawn (actor [(initial-state 0)] [(add n) (set! state (+ state n))] [(get) state])))
        (main (self)))
    (for-each
     (lambda (i)
       (thread
        (lambda ()
          (let loop ((left each))
            (when (> left 0)
              (send! counter '(add 1))
              (loop (- left 1))))
          (send! main 'done))))
     (range producers))
    (for-each (lambda (i) (receive)) (range producers))
    (unless (= (ask counter '(get) #:timeout #f) (* producers each)) (error "messages are missing"))
    (stop! counter)))

;;; Actors that answer once and end.
(define (create count)
  (let* ((main (self)) (worker (actor (send! main 1))))
    (let loop ((left count))
      (when (> left 0)
        (spawn worker)
        (loop (- left 1))))
    (let loop ((left count))
      (when (> left 0)
        (receive)
        (loop (- left 1))))))

(define (bank asks)
  (let* ((account (actor [(initial-state 0)] [(deposit n) (set! state (+ state n)) state]))
         (accounts (list->vector (map (lambda (i) (spawn account)) (range 1000)))))
    (let loop ((i 0))
      (when (< i asks)
        (ask (vector-ref accounts (modulo (* i 7919) 1000)) '(deposit 1))
        (loop (+ i 1))))
    (vector-for-each stop! accounts)))

;;; Receiving by tag while other messages wait.
(define (selective queued receives)
  (for-each (lambda (i) (send! (self) (list 'junk i))) (range queued))
  (let ((time (seconds
               (lambda ()
                 (let loop ((i 0))
                   (when (< i receives)
                     (send! (self) '(want 1))
                     (receive [(want n) n])
                     (loop (+ i 1))))))))
    (flush)
    (/ (* 1e9 time) receives)))

;;; A child fails at each message, and its supervisor starts it again.
(define (restarts count)
  (let* ((s (start-supervisor
             (supervisor [(max-restarts 1000000)] [(child 'w (actor [(boom) (raise 'boom)] [(get) 1]))])))
         (w (supervisor-child s 'w)))
    (let loop ((left count))
      (when (> left 0)
        (send! w '(boom))
        (loop (- left 1))))
    (ask w '(get) #:timeout #f)
    (stop! s)))

;;; What an actor takes that waits for its first message, of the memory of the whole process.
(define (resident)
  (call-with-input-file "/proc/self/status"
    (lambda (port)
      (let find ((line (read-line port)))
        (if (string-prefix? "VmRSS:" line)
            (* 1024 (read (open-input-string (string-copy line 6))))
            (find (read-line port)))))))

(define (idle count)
  (let* ((plan (actor [(initial-state 0)] [(add n) (set! state (+ state n))] [(get) state]))
         (before (resident))
         (actors (map (lambda (i) (spawn plan)) (range count))))
    (ask (list-ref actors (- count 1)) '(get))
    (let ((bytes (/ (- (resident) before) count)))
      (for-each stop! actors)
      (inexact bytes))))

; First, while there is no memory that was used before.
(report "idle" "bytes/actor" (idle 100000))
(rate "pingpong" "rt/s" 300000 (lambda () (ping-pong 300000)))
(rate "pingpong_actors" "rt/s" 300000 (lambda () (ping-pong-actors 300000)))
(rate "threadring" "hops/s" 1000000 (lambda () (thread-ring 1000 1000000)))
(rate "counting1" "msgs/s" 1000000 (lambda () (counting 1 1000000)))
(rate "counting4" "msgs/s" 1000000 (lambda () (counting 4 250000)))
(rate "create" "spawns/s" 300000 (lambda () (create 300000)))
(rate "bank_ask" "asks/s" 300000 (lambda () (bank 300000)))
(rate "crash_restart" "restarts/s" 20000 (lambda () (restarts 20000)))
(for-each
 (lambda (queued)
   (report (string-append "selective_receive_q" (number->string queued)) "ns/receive"
           (median (map (lambda (i) (selective queued 10000)) (range 3)))))
 '(0 1000 10000))
