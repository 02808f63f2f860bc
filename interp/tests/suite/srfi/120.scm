(import (srfi 120))
;; differs: `timer-schedule!` on a timer that has stopped is an error
;; differs: a task that removes or reschedules itself is an error, which the document says it should not be able to do
(timer? (make-timer)) ; => #t
(map timer? (list 5 'timer (make-timer-delta 1 's))) ; => (#f #f #f)
;; The author's tests. A periodic task runs until it is removed.
(define timer (make-timer))
(integer? (timer-schedule! timer (lambda () 1) 0)) ; => #t
(integer? (timer-schedule! timer (lambda () 2) (make-timer-delta 0 's))) ; => #t
(define ls '())
(define id (timer-schedule! timer (lambda () (sleep 0.005) (set! ls (cons 'a ls))) 0 5))
(timer-task-exists? timer id) ; => #t
(let wait () (if (< (length ls) 3) (begin (sleep 0.001) (wait))))
(timer-task-remove! timer id) ; => #t
(timer-task-exists? timer id) ; => #f
(timer-task-remove! timer id) ; => #f
(timer-cancel! timer) ; prints nothing
;; An error is given to the handler, and the timer goes on.
(define handled #f)
(define careful (make-timer (lambda (e) (set! handled e))))
(define ran (make-channel 1))
(timer-schedule! careful (lambda () (raise 'dummy)) 0)
(timer-schedule! careful (lambda () (channel-send! ran handled)) 5)
(channel-receive! ran) ; => dummy
(timer-cancel! careful) ; prints nothing
;; What is rescheduled to be earlier comes earlier.
(with-virtual-time
  (lambda ()
    (let* ((a '()) (timer (make-timer)) (id (timer-schedule! timer (lambda () (set! a (cons 1 a))) 600)))
      (timer-schedule! timer (lambda () (set! a (cons 2 a))) 400)
      (timer-reschedule! timer id 300 0)
      (sleep 0.5)
      a))) ; => (2 1)
;; Whole schedules, on a clock that tells the same each time.
(define (recorded setup seconds)
  (with-virtual-time
    (lambda ()
      (let ((times '()) (timer (make-timer)))
        (define (note! . what) (set! times (cons (append what (list (current-second))) times)))
        (setup timer note!)
        (sleep seconds)
        (timer-cancel! timer)
        (reverse times)))))
(recorded (lambda (t note!) (timer-schedule! t note! 1500)) 10) ; => ((1.5))
(recorded (lambda (t note!) (timer-schedule! t note! 1500 0)) 10) ; => ((1.5))
(recorded (lambda (t note!) (timer-schedule! t note! 1000 2000)) 8) ; => ((1.0) (3.0) (5.0) (7.0))
(recorded (lambda (t note!) (timer-schedule! t note! 0 (make-timer-delta 1 'h))) 8000) ; => ((0.0) (3600.0) (7200.0))
;; The next time counts from the last one, however long the task takes; what was missed is made up for.
(recorded (lambda (t note!) (timer-schedule! t (lambda () (note!) (sleep 0.7)) 1000 1000)) 3.5) ; => ((1.0) (2.0) (3.0))
(recorded (lambda (t note!) (timer-schedule! t (lambda () (note!) (sleep 1.5)) 1000 1000)) 4.4) ; => ((1.0) (2.5) (4.0))
;; Units.
(map (lambda (n unit) (recorded (lambda (t note!) (timer-schedule! t note! (make-timer-delta n unit))) 10000))
     '(1 2 3 4 5000 6000000) '(h m s ms us ns))
; => (((3600.0)) ((120.0)) ((3.0)) ((0.004)) ((0.005)) ((0.006)))
(map timer-delta? (list (make-timer-delta 1 'ms) (make-timer-delta 5.0 'ns) 5 #f)) ; => (#t #t #f #f)
;; A period of 0 ends what was periodic.
(recorded (lambda (t note!) (let ((id (timer-schedule! t note! 1000 1000))) (sleep 2.5) (timer-reschedule! t id 4000 0))) 10)
; => ((1.0) (2.0) (6.5))
;; Tasks of a timer one after the other, those of two timers beside each other.
(recorded (lambda (t note!) (timer-schedule! t (lambda () (sleep 3) (note! 'long)) 0) (timer-schedule! t (lambda () (note! 'short)) 1000)) 5)
; => ((long 3.0) (short 3.0))
(recorded
  (lambda (t note!)
    (timer-schedule! t (lambda () (sleep 3) (note! 'long)) 0)
    (timer-schedule! (make-timer) (lambda () (note! 'short)) 1000))
  5) ; => ((short 1.0) (long 3.0))
;; Many tasks, scheduled and removed in any order, run in that of their times.
(define (shuffled n) (map (lambda (i) (modulo (* i 577) n)) (range n)))
(define many
  (recorded
    (lambda (t note!)
      (let ((ids (map (lambda (n) (timer-schedule! t (lambda () (note! n)) (+ n 1))) (shuffled 1000))))
        (for-each (lambda (id) (if (odd? id) (timer-task-remove! t id))) ids)))
    2))
(list (length many) (apply < (map car many)) (apply <= (map cadr many))) ; => (500 #t #t)
;; A task changes others, and tells that it does not change itself.
(recorded
  (lambda (t note!)
    (let ((other (timer-schedule! t (lambda () (note! 'other)) 5000 1000)))
      (timer-schedule! t (lambda () (timer-task-remove! t other)) 6500)))
  10) ; => ((other 5.0) (other 6.0))
(recorded
  (lambda (t note!)
    (let ((other (timer-schedule! t (lambda () (note! 'other)) 5000)))
      (timer-schedule! t (lambda () (timer-reschedule! t other 1000)) 1000)))
  10) ; => ((other 2.0))
(define (own change)
  (with-virtual-time
    (lambda ()
      (let ((t (make-timer)) (id #f))
        (set! id (timer-schedule! t (lambda () (change t id)) 1000 1000))
        (sleep 2)
        (timer-cancel! t)))))
(own timer-task-remove!) ; error: timer-task: `timer-task-remove!` cannot change task 1 while it runs in that task
(own (lambda (t id) (timer-reschedule! t id 5))) ; error: `timer-reschedule!` cannot change task 1 while it runs in that task
;; A task that runs while it is rescheduled goes on, and runs once more; one that is removed does not.
(recorded
  (lambda (t note!)
    (let ((id (timer-schedule! t (lambda () (note! 'begins) (sleep 2) (note! 'ends)) 0)))
      (sleep 1)
      (timer-reschedule! t id 5000)))
  10) ; => ((begins 0.0) (ends 2.0) (begins 6.0) (ends 8.0))
(recorded
  (lambda (t note!)
    (let ((id (timer-schedule! t (lambda () (note! 'begins) (sleep 2) (note! 'ends)) 0 1000)))
      (sleep 1)
      (note! (timer-task-exists? t id) (timer-task-remove! t id) (timer-task-exists? t id))))
  10) ; => ((begins 0.0) (#t #t #f 1.0) (ends 2.0))
;; A task that is over does not exist, and cannot be brought back.
(recorded
  (lambda (t note!)
    (let ((id (timer-schedule! t note! 1000)))
      (note! (timer-task-exists? t id))
      (sleep 2)
      (note! (timer-task-exists? t id) (timer-task-remove! t id) (= id (timer-reschedule! t id 1000)))))
  5) ; => ((#t 0.0) (1.0) (#f #f #t 2.0))
;; Without a handler an error stops the timer, and is kept. So does an error of the handler.
(define (failing . handler)
  (with-virtual-time
    (lambda ()
      (let ((t (apply make-timer handler)) (n 0))
        (timer-schedule! t (lambda () (set! n (+ n 1))) 500 1000)
        (timer-schedule! t (lambda () (raise 'oops)) 3000)
        (sleep 10)
        (let ((outcome (guard (e (#t (list 'raised e))) (timer-cancel! t) 'nothing)))
          (list n outcome (guard (e (#t (list 'again e))) (timer-cancel! t) 'nothing)))))))
(failing) ; => (3 (raised oops) (again oops))
(failing list) ; => (10 nothing nothing)
(failing (lambda (e) (raise (list 'worse e)))) ; => (3 (raised (worse oops)) (again (worse oops)))
;; Cancelling waits for a task that runs, and no other begins. A task may cancel its own timer.
(recorded (lambda (t note!) (timer-schedule! t (lambda () (sleep 2) (note! 'ends)) 0 1000) (sleep 1) (timer-cancel! t) (note! 'cancelled)) 5)
; => ((ends 2.0) (cancelled 2.0))
(recorded (lambda (t note!) (timer-schedule! t (lambda () (timer-cancel! t) (note! 'alone)) 1000 1000)) 5) ; => ((alone 1.0))
;; Tasks have the parameters of the maker of the timer.
(define p (make-parameter 'outside))
(define made-inside (parameterize ((p 'inside)) (make-timer)))
(begin (timer-schedule! made-inside (lambda () (channel-send! ran (p))) 0) (channel-receive! ran)) ; => inside
(timer-cancel! made-inside)
;; What ends the thread of a timer stops the timer.
(with-virtual-time
  (lambda ()
    (let ((t (make-timer)))
      (timer-schedule! t (lambda () (thread-terminate! (current-thread)) (yield)) 0 1000)
      (sleep 5)
      (guard (e (#t (condition-kind e))) (timer-schedule! t void 0))))) ; => timer-stopped
;; The same under every schedule.
(define (under seed)
  (with-seed seed
    (lambda ()
      (let* ((n (make-atomic-counter)) (t (make-timer)) (ids (map (lambda (i) (timer-schedule! t (lambda () (atomic-increment! n)) i i)) (range 1 5))))
        (sleep 0.0125)
        (for-each thread-join! (map (lambda (id) (thread (lambda () (timer-task-remove! t id)))) ids))
        (sleep 1)
        (timer-cancel! t)
        (atomic-load n)))))
(map under (range 1 30)) ; => (25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25 25)
;; Mistakes.
(timer-schedule! timer void 0) ; error: timer-stopped: `timer-schedule!` cannot use the timer: it has stopped
(define t (make-timer))
(timer-schedule! t (lambda () 1) -1) ; error: `timer-schedule!` wanted a timer delta or an integer of milliseconds, not negative as argument 3, got -1
(timer-schedule! t (lambda () 1) 0 -1) ; error: `timer-schedule!` wanted a timer delta or an integer of milliseconds, not negative as argument 4, got -1
(timer-schedule! t (lambda () 1) (make-timer-delta -1 's)) ; error: `timer-schedule!` wanted a timer delta
(timer-schedule! t (lambda () 1) 1.5) ; error: `timer-schedule!` wanted a timer delta
(timer-schedule! t 5 0) ; error: `timer-schedule!` wanted a procedure as argument 2, got 5
(timer-schedule! 5 void 0) ; error: `timer-schedule!` wanted a timer as argument 1, got 5
(timer-reschedule! 5 1 0) ; error: `timer-reschedule!` wanted a timer as argument 1, got 5
(timer-reschedule! t 1 0) ; error: `timer-reschedule!` wanted the number of a task of this timer as argument 2, got 1
(timer-reschedule! t 'first 0) ; error: `timer-reschedule!` wanted the number of a task of this timer as argument 2, got first
(timer-task-remove! 5 1) ; error: `timer-task-remove!` wanted a timer as argument 1, got 5
(timer-task-exists? 'x 1) ; error: `timer-task-exists?` wanted a timer as argument 1, got x
(timer-cancel! 5) ; error: `timer-cancel!` wanted a timer as argument 1, got 5
(map (lambda (id) (timer-task-exists? t id)) '(0 1 first "1")) ; => (#f #f #f #f)
(make-timer 5) ; error: `make-timer` wanted a procedure as argument 1, got 5
(make-timer-delta 1.5 's) ; error: `make-timer-delta` wanted an integer as argument 1, got 1.5
(make-timer-delta 1 'd) ; error: `make-timer-delta` wanted one of h, m, s, ms, us, ns as argument 2, got d
;; A timer of one run cannot be used in another.
(with-seed 1 (lambda () (timer-schedule! t void 0))) ; error: outside-the-simulation: `with-mutex` cannot use the mutex timer
