;;;; Raising and handling. A handler runs with the handlers outside its own installed, at the place of the raise.

;;; Calls `thunk` with `handler` as the current exception handler: a procedure of one argument, the raised object.
;;; (with-exception-handler (lambda (e) 10) (lambda () (+ 1 (raise-continuable 'ask)))) ; => 11
(define (with-exception-handler handler thunk)
  (%check-procedure 'with-exception-handler 1 handler)
  (%check-procedure 'with-exception-handler 2 thunk)
  (let ((outside (%handlers)))
    (%set-handlers! (cons handler outside))
    (%restoring-handlers outside thunk)))

;;; Calls `thunk`, then makes `handlers` current, and returns the values of the thunk.
(define (%restoring-handlers handlers thunk)
  (%call-with-values
   thunk
   (case-lambda
     ((value)
      (%set-handlers! handlers)
      value)
     (results
      (%set-handlers! handlers)
      (apply values results)))))

;;; Raises any object: calls the current handler with it. When the handler returns, that is an error itself.
;;; (call/cc (lambda (k) (with-exception-handler k (lambda () (raise 'oops))))) ; => oops
(define (raise object)
  (let ((handlers (%handlers)))
    (if (null? handlers)
        (%uncaught object)
        (begin
          (%set-handlers! (cdr handlers))
          ((car handlers) object)
          (%set-handlers! (cdr handlers))
          (raise (%handler-returned object))))))

(define (%handler-returned object)
  (%error-condition
   'handler-returned
   (string-append "the exception handler returned, but what was raised cannot be continued: "
                  (if (error-object? object) (condition-message object) (%describe object)))
   (list object)))

;;; Raises any object; the values the handler returns are the values of this call.
;;; (with-exception-handler (lambda (e) (* 2 e)) (lambda () (raise-continuable 21))) ; => 42
(define (raise-continuable object)
  (let ((handlers (%handlers)))
    (if (null? handlers)
        (%uncaught object)
        (begin
          (%set-handlers! (cdr handlers))
          (%restoring-handlers handlers (lambda () ((car handlers) object)))))))

;;; What a primitive that fails calls in its own place.
(define (%raise-primitive condition) (raise condition))

;;; Raises a condition with this message, usually a string, and these irritants.
;;; (guard (e (#t (list (condition-message e) (error-object-irritants e)))) (error "too many" 5)) ; => ("too many" (5))
(define (error message . irritants)
  (raise (%error-condition 'error message irritants)))
