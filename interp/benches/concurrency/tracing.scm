;;;; What it costs that a trace is recorded, when tasks take 10 µs: two actors send a message to and fro and compute for
;;;; that long at each. `lambdust run --workers 1 tracing.scm` prints the time of a task without and with a trace, of
;;;; pairs that take turns, and the median of their quotients; and what it takes to make a value of the trace.

(include "timing.scm")

(define (compute steps)
  (let loop ((left steps) (sum 0))
    (if (= left 0) sum (loop (- left 1) (+ sum left)))))

;;; Steps that take 10 µs, about.
(define steps
  (let* ((count 1000000) (spent (seconds (lambda () (compute count)))))
    (exact (round (/ (* count 0.00001) spent)))))

(define player
  (actor
    [(play count by whom)
     (compute steps)
     (if (= count 0)
         (send! whom '(done))
         (send! by (list 'play (- count 1) (self) whom)))]))

(define tasks 5000)

(define (game)
  (let ((one (spawn player)) (other (spawn player)))
    (send! one (list 'play tasks other (self)))
    (receive [(done) (void)])))

(define pairs
  (map (lambda (i)
         (let* ((plain (seconds game)) (traced #f) (whole (seconds (lambda () (with-trace (set! traced (seconds game)))))))
           (list plain traced (/ traced plain) (- whole traced))))
       (range 21)))

(define (median-of part) (list-ref (sort (map part pairs) <) 10))
(report "a task without a trace" "us" (/ (* 1000000 (median-of car)) tasks))
(report "a task with a trace" "us" (/ (* 1000000 (median-of cadr)) tasks))
(report "with by without" "" (median-of caddr))
(report "making the trace" "ms" (* 1000 (median-of cadddr)))
