;;;; The tasks of a timer in the order of their times: a binary heap in a vector. A task knows its place in the heap,
;;;; so that one in the middle can be taken out.

(define-record-type timer-task (%make-task id thunk time period place) %task?
  (id %task-id)
  (thunk %task-thunk)
  (time %task-time %set-task-time!) ; in jiffies
  (period %task-period %set-task-period!)
  (place %task-place %set-task-place!)) ; `#f` while it is not in the heap

(define-record-type task-queue (%make-queue tasks size) %queue?
  (tasks %queue-tasks %set-queue-tasks!)
  (size %queue-size %set-queue-size!))

(define (%empty-queue) (%make-queue (make-vector 4 #f) 0))

;;; Of two tasks for the same time the one comes first that was scheduled first.
(define (%before? a b)
  (let ((s (%task-time a)) (t (%task-time b)))
    (or (< s t) (and (= s t) (< (%task-id a) (%task-id b))))))

(define (%put! tasks place task)
  (vector-set! tasks place task)
  (%set-task-place! task place))

;;; Moves a task from a place up to where it belongs, and those above it down.
(define (%sift-up! tasks place task)
  (let ((above (quotient (- place 1) 2)))
    (if (and (> place 0) (%before? task (vector-ref tasks above)))
        (begin
          (%put! tasks place (vector-ref tasks above))
          (%sift-up! tasks above task))
        (%put! tasks place task))))

;;; The same downwards, among the first `size` places.
(define (%sift-down! tasks size place task)
  (let* ((left (+ place place 1))
         (right (+ left 1))
         (below (if (and (< right size) (%before? (vector-ref tasks right) (vector-ref tasks left))) right left)))
    (if (and (< below size) (%before? (vector-ref tasks below) task))
        (begin
          (%put! tasks place (vector-ref tasks below))
          (%sift-down! tasks size below task))
        (%put! tasks place task))))

(define (%queue-first queue)
  (and (> (%queue-size queue) 0) (vector-ref (%queue-tasks queue) 0)))

(define (%queue-add! queue task)
  (let ((size (%queue-size queue)) (tasks (%queue-tasks queue)))
    (if (= size (vector-length tasks))
        (let ((larger (make-vector (* 2 size) #f)))
          (vector-copy! larger 0 tasks)
          (%set-queue-tasks! queue larger)))
    (%set-queue-size! queue (+ size 1))
    (%sift-up! (%queue-tasks queue) size task)))

;;; Takes out a task; the last one gets its place and moves to where it belongs.
(define (%queue-remove! queue task)
  (let* ((place (%task-place task))
         (tasks (%queue-tasks queue))
         (size (- (%queue-size queue) 1))
         (last (vector-ref tasks size)))
    (vector-set! tasks size #f)
    (%set-queue-size! queue size)
    (%set-task-place! task #f)
    (if (not (eq? last task))
        (begin
          (%sift-down! tasks size place last)
          (%sift-up! tasks (%task-place last) last)))))
