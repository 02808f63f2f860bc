;;;; Expressions in which a name stands for the value of the expression itself.

;;; The value of the expression, in which the name stands for that value; `(rec (name . formals) body …)` is short for
;;; a procedure.
;;; ((rec (factorial n) (if (= n 0) 1 (* n (factorial (- n 1))))) 10) ; => 3628800
(define-syntax rec
  (syntax-rules ()
    ((_ (name . formals) body ...)
     (letrec ((name (lambda formals body ...))) name))
    ((_ name expression)
     (letrec ((name expression)) name))))
