;;;; A sequence of tests, each of which may bind its value for those behind it.

;;; Evaluates the clauses in order until one is `#f`, which is then the value; otherwise gives the value of the body,
;;; or of the last clause when there is no body. A clause is `(name expression)`, `(expression)` or a name.
;;; (and-let* ((entry (assq 'b '((a . 1) (b . 2)))) ((pair? entry)) (n (cdr entry))) (* n 10)) ; => 20
;;; (and-let* ((entry (assq 'c '((a . 1))))) (cdr entry)) ; => #f
(define-syntax and-let*
  (syntax-rules ()
    ((_ ()) #t)
    ((_ () body ...) (let () body ...))
    ((_ ((name expression)))
     (let ((name expression)) name))
    ((_ ((expression))) expression)
    ((_ (name)) name)
    ((_ ((name expression) . clauses) . body)
     (let ((name expression)) (if name (and-let* clauses . body) #f)))
    ((_ ((expression) . clauses) . body)
     (if expression (and-let* clauses . body) #f))
    ((_ (name . clauses) . body)
     (if name (and-let* clauses . body) #f))))
