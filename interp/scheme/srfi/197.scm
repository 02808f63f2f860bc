;;;; Pipelines: forms that hand the values of one step to the next. Each walks over the data of a step and looks for
;;;; the placeholder, `_` when the user named none. Ellipses of the macros here are written `:::`, because `...` is
;;;; a part of what is matched.

;; Expands to `yes` when the datum is the identifier `name`, else to `no`.
(define-syntax %if-same
  (syntax-rules ::: ()
    ((%if-same name (a . b) yes no) no)
    ((%if-same name datum yes no)
     (let-syntax ((test (syntax-rules :::: (name)
                          ((test name then else) then)
                          ((test other then else) else))))
       (test datum yes no)))))

;;; Hands the value of the first expression to the first step, whose values go to the next step, and so on. Each
;;; placeholder `_` in a step stands for a value, `_ ...` at its end for all the others. Other identifiers for the
;;; placeholder and the ellipsis may stand behind the first expression.
;;; (chain 5 (- _ 1) (* 2 _)) ; => 8
;;; (chain (values 1 2 3) (list 'a _ 'b _ ...)) ; => (a 1 b 2 3)
;;; (chain 5 <> (- <> 1)) ; => 4
(define-syntax chain
  (syntax-rules ::: ()
    ((chain initial) initial)
    ((chain initial (datum . data) step :::)
     (%chain initial _ ... (datum . data) step :::))
    ((chain initial placeholder) initial)
    ((chain initial placeholder (datum . data) step :::)
     (%chain initial placeholder ... (datum . data) step :::))
    ((chain initial placeholder ellipsis step :::)
     (%chain initial placeholder ellipsis step :::))))

(define-syntax %chain
  (syntax-rules ::: ()
    ((%chain producer placeholder ellipsis) producer)
    ((%chain producer placeholder ellipsis step . steps)
     (%chain-step placeholder ellipsis step () () (%chain-next producer placeholder ellipsis steps)))))

;; Collects the formals and the call of a step and hands them on, as the last operand of the form `then`.
(define-syntax %chain-step
  (syntax-rules ::: ()
    ((%chain-step placeholder ellipsis () formals call (then operand :::))
     (then operand ::: formals call))
    ((%chain-step placeholder ellipsis (datum maybe) (formal :::) (part :::) then)
     (%if-same placeholder datum
       (%if-same ellipsis maybe
         (%chain-variadic (formal ::: . rest) (part ::: rest) then)
         (%chain-step placeholder ellipsis (maybe) (formal ::: x) (part ::: x) then))
       (%chain-step placeholder ellipsis (maybe) (formal :::) (part ::: datum) then)))
    ((%chain-step placeholder ellipsis (datum . data) (formal :::) (part :::) then)
     (%if-same placeholder datum
       (%chain-step placeholder ellipsis data (formal ::: x) (part ::: x) then)
       (%chain-step placeholder ellipsis data (formal :::) (part ::: datum) then)))))

(define-syntax %chain-variadic
  (syntax-rules ::: ()
    ((%chain-variadic formals (part :::) (then operand :::))
     (then operand ::: formals (apply part :::)))))

;; A step without placeholders ignores the values it is given.
(define-syntax %chain-next
  (syntax-rules ::: ()
    ((%chain-next producer placeholder ellipsis steps () call)
     (%chain (call-with-values (lambda () producer) (lambda ignored call)) placeholder ellipsis . steps))
    ((%chain-next producer placeholder ellipsis steps formals call)
     (%chain (call-with-values (lambda () producer) (lambda formals call)) placeholder ellipsis . steps))))

;;; The procedure that hands its arguments to the first step and goes on as `chain` does.
;;; ((chain-lambda (+ _ _) (* 10 _)) 1 2) ; => 30
(define-syntax chain-lambda
  (syntax-rules ::: ()
    ((chain-lambda (datum . data) step :::)
     (%chain-lambda _ ... (datum . data) step :::))
    ((chain-lambda placeholder (datum . data) step :::)
     (%chain-lambda placeholder ... (datum . data) step :::))
    ((chain-lambda placeholder ellipsis step :::)
     (%chain-lambda placeholder ellipsis step :::))))

(define-syntax %chain-lambda
  (syntax-rules ::: ()
    ((%chain-lambda placeholder ellipsis step . steps)
     (%chain-step placeholder ellipsis step () () (%chain-procedure placeholder ellipsis steps)))))

