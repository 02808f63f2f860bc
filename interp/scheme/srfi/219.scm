;;;; `define` whose head may itself be a head: the procedure then returns a procedure.

;;; As the standard `define`; `(define ((name . formals1) . formals2) body …)` defines a procedure that returns one.
;;; (define ((greeting prefix) suffix) (string-append prefix " " suffix))
;;; ((greeting "Hello") "there!") ; => "Hello there!"
(define-syntax define
  (syntax-rules ()
    ((_ ((head . outer) . formals) body ...)
     (define (head . outer) (lambda formals body ...)))
    ((_ part ...)
     (plain-define part ...))))
