(define m (make-mutex))
(define c (make-condition-variable))
c ; => #<condition-variable c>
(condition-wait! c m) ; error: `condition-wait!` cannot wait with mutex m: it is not locked
(with-mutex m (condition-wait! c m #:timeout 0.01 #:default 'late)) ; => late
(with-mutex m (condition-wait! c m #:timeout 0 #:default 'late)) ; => late
(with-mutex m (condition-wait! c m #:timeout 0.01)) ; error: `condition-wait!` waited 0.01 s for condition-variable c
(mutex-owner m) ; => #f
;; A notification that nobody waits for is lost.
(condition-notify! c)
(with-mutex m (condition-wait! c m #:timeout 0.01 #:default 'late)) ; => late
;; A queue: a flag and a loop that looks.
(define queue '())
(define (put! x) (with-mutex m (set! queue (append queue (list x))) (condition-notify! c)))
(define (take!)
  (with-mutex m
    (let loop ()
      (if (null? queue)
          (begin (condition-wait! c m) (loop))
          (let ((x (car queue))) (set! queue (cdr queue)) x)))))
(define consumer (thread (lambda () (map (lambda (_) (take!)) '(1 2 3 4 5)))))
(for-each put! '(a b c d e))
(thread-join! consumer) ; => (a b c d e)
(define consumers (map (lambda (_) (thread take!)) (range 20)))
(for-each put! (range 20))
(apply + (map thread-join! consumers)) ; => 190
;; One notification wakes one, and the one that has waited longest.
(define woken '())
(define (wait-as name)
  (let ((t (thread (lambda () (with-mutex m (condition-wait! c m) (set! woken (cons name woken)))))))
    (sleep 0.002)
    t))
(define waiting (map wait-as '(first second third)))
(with-mutex m (condition-notify! c))
(thread-join! (car waiting))
woken ; => (first)
(with-mutex m (condition-notify-all! c))
(for-each thread-join! waiting)
(length woken) ; => 3
;; The mutex is owned again afterwards, whoever had it meanwhile.
(define (ping-pong rounds)
  (let ((turn 'ping))
    (define (play own other)
      (thread
       (lambda ()
         (do ((i 0 (+ i 1))) ((= i rounds) own)
           (with-mutex m
             (let wait () (if (not (eq? turn own)) (begin (condition-wait! c m) (wait))))
             (set! turn other)
             (condition-notify-all! c))))))
    (map thread-join! (list (play 'ping 'pong) (play 'pong 'ping)))))
(ping-pong 100) ; => (ping pong)
(condition-notify! m) ; error: `condition-notify!` wanted a condition variable as argument 1, got #<mutex m>