(define-syntax %chain-procedure
  (syntax-rules ::: ()
    ((%chain-procedure placeholder ellipsis steps formals call)
     (lambda formals (%chain call placeholder ellipsis . steps)))))

;;; As `chain` with one value, but the first step that gives `#f` ends it.
;;; (chain-and '((a . 1)) (assq 'b _) (cdr _)) ; => #f
(define-syntax chain-and
  (syntax-rules ::: ()
    ((chain-and initial) initial)
    ((chain-and initial (datum . data) step :::)
     (%chain-and initial _ (datum . data) step :::))
    ((chain-and initial placeholder step :::)
     (%chain-and initial placeholder step :::))))

(define-syntax %chain-and
  (syntax-rules ::: ()
    ((%chain-and value placeholder) value)
    ((%chain-and value placeholder step . steps)
     (let ((x value))
       (if x (%replace placeholder x step () (%chain-and-next placeholder steps)) #f)))))

(define-syntax %chain-and-next
  (syntax-rules ::: ()
    ((%chain-and-next placeholder steps value)
     (%chain-and value placeholder . steps))))

;;; As `chain` with one value, but each step is a list of an optional guard and the step, which is left out when the
;;; guard is `#f`.
;;; (chain-when '() (#t (cons 1 _)) (#f (cons 2 _)) ((cons 3 _))) ; => (3 1)
(define-syntax chain-when
  (syntax-rules ::: ()
    ((chain-when initial) initial)
    ((chain-when initial (part . parts) step :::)
     (%chain-when initial _ (part . parts) step :::))
    ((chain-when initial placeholder step :::)
     (%chain-when initial placeholder step :::))))

(define-syntax %chain-when
  (syntax-rules ::: ()
    ((%chain-when value placeholder) value)
    ((%chain-when value placeholder (guard step) . steps)
     (let ((x value))
       (%chain-when (if guard (%replace placeholder x step () (%same)) x) placeholder . steps)))
    ((%chain-when value placeholder (step) . steps)
     (let ((x value))
       (%chain-when (%replace placeholder x step () (%same)) placeholder . steps)))))

(define-syntax %same
  (syntax-rules ::: ()
    ((%same form) form)))

;; Puts `form` for the placeholder in the data of a step and hands the result on, as the last operand of `then`.
(define-syntax %replace
  (syntax-rules ::: ()
    ((%replace placeholder form () (part :::) (then operand :::))
     (then operand ::: (part :::)))
    ((%replace placeholder form (datum . data) (part :::) then)
     (%if-same placeholder datum
       (%replace placeholder form data (part ::: form) then)
       (%replace placeholder form data (part ::: datum) then)))))

;;; Nests the steps: each, but for the last form, which is the innermost, has a placeholder `_`, where the next goes.
;;; Nothing is evaluated before the whole form is built.
;;; (nest (list 1 _) (+ 2 _) 3) ; => (1 5)
;;; (nest '_ (1 2 _) (3 _ 5) 4) ; => (1 2 (3 4 5))
(define-syntax nest
  (syntax-rules ::: ()
    ((nest initial) initial)
    ((nest (datum . data) step :::)
     (%nest _ () (datum . data) step :::))
    ((nest placeholder step :::)
     (%nest placeholder () step :::))))

;; Turns the steps round.
(define-syntax %nest
  (syntax-rules ::: ()
    ((%nest placeholder steps initial)
     (%nest-all placeholder steps initial))
    ((%nest placeholder (step :::) next . steps)
     (%nest placeholder (next step :::) . steps))))

(define-syntax %nest-all
  (syntax-rules ::: ()
    ((%nest-all placeholder () form) form)
    ((%nest-all placeholder (step . steps) form)
     (%replace placeholder form step () (%nest-all placeholder steps)))))

;;; Nests the steps as `nest` does, with the innermost form first.
;;; (nest-reverse 3 (+ 2 _) (list 1 _)) ; => (1 5)
(define-syntax nest-reverse
  (syntax-rules ::: ()
    ((nest-reverse initial) initial)
    ((nest-reverse initial (datum . data) step :::)
     (%nest-all _ ((datum . data) step :::) initial))
    ((nest-reverse initial placeholder step :::)
     (%nest-all placeholder (step :::) initial))))
