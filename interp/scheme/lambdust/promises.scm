;;;; Promises. A promise is finished and holds its value, or holds a thunk that returns the promise to go on with;
;;;; promises of one chain of `delay-force` share their state, so a chain of any length needs constant space.
;;;; Futures run their body at once.

;;; What `force` does with promises of all sorts and with pipelines; for other values it needs no help.
(define (%force promise . options)
  (cond ((%pledge? promise) (%await promise))
        ((promise? promise) (%force-promise promise))
        ((pipeline-run? promise) (apply pipeline-wait promise options))
        (else promise)))

(define (%force-promise promise)
  (if (%promise-done? promise)
      (%promise-value promise)
      (let ((next ((%promise-value promise))))
        (cond ((%promise-done? promise) (%promise-value promise)) ; the thunk forced this promise itself
              ((promise? next)
               (%promise-update! promise next)
               (%force-promise promise))
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

;;; Begins to evaluate the body and returns a future at once, whose value `touch` or `force` waits for. The body runs
;;; beside what follows, in any order; it sees the parameters that are bound here, but no handlers. What it raises is
;;; raised where its value is wanted.
;;; (let ((f (future (* 6 7)))) (list (future? f) (touch f))) ; => (#t 42)
(define-syntax future
  (syntax-rules (lambda)
    ((_ (lambda formals body ...))
     (syntax-error "`future` takes a body, not a procedure: write (future body ...)"))
    ((_ body0 body ...)
     (%future (lambda () body0 body ...)))))
