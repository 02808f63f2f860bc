;;;; What lock-free queues and stacks cost, and a channel of 1024 beside them. `lambdust run queues.scm` prints a line
;;;; for each workload: its name, what is counted, and how many of it were done in a second (median of five).

(include "timing.scm")

(define (push-all queue count)
  (let loop ((left count))
    (when (> left 0)
      (queue-push! queue left)
      (loop (- left 1)))))

;;; Takes so many values, and lets others run when there are none.
(define (pop-all queue count)
  (let loop ((left count))
    (when (> left 0)
      (if (queue-pop! queue)
          (loop (- left 1))
          (begin (yield) (loop left))))))

(define (take-all queue count)
  (let loop ((left count))
    (when (> left 0)
      (queue-take! queue)
      (loop (- left 1)))))

;;; As many threads as `pairs` put values in as take them out.
(define (between pairs count put take)
  (let* ((each (quotient count pairs))
         (threads (lambda (work) (map (lambda (_) (thread (lambda () (work each)))) (range pairs)))))
    (for-each thread-join! (append (threads put) (threads take)))))

(define (mpmc pairs count take)
  (let ((queue (make-queue)))
    (between pairs count (lambda (n) (push-all queue n)) (lambda (n) (take queue n)))))

(define (queue-alone count)
  (let ((queue (make-queue)))
    (let loop ((left count))
      (when (> left 0)
        (queue-push! queue left)
        (queue-pop! queue)
        (loop (- left 1))))))

(define (stack-alone count)
  (let ((stack (make-stack)))
    (let loop ((left count))
      (when (> left 0)
        (stack-push! stack left)
        (stack-pop! stack)
        (loop (- left 1))))))

(define (through-channel pairs count)
  (let ((channel (make-channel 1024)))
    (between pairs count
             (lambda (n) (do ((i 0 (+ i 1))) ((= i n)) (channel-send! channel i)))
             (lambda (n) (do ((i 0 (+ i 1))) ((= i n)) (channel-receive! channel))))))

(rate "queue_alone" "msgs/s" 2000000 (lambda () (queue-alone 2000000)))
(rate "stack_alone" "msgs/s" 2000000 (lambda () (stack-alone 2000000)))
(rate "mpmc_1p1c" "msgs/s" 2000000 (lambda () (mpmc 1 2000000 pop-all)))
(rate "mpmc_2p2c" "msgs/s" 2000000 (lambda () (mpmc 2 2000000 pop-all)))
(rate "mpmc_1p1c_waiting" "msgs/s" 500000 (lambda () (mpmc 1 500000 take-all)))
(rate "channel_1p1c" "msgs/s" 500000 (lambda () (through-channel 1 500000)))
