;;;; Limits of time around whatever a program does, and where interrupts and cancellation may fall.

;;; Calls `thunk` and returns its values. When that takes longer than so many seconds, `timeout` is raised in the
;;; thunk, be it waiting or computing; or `#:default` is returned. Of nested limits the outer one goes before the
;;; inner one. Where interrupts are held back, as in the finally part of `try`, it comes afterwards.
;;; (with-timeout 60 (lambda () 'in-time)) ; => in-time
;;; (with-timeout 0.01 (lambda () (sleep 60)) #:default 'late) ; => late
(define with-timeout
  (case-lambda
    ((seconds thunk) (%with-timeout seconds thunk %absent))
    (arguments (apply %with-timeout-options arguments))))

(define %with-timeout-options
  (let ((with-timeout
         (lambda (seconds thunk #:default [default %absent])
           (%with-timeout seconds thunk default))))
    with-timeout))

(define (%with-timeout seconds thunk default)
  (%check-seconds 'with-timeout "argument 1" seconds)
  (%check-procedure 'with-timeout 2 thunk)
  (let ((deadline (%make-deadline seconds)))
    (if (eq? default %absent)
        (%until deadline thunk)
        (%until-default deadline thunk default))))

;;; With a default: it replaces what this very deadline has raised, and nothing else.
(define (%until-default deadline thunk default)
  (call-with-current-continuation
   (lambda (return)
     (with-exception-handler
      (lambda (object)
        (if (eq? object (vector-ref deadline 3)) (return default) (raise-continuable object)))
      (lambda () (%until deadline thunk))))))

(define (%until deadline thunk)
  (dynamic-wind
   (lambda () (%push-deadline! deadline))
   thunk
   (lambda () (%pop-deadline!))))

;;; Evaluates the body with interrupts, cancellation and limits of time held back until its end.
;;; (uninterruptible 1 2) ; => 2
(define-syntax uninterruptible
  (syntax-rules ()
    ((_ body0 body ...)
     (%uninterruptible (lambda () body0 body ...)))))

(define (%uninterruptible thunk)
  (%mask!)
  (%call-with-values
   thunk
   (case-lambda
     ((value)
      (%unmask!)
      value)
     (results
      (%unmask!)
      (apply values results)))))

;;; Evaluates the body where interrupts are held back, but lets waits be cut short: what a wait has brought is never
;;; lost, since nothing is raised between the end of a wait and the end of the body.
;;; (uninterruptible (interruptible (sleep 0.01) 'slept)) ; => slept
(define-syntax interruptible
  (syntax-rules ()
    ((_ body0 body ...)
     (%interruptible (lambda () body0 body ...)))))

(define (%interruptible thunk)
  (let ((depth (%mask-depth)) (outside 0))
    (dynamic-wind
     (lambda () (set! outside (%interruptible! depth)))
     thunk
     (lambda () (%interruptible! outside)))))
