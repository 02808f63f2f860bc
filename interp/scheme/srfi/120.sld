;;;; Timers: tasks that run after a while, once or again and again.
(define-library (srfi 120)
  (import (lambdust core) (lambdust internal))
  (export
    make-timer make-timer-delta timer-cancel! timer-delta? timer-reschedule! timer-schedule!
    timer-task-exists? timer-task-remove! timer?)
  (include "120/queue.scm" "120.scm"))
