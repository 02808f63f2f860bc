;;;; Parameter objects. The value of a parameter is looked up in the parameterization of the fiber, a list that only
;;;; ever grows at the front, so continuations and new threads share it as it was. Called with an argument, a
;;;; parameter has another value from then on where it is bound innermost, for all that share the binding.

;;; A parameter object with this value, passed through `converter` when there is one, as will be each value that
;;; `parameterize` gives it.
;;; (let ((p (make-parameter 3 (lambda (x) (* x x))))) (list (p) (parameterize ((p 4)) (p)) (p))) ; => (9 16 9)
(define make-parameter
  (case-lambda
    ((value) (%make-parameter value #f))
    ((value converter)
     (%check-procedure 'make-parameter 2 converter)
     (%make-parameter (converter value) converter))))

;;; What a call of a parameter with an argument does.
(define (%change-parameter parameter value)
  (let ((converter (%parameter-converter parameter)))
    (%check-console 'current-input-port current-input-port input-port? parameter value)
    (%check-console 'current-output-port current-output-port output-port? parameter value)
    (%check-console 'current-error-port current-error-port output-port? parameter value)
    (%set-parameter! parameter (if converter (converter value) value))))

;;; What reads and writes without a port needs one.
(define (%check-console who console port? parameter value)
  (if (and (eq? parameter console) (not (port? value)))
      (%wrong-type who 1 "a port for this direction" value)))

;;; Calls `thunk` with parameters bound: `bindings` is a list of parameters, each followed by its value, which is
;;; not yet converted.
(define (%parameterize thunk . bindings)
  (let ((arguments (length bindings)))
    (%set-parameters! (%extend-parameters bindings (%parameters) 0))
    (%call-with-values
     thunk
     (case-lambda
       ((value)
        (%leave-bindings arguments)
        value)
       (results
        (%leave-bindings arguments)
        (apply values results))))))

;;; What is outside is read now, not remembered: a composable continuation may have put the extent elsewhere.
(define (%leave-bindings arguments)
  (let loop ((parameters (%parameters)) (arguments arguments))
    (if (eq? arguments 0)
        (%set-parameters! parameters)
        (loop (cdr parameters) (- arguments 2)))))

;;; All converters run before any of the new values is seen.
(define (%extend-parameters bindings parameters position)
  (if (null? bindings)
      parameters
      (let ((parameter (car bindings)) (value (cadr bindings)))
        (%check-parameter parameter position)
        (let* ((converter (%parameter-converter parameter))
               (converted (if converter (converter value) value)))
          (%extend-parameters
           (cddr bindings)
           (cons (cons parameter converted) parameters)
           (+ position 1))))))
