;;;; SRFI 120. A timer has a thread while it has tasks, and none otherwise: so one that is forgotten costs nothing, and
;;;; nobody waits for what does not come. The thread waits for the time of the next task, on the clock of the scheduler
;;;; it belongs to, which is virtual in a simulation. All that changes in a timer changes under its lock.

(define-record-type timer
  (%make-timer handler parameters lock changed queue tasks next-id worker running stopped? failure)
  timer?
  (handler %timer-handler)
  (parameters %timer-parameters)
  (lock %timer-lock)
  (changed %timer-changed)
  (queue %timer-queue %set-timer-queue!)
  (tasks %timer-tasks)
  (next-id %timer-next-id %set-timer-next-id!)
  (worker %timer-worker %set-timer-worker!)
  (running %timer-running %set-timer-running!) ; the task under way
  (stopped? %timer-stopped? %set-timer-stopped!)
  (failure %timer-failure %set-timer-failure!)) ; what stopped it, in a list

(define-record-type timer-delta (%make-delta jiffies) timer-delta? (jiffies %delta-jiffies))

(define (%check-timer who timer)
  (if (not (timer? timer)) (%wrong-type who 1 "a timer" timer)))

;;; The nanoseconds of a unit of time, or `#f`.
(define (%unit-nanoseconds unit)
  (case unit
    ((h) 3600000000000)
    ((m) 60000000000)
    ((s) 1000000000)
    ((ms) 1000000)
    ((us) 1000)
    ((ns) 1)
    (else #f)))

(define (%jiffies nanoseconds) (quotient (* nanoseconds (jiffies-per-second)) 1000000000))

;;; How long `n` units are: hours `h`, minutes `m`, seconds `s`, or `ms`, `us`, `ns`.
;;; (timer-delta? (make-timer-delta 5 'ms)) ; => #t
(define (make-timer-delta n unit)
  (if (not (integer? n)) (%wrong-type 'make-timer-delta 1 "an integer" n))
  (let ((nanoseconds (%unit-nanoseconds unit)))
    (if (not nanoseconds) (%wrong-type 'make-timer-delta 2 "one of h, m, s, ms, us, ns" unit))
    (%make-delta (%jiffies (* (exact n) nanoseconds)))))

;;; The jiffies of a delay or period, which is a delta or a number of milliseconds.
(define (%duration who position value)
  (let ((jiffies
         (cond ((timer-delta? value) (%delta-jiffies value))
               ((integer? value) (%jiffies (* (exact value) 1000000)))
               (else -1))))
    (if (< jiffies 0)
        (%wrong-type who position "a timer delta or an integer of milliseconds, not negative" value))
    jiffies))

;;; A new timer. When a task raises something, `error-handler` is called with it, and the timer goes on. Without a
;;; handler, or when that raises something, the timer stops, and `timer-cancel!` raises it.
;;; (timer? (make-timer)) ; => #t
(define make-timer
  (case-lambda
    (() (%new-timer #f))
    ((error-handler)
     (%check-procedure 'make-timer 1 error-handler)
     (%new-timer error-handler))))

(define (%new-timer handler)
  (let ((lock (make-mutex 'timer)) (changed (make-condition-variable 'timer)))
    (%make-timer
     handler (%parameters) lock changed (%empty-queue) (make-hash-table) 1 #f #f #f #f)))

;;; Tells the thread of a timer that something is different, and starts one if there is none.
(define (%announce! timer)
  (if (%timer-worker timer)
      (condition-notify-all! (%timer-changed timer))
      (let ((worker (thread (lambda () (%work timer)))))
        (%name-thread! worker "timer")
        (%set-timer-worker! timer worker))))

;;; What the thread does: one task after the other, with the parameters that the maker of the timer had.
(define (%work timer)
  (%set-parameters! (%timer-parameters timer))
  (dynamic-wind
   (lambda () #f)
   (lambda ()
     (let loop ()
       (let ((task (%await-task timer)))
         (if task
             (begin (%perform timer task) (loop))))))
   (lambda () (%end-work timer))))

;;; The next task when its time has come; `#f` when there is none any more, and then the thread is no worker any more.
(define (%await-task timer)
  (with-mutex (%timer-lock timer)
    (let look ()
      (let* ((task (%queue-first (%timer-queue timer)))
             (left (and task (- (%task-time task) (current-jiffy)))))
        (cond ((not task) (%dismiss! timer) #f)
              ((> left 0)
               (condition-wait! (%timer-changed timer) (%timer-lock timer)
                                #:timeout (/ left (jiffies-per-second)) #:default #f)
               (look))
              (else
               (%queue-remove! (%timer-queue timer) task)
               (%set-timer-running! timer task)
               task))))))

(define (%dismiss! timer)
  (%set-timer-worker! timer #f)
  (%set-timer-running! timer #f)
  (condition-notify-all! (%timer-changed timer)))

;;; A thread that ends while it is the worker has been killed.
(define (%end-work timer)
  (with-mutex (%timer-lock timer)
    (if (eq? (%timer-worker timer) (current-thread))
        (begin (%stop! timer) (%dismiss! timer)))))

;;; Runs a task, and decides what becomes of it. Others may have removed it or given it a new time meanwhile.
(define (%perform timer task)
  (let ((failure (guard (object (#t (%handle timer object))) ((%task-thunk task)) #f)))
    (with-mutex (%timer-lock timer)
      (%set-timer-running! timer #f)
      (cond (failure (%set-timer-failure! timer failure) (%stop! timer))
            ((%task-place task))
            ((not (%scheduled? timer (%task-id task))))
            ((> (%task-period task) 0)
             (%set-task-time! task (+ (%task-time task) (%task-period task)))
             (%queue-add! (%timer-queue timer) task))
            (else (hash-table-delete! (%timer-tasks timer) (%task-id task)))))))

(define (%handle timer object)
  (let ((handler (%timer-handler timer)))
    (if handler
        (guard (worse (#t (list worse))) (handler object) #f)
        (list object))))

(define (%scheduled? timer id) (hash-table-contains? (%timer-tasks timer) id))

(define (%stop! timer)
  (%set-timer-stopped! timer #t)
  (%set-timer-queue! timer (%empty-queue))
  (hash-table-clear! (%timer-tasks timer))
  (condition-notify-all! (%timer-changed timer)))

;;; Stops a timer for good, and returns when no task of it runs any more; a task that stops its own timer goes on
;;; alone. When the timer was stopped by what a task raised, that is raised here.
;;; (timer-cancel! (make-timer)) ; prints nothing
(define (timer-cancel! timer)
  (%check-timer 'timer-cancel! timer)
  (with-mutex (%timer-lock timer)
    (%stop! timer)
    (if (not (eq? (%timer-worker timer) (current-thread)))
        (let wait ()
          (if (%timer-worker timer)
              (begin (condition-wait! (%timer-changed timer) (%timer-lock timer)) (wait))))))
  (let ((failure (%timer-failure timer)))
    (if failure (raise (car failure)))))

;;; Calls `thunk` when so much time has passed, given as a timer delta or in milliseconds; with a period that is not 0
;;; again and again. Returns a number by which the timer knows the task.
;;; (let ((t (make-timer)) (c (make-channel))) (timer-schedule! t (lambda () (channel-send! c 'now)) 5) (channel-receive! c)) ; => now
(define timer-schedule!
  (case-lambda
    ((timer thunk when) (timer-schedule! timer thunk when 0))
    ((timer thunk when period)
     (%check-timer 'timer-schedule! timer)
     (%check-procedure 'timer-schedule! 2 thunk)
     (let ((time (+ (current-jiffy) (%duration 'timer-schedule! 3 when)))
           (period (%duration 'timer-schedule! 4 period)))
       (with-mutex (%timer-lock timer)
         (%check-running 'timer-schedule! timer)
         (let ((id (%timer-next-id timer)))
           (%set-timer-next-id! timer (+ id 1))
           (%enter! timer (%make-task id thunk time period #f))
           id))))))

(define (%enter! timer task)
  (hash-table-set! (%timer-tasks timer) (%task-id task) task)
  (%queue-add! (%timer-queue timer) task)
  (%announce! timer))

(define (%check-running who timer)
  (if (%timer-stopped? timer)
      (raise
       (%error-condition
        'timer-stopped
        (string-append "`" (symbol->string who) "` cannot use the timer: it has stopped, by `timer-cancel!` or by what a task"
                       " raised, which `timer-cancel!` raises again")
        (list timer)))))

;;; Gives a task another time and period, which mean the same as for `timer-schedule!`, and returns its number. A task
;;; that runs goes on, and is called once more at that time; one that is over stays so.
;;; (let* ((t (make-timer)) (id (timer-schedule! t void 60000))) (= id (timer-reschedule! t id 0))) ; => #t
(define timer-reschedule!
  (case-lambda
    ((timer id when) (timer-reschedule! timer id when 0))
    ((timer id when period)
     (%check-timer 'timer-reschedule! timer)
     (let ((time (+ (current-jiffy) (%duration 'timer-reschedule! 3 when)))
           (period (%duration 'timer-reschedule! 4 period)))
       (with-mutex (%timer-lock timer)
         (if (not (and (exact-integer? id) (< 0 id (%timer-next-id timer))))
             (%wrong-type 'timer-reschedule! 2 "the number of a task of this timer" id))
         (let ((task (%task-of 'timer-reschedule! timer id)))
           (if task
               (begin
                 (if (%task-place task) (%queue-remove! (%timer-queue timer) task))
                 (%set-task-time! task time)
                 (%set-task-period! task period)
                 (%enter! timer task))))
         id)))))

;;; The task with a number, if there is one. A task cannot be changed by itself.
(define (%task-of who timer id)
  (let ((task (hash-table-ref (%timer-tasks timer) id #f)))
    (if (and task (eq? task (%timer-running timer)) (eq? (%timer-worker timer) (current-thread)))
        (raise
         (%error-condition
          'timer-task
          (string-append "`" (symbol->string who) "` cannot change task " (number->string id)
                         " while it runs in that task: let another task or thread do it")
          (list timer id))))
    task))

;;; Takes a task off a timer, and tells whether there was one. If it runs, it goes on, but not again.
;;; (let* ((t (make-timer)) (id (timer-schedule! t void 60000))) (list (timer-task-remove! t id) (timer-task-remove! t id))) ; => (#t #f)
(define (timer-task-remove! timer id)
  (%check-timer 'timer-task-remove! timer)
  (with-mutex (%timer-lock timer)
    (let ((task (%task-of 'timer-task-remove! timer id)))
      (and task
           (begin
             (if (%task-place task) (%queue-remove! (%timer-queue timer) task))
             (hash-table-delete! (%timer-tasks timer) id)
             (if (%timer-worker timer) (%announce! timer))
             #t)))))

;;; Whether a timer has a task with this number, which waits for its time or runs.
;;; (timer-task-exists? (make-timer) 1) ; => #f
(define (timer-task-exists? timer id)
  (%check-timer 'timer-task-exists? timer)
  (with-mutex (%timer-lock timer) (%scheduled? timer id)))
