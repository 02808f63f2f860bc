;;;; Promises. A promise is finished and holds its value, or holds a thunk that returns the promise to go on with;
;;;; promises of one chain of `delay-force` share their state, so a chain of any length needs constant space.

;;; The value of a promise, computed at the first `force` and kept. What is not a promise is returned as it is.
;;; (force (delay (+ 1 2))) ; => 3
;;; (force 5) ; => 5
(define (force promise)
  (cond ((%pledge? promise) (%await promise))
        ((promise? promise) (%force promise))
        (else promise)))

(define (%force promise)
  (if (%promise-done? promise)
      (%promise-value promise)
      (let ((next ((%promise-value promise))))
        (cond ((%promise-done? promise) (%promise-value promise)) ; the thunk forced this promise itself
              ((promise? next)
               (%promise-update! promise next)
               (%force promise))
              (else
               (raise
                (%error-condition
                 'type-error
                 (string-append "`delay-force` wanted an expression that returns a promise, got " (%describe next))
                 (list next))))))))

;;; A finished promise of the value; a promise is returned as it is.
;;; (force (make-promise 7)) ; => 7
(define (make-promise object)
  (if (promise? object) object (%make-promise #t object)))
