;;;; Parameterizations as values, and parameters that are set for a while.

(define-record-type parameterization
  (%make-parameterization bindings)
  parameterization?
  (bindings %parameterization-bindings))

;;; The values that all parameters have here.
;;; (parameterization? (current-parameterization)) ; => #t
(define (current-parameterization)
  (%make-parameterization (%parameters)))

;;; Calls a thunk with the values that parameters had when the parameterization was taken.
;;; (let* ((p (make-parameter 1)) (two (parameterize ((p 2)) (current-parameterization)))) (call-with-parameterization two p)) ; => 2
(define (call-with-parameterization parameterization thunk)
  (if (not (parameterization? parameterization))
      (%wrong-type 'call-with-parameterization 1 "a parameterization" parameterization))
  (%check-procedure 'call-with-parameterization 2 thunk)
  (let ((outside (%parameters)))
    (%set-parameters! (%parameterization-bindings parameterization))
    (call-with-values
     thunk
     (lambda results
       (%set-parameters! outside)
       (apply values results)))))

;;; Evaluates the body while procedures that behave like parameters (called without an argument they give a value, with
;;; one they take it) have the new values: set at each entry, set back at each exit.
;;; (let* ((cell 1) (p (case-lambda (() cell) ((v) (set! cell v))))) (list (temporarily ((p 2)) (p)) (p))) ; => (2 1)
(define-syntax temporarily
  (syntax-rules ()
    ((_ ((parameter value) ...) body0 body ...)
     (%temporarily (list parameter ...) (list value ...) (lambda () body0 body ...)))))

(define (%temporarily parameters values thunk)
  (for-each (lambda (parameter) (%check-procedure 'temporarily 1 parameter)) parameters)
  (let ((swap! (lambda ()
                 (let ((old (map (lambda (parameter) (parameter)) parameters)))
                   (for-each (lambda (parameter value) (parameter value)) parameters values)
                   (set! values old)))))
    (dynamic-wind swap! thunk swap!)))
