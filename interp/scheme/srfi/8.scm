;;;; `receive` that binds multiple values.

;;; Evaluates the body with the values of the expression bound to the formals, which are those of a `lambda`.
;;; (receive (a . others) (values 1 2 3) (list a others)) ; => (1 (2 3))
(define-syntax receive
  (syntax-rules ()
    ((_ formals expression body ...)
     (call-with-values (lambda () expression) (lambda formals body ...)))))
