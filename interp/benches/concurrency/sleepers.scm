;;;; 100,000 threads, each of which sleeps once, from 0 to 999 ms: what timers and waiting threads cost.
;;;;
;;;;     lambdust run sleepers.scm [threads]
;;;;
;;;; Prints the wall time from the first thread to the end of the last, as a line like those of actors.scm. The last
;;;; sleeps 0.999 s; all that is above is the machine's. Measure processor time and memory from outside (`/usr/bin/time -v`).

(define size
  (let ((arguments (cdr (command-line)))) (if (null? arguments) 100000 (string->number (car arguments)))))

(define start (current-jiffy))
(define threads
  (let loop ((i 0) (threads '()))
    (if (< i size)
        (loop (+ i 1) (let ((seconds (/ (modulo i 1000) 1000.0))) (cons (thread (lambda () (sleep seconds))) threads)))
        threads)))
(for-each thread-join! threads)
(printf "sleep100k\ts\t~a\n" (/ (- (current-jiffy) start) 1e9))
