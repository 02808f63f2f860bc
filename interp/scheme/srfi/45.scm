;;;; Promises under the names of SRFI 45; the promises are those of the core.

;;; A promise of what the promise that the expression gives will have; chains of these take constant space.
;;; (force (lazy (delay 3))) ; => 3
(define-syntax lazy
  (syntax-rules ()
    ((_ expression) (delay-force expression))))

;;; A promise that has its value already; the value may itself be a promise.
;;; (force (eager 3)) ; => 3
(define (eager object) (delay object))
