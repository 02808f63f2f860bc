;;;; Parameter objects. A parameter is called without arguments; its value is looked up in the parameterization of
;;;; the fiber, a list that only ever grows at the front, so continuations and new threads share it as it was.

;;; A parameter object with this value, passed through `converter` when there is one, as will be each value that
;;; `parameterize` gives it.
;;; (let ((p (make-parameter 3 (lambda (x) (* x x))))) (list (p) (parameterize ((p 4)) (p)) (p))) ; => (9 16 9)
(define make-parameter
  (case-lambda
    ((value) (%make-parameter value #f))
    ((value converter)
     (%check-procedure 'make-parameter 2 converter)
     (%make-parameter (converter value) converter))))

;;; Calls `thunk` with parameters bound: `bindings` are pairs of a parameter and a value not yet converted.
(define (%parameterize bindings thunk)
  (let ((outside (%parameters)))
    (%set-parameters! (%extend-parameters bindings outside))
    (%call-with-values
     thunk
     (case-lambda
       ((value)
        (%set-parameters! outside)
        value)
       (results
        (%set-parameters! outside)
        (apply values results))))))

(define (%extend-parameters bindings parameters)
  (if (null? bindings)
      parameters
      (let ((parameter (caar bindings)) (value (cdar bindings)))
        (if (not (%parameter? parameter))
            (raise
             (%error-condition
              'type-error
              (string-append "`parameterize` wanted a parameter to bind, got " (%describe parameter))
              (list parameter))))
        (let* ((converter (%parameter-converter parameter))
               (converted (if converter (converter value) value)))
          (%extend-parameters (cdr bindings) (cons (cons parameter converted) parameters))))))
