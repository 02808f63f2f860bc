;;;; What is made of loads and compare-and-swaps of atomic counters and boxes: updates by a procedure, maxima, flags.
;;;; All are lock-free: an attempt that has to be repeated was overtaken by one that was done.

(define (%check-atomic who object)
  (if (not (or (atomic-counter? object) (atomic-box? object)))
      (%wrong-type who 1 "an atomic counter or box" object)))

;; What the atomic holds is replaced if it is still `before`; gives what it held.
(define (%swap-if! who source atomic before value)
  (if (and (atomic-counter? atomic)
           (not (and (exact-integer? value) (<= -9223372036854775808 value 9223372036854775807))))
      (%wrong-type who 2 (string-append source "an exact integer of 64 bits") value))
  (atomic-compare-and-swap! atomic before value))

;;; Replaces what an atomic counter or box holds by what the procedure makes of it, and returns what it held before.
;;; The procedure is called again when somebody else was faster, so it should do nothing but compute.
;;; (let ((b (make-atomic-box '(2 1)))) (list (atomic-update! b (lambda (l) (cons 3 l))) (atomic-load b))) ; => ((2 1) (3 2 1))
(define (atomic-update! atomic proc)
  (%check-atomic 'atomic-update! atomic)
  (%check-procedure 'atomic-update! 2 proc)
  (let loop ((before (atomic-load atomic)))
    (let ((seen (%swap-if! 'atomic-update! "a procedure that returns " atomic before (proc before))))
      (if (eqv? seen before) before (loop seen)))))

;;; Replaces the number that an atomic counter or box holds by another one if that is greater, and returns the
;;; greater of the two.
;;; (let ((c (make-atomic-counter 5))) (list (atomic-max! c 9) (atomic-max! c 7) (atomic-load c))) ; => (9 9 9)
(define (atomic-max! atomic number)
  (%check-atomic 'atomic-max! atomic)
  (%check-real 'atomic-max! 2 number)
  (let loop ((before (atomic-load atomic)))
    (if (not (real? before)) (%wrong-type 'atomic-max! 1 "an atomic box that holds a real number" atomic))
    (if (> number before)
        (let ((seen (%swap-if! 'atomic-max! "" atomic before number)))
          (if (eqv? seen before) number (loop seen)))
        before)))

;;; A flag that is set or clear, and changes in one step.
;;; (atomic-flag? (make-atomic-flag)) ; => #t
(define-record-type atomic-flag
  (%make-atomic-flag state)
  atomic-flag?
  (state %atomic-flag-state))

(define (%check-atomic-flag who object)
  (if (not (atomic-flag? object)) (%wrong-type who 1 "an atomic flag" object)))

;;; A flag that one thread can set before all others; it is clear at first.
;;; (atomic-flag? (make-atomic-flag)) ; => #t
(define (make-atomic-flag) (%make-atomic-flag (make-atomic-box #f)))

;;; Sets an atomic flag, and returns whether it was set before: of several threads one gets `#f`.
;;; (let ((f (make-atomic-flag))) (list (atomic-flag-test-and-set! f) (atomic-flag-test-and-set! f))) ; => (#f #t)
(define (atomic-flag-test-and-set! flag)
  (%check-atomic-flag 'atomic-flag-test-and-set! flag)
  (atomic-exchange! (%atomic-flag-state flag) #t))

;;; Clears an atomic flag.
;;; (let ((f (make-atomic-flag))) (atomic-flag-test-and-set! f) (atomic-flag-clear! f) (atomic-flag-test-and-set! f)) ; => #f
(define (atomic-flag-clear! flag)
  (%check-atomic-flag 'atomic-flag-clear! flag)
  (atomic-store! (%atomic-flag-state flag) #f))
