;;;; Procedures with optional arguments. The formals are walked over once; each gets a temporary name, so that the
;;;; expressions for missing arguments can be evaluated outside or inside the scope of the formals.

;;; A procedure whose last formals `(name expression)` may be left out: then they have the value of the expression,
;;; which does not see the formals.
;;; (define n 10)
;;; ((opt-lambda (n (m (* n 2))) (list n m)) 1) ; => (1 20)
(define-syntax opt-lambda
  (syntax-rules ()
    ((_ formals body ...) (%opt %outer formals () () body ...))))

;;; As `opt-lambda`, but the expressions see the formals before them.
;;; ((opt*-lambda (n (m (* n 2))) (list n m)) 1) ; => (1 2)
(define-syntax opt*-lambda
  (syntax-rules ()
    ((_ formals body ...) (%opt %inner formals () () body ...))))

;; Collects the formals that must be there; `scope` says how the others are bound.
(define-syntax %opt
  (syntax-rules ()
    ((_ scope ((name init) . formals) (temporary ...) bindings body ...)
     (lambda (temporary ... . rest) (scope rest ((name init) . formals) bindings body ...)))
    ((_ scope (name . formals) (temporary ...) (binding ...) body ...)
     (%opt scope formals (temporary ... argument) (binding ... (name argument)) body ...))
    ((_ scope () temporaries ((name argument) ...) body ...)
     (lambda temporaries (let ((name argument) ...) body ...)))
    ((_ scope rest-name (temporary ...) ((name argument) ...) body ...)
     (lambda (temporary ... . rest) (let ((name argument) ... (rest-name rest)) body ...)))))

;; All arguments are known by temporary names before any formal is bound.
(define-syntax %outer
  (syntax-rules ()
    ((_ rest ((name init) . formals) (binding ...) body ...)
     (let ((argument (if (pair? rest) (car rest) init))
           (others (if (pair? rest) (cdr rest) '())))
       (%outer others formals (binding ... (name argument)) body ...)))
    ((_ rest () bindings body ...)
     (begin
       (%check-all-used rest)
       (let bindings body ...)))
    ((_ rest rest-name (binding ...) body ...)
     (let (binding ... (rest-name rest)) body ...))))

;; The formals so far are bound first, and then each of the others in turn.
(define-syntax %inner
  (syntax-rules ()
    ((_ rest formals bindings body ...)
     (let bindings (%inner-next rest formals body ...)))))

(define-syntax %inner-next
  (syntax-rules ()
    ((_ rest ((name init) . formals) body ...)
     (let ((name (if (pair? rest) (car rest) init))
           (others (if (pair? rest) (cdr rest) '())))
       (%inner-next others formals body ...)))
    ((_ rest () body ...)
     (begin
       (%check-all-used rest)
       (let () body ...)))
    ((_ rest rest-name body ...)
     (let ((rest-name rest)) body ...))))

(define (%check-all-used rest)
  (if (pair? rest)
      (raise
       (%error-condition
        'arity-error
        (string-append "a procedure with optional arguments got " (number->string (length rest)) " too many")
        rest))))

;;; Binds the formals, some of which are optional, to the elements of the list, and evaluates the body.
;;; (let-optionals '(1) (x (y 2) (z 3)) (list x y z)) ; => (1 2 3)
(define-syntax let-optionals
  (syntax-rules ()
    ((_ expression formals body ...) (apply (opt-lambda formals body ...) expression))))

;;; As `let-optionals`, but the expressions see the formals before them.
;;; (let-optionals* '(1 3) (x (y 2) (z (+ x y))) (list x y z)) ; => (1 3 4)
(define-syntax let-optionals*
  (syntax-rules ()
    ((_ expression formals body ...) (apply (opt*-lambda formals body ...) expression))))

;;; Defines a procedure with optional arguments, as `opt-lambda` makes it.
;;; (define-optionals (f x (y 1)) (list x y))
;;; (f 0) ; => (0 1)
(define-syntax define-optionals
  (syntax-rules ()
    ((_ (name . formals) body ...) (define name (opt-lambda formals body ...)))))

;;; Defines a procedure with optional arguments, as `opt*-lambda` makes it.
;;; (define-optionals* (g x (y (* x x)) . z) (list x y z))
;;; (g 3) ; => (3 9 ())
(define-syntax define-optionals*
  (syntax-rules ()
    ((_ (name . formals) body ...) (define name (opt*-lambda formals body ...)))))
