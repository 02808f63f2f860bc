;;;; Runs that are the same every time: `with-seed` and `with-virtual-time`. The machine makes the run; here its end
;;;; becomes the end of the call.

;;; Calls `thunk` in a simulation of its own, in which an exact integer decides everything that could be otherwise: in
;;; which order threads run, random numbers, generated names. Time is virtual and costs none: it moves on when every
;;; thread waits. So the same seed gives the same result and the same output, on any machine. Returns what the thunk
;;; returns or raises what it raises; threads that are left then are ended. When all threads wait for each other, the
;;; thunk gets the condition `deadlock`. Things outside that others could touch meanwhile, such as threads made before
;;; and files, cannot be used inside.
;;; (with-seed 7 (lambda () (map thread-join! (map (lambda (n) (thread (lambda () (sleep n) n))) '(3 1 2))))) ; => (3 1 2)
(define (with-seed seed thunk)
  (if (not (exact-integer? seed))
      (%wrong-type 'with-seed 1 "an exact integer" seed))
  (%check-procedure 'with-seed 2 thunk)
  (%run (modulo seed 2305843009213693952) thunk))

;;; Calls `thunk` in a simulation, as `with-seed` does with seed 0: hours of sleep take no time.
;;; (with-virtual-time (lambda () (sleep 3600) (current-second))) ; => 3600.0
(define (with-virtual-time thunk)
  (%check-procedure 'with-virtual-time 1 thunk)
  (%run 0 thunk))

(define (%run seed thunk)
  (let ((end (%simulate seed thunk)))
    (case (car end)
      ((returned) (cdr end))
      ((raised) (raise (cdr end)))
      (else (exit (cdr end))))))
