;;;; Assumptions of a program, which are always checked here.

;;; The value of the expression; when it is `#f`, raises a condition that shows the expression and the values of the
;;; messages.
;;; (assume (< 1 2)) ; => #t
(define-syntax assume
  (syntax-rules ()
    ((_ expression message ...)
     (or expression (%invalid 'expression (list message ...))))))

(define (%invalid expression messages)
  (raise
   (%error-condition
    'assertion-error
    (string-append "the assumption " (%describe expression) " does not hold")
    messages)))
