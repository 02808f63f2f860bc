;;;; `and-let*` of SRFI 2 with patterns of `match` in the place of variables, and several values.

;;; Evaluates the clauses in order until one fails, which gives `#f`; otherwise gives the value of the body. A clause
;;; `(name expression)` binds and fails for `#f`, `(pattern expression)` fails when the value does not fit,
;;; `(pattern … expression)` takes several values, `((values pattern … . rest) expression)` all of them, and
;;; `(expression)` or a name is a test.
;;; (and-let* (((a . b) (assq 'x '((x 1 2))))) (list a b)) ; => (x (1 2))
;;; (and-let* ((a b (values 1 2 3)) (#f (= a b))) (+ a b)) ; => 3
(define-syntax and-let*
  (syntax-rules ()
    ((_) #t)
    ((_ ()) #t)
    ((_ () body ...) (let () body ...))
    ((_ (clause . clauses) body ...) (%clause clause clauses body ...))))

(define-syntax %clause
  (syntax-rules (values)
    ((_ ((values . structure) expression) clauses body ...)
     (%match-values expression structure (and-let* clauses body ...)))
    ((_ (expression) ())
     expression)
    ((_ (expression) clauses body ...)
     (if expression (and-let* clauses body ...) #f))
    ((_ (pattern expression) ())
     (%if-name pattern
       (let ((pattern expression)) pattern)
       (match expression (pattern #t) (_ #f))))
    ((_ (pattern expression) clauses body ...)
     (%if-name pattern
       (let ((pattern expression)) (if pattern (and-let* clauses body ...) #f))
       (match expression (pattern (and-let* clauses body ...)) (_ #f))))
    ((_ (pattern1 pattern2 ... expression) clauses body ...)
     (%match-values expression (pattern1 pattern2 ... . _)
       (%if-name pattern1
         (if pattern1 (and-let* clauses body ...) #f)
         (and-let* clauses body ...))))
    ((_ name ()) name)
    ((_ name clauses body ...)
     (if name (and-let* clauses body ...) #f))))

(define-syntax %match-values
  (syntax-rules ()
    ((_ expression structure then)
     (call-with-values
      (lambda () expression)
      (lambda results (match results (structure then) (_ #f)))))))

;; Expands to `yes` for an identifier that is bound, to `no` for `_` and for any other pattern: an identifier fits
;; where it is a pattern variable, and then anything matches.
(define-syntax %if-name
  (syntax-rules (_)
    ((%if-name _ yes no) no)
    ((%if-name (a . b) yes no) no)
    ((%if-name #(a ...) yes no) no)
    ((%if-name datum yes no)
     (let-syntax ((test (syntax-rules ()
                          ((test datum then else) then)
                          ((test other then else) else))))
       (test no-literal yes no)))))
