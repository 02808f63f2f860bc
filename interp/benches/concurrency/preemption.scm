;;;; How long a thread that is ready waits while others are in tight loops, one for each worker.
;;;;
;;;;     lambdust run preemption.scm [rounds]
;;;;
;;;; A thread sleeps 1 ms again and again and notes how much later than that it goes on. Prints the median, the 99th
;;;; percentile and the greatest delay in milliseconds. On a machine that does other work too, the system's own delays
;;;; are among them.

(define rounds
  (let ((arguments (cdr (command-line)))) (if (null? arguments) 1000 (string->number (car arguments)))))

(define over? #f)
(define (spin) (let loop ((i 0)) (if (or (not (= 0 (modulo i 1000))) (not over?)) (loop (+ i 1)))))
(define spinners (map (lambda (i) (thread spin)) (range (scheduler-workers))))

(define (delay-ms)
  (let ((start (current-jiffy)))
    (sleep 0.001)
    (- (/ (- (current-jiffy) start) 1e6) 1.0)))

(define delays (let loop ((n rounds) (delays '())) (if (= n 0) delays (loop (- n 1) (cons (delay-ms) delays)))))
(set! over? #t)
(for-each thread-join! spinners)

(define sorted (list->vector (list-sort < delays)))
(define (show name index)
  (display name)
  (display " ")
  (display (vector-ref sorted (min index (- rounds 1))))
  (newline))
(show "median" (quotient rounds 2))
(show "99 %" (quotient (* 99 rounds) 100))
(show "greatest" (- rounds 1))
