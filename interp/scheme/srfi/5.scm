;;;; `let` with signatures: the name of the loop may stand at the head of the bindings, as in a definition, and the
;;;; bindings may end in one that takes all the arguments that are left.

;;; As the standard `let`, also with the name at the head of the bindings and with a rest binding
;;; `(name argument …)` behind a dot.
;;; (let (fact (n 5) (acc 1)) (if (= n 0) acc (fact (- n 1) (* acc n)))) ; => 120
;;; (let loop ((n 1) . (rest 2 3)) (if (null? rest) n (apply loop (+ n (car rest)) (cdr rest)))) ; => 6
(define-syntax let
  (syntax-rules ()
    ((_ ((name . value) . bindings) body ...)
     (%let #f ((name . value) . bindings) () () body ...))
    ((_ () body ...)
     (plain-let () body ...))
    ((_ (name . bindings) body ...)
     (%let name bindings () () body ...))
    ((_ name bindings body ...)
     (%let name bindings () () body ...))))

(define-syntax %let
  (syntax-rules ()
    ((_ loop ((name value) . bindings) (formal ...) (argument ...) body ...)
     (%let loop bindings (formal ... name) (argument ... value) body ...))
    ((_ #f () formals (argument ...) body ...)
     ((lambda formals body ...) argument ...))
    ((_ #f (rest value ...) (formal ...) (argument ...) body ...)
     ((lambda (formal ... . rest) body ...) argument ... value ...))
    ((_ loop () formals (argument ...) body ...)
     ((letrec ((loop (lambda formals body ...))) loop) argument ...))
    ((_ loop (rest value ...) (formal ...) (argument ...) body ...)
     ((letrec ((loop (lambda (formal ... . rest) body ...))) loop) argument ... value ...))))
