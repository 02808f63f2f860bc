;;;; `eval`, `load` and the environments they take beside the session's. What those bind cannot be changed: a program
;;;; that wants to define something passes `(interaction-environment)`.

;;; Evaluates a datum as an expression or definition, in the session or in the given environment.
;;; (eval '(* 7 3)) ; => 21
;;; (eval '(* 7 3) (environment '(scheme base))) ; => 21
(define eval
  (case-lambda
    ((expression) (%eval expression #f))
    ((expression environment) (%eval expression environment))))

;;; Evaluates the forms of a file one by one, in the session or in the given environment, and returns what the
;;; last returns. Of a file that cannot be read to its end no form is evaluated.
;;; (load "program.scm")
(define load
  (case-lambda
    ((file) (load file #f))
    ((file environment)
     (let ((forms (%read-forms file environment)))
       (%load-forms forms 0 (%form-count forms) environment)))))

(define (%load-forms forms index count environment)
  (cond ((< index (- count 1))
         (%load-form forms index environment)
         (%load-forms forms (+ index 1) count environment))
        ((= index (- count 1)) (%load-form forms index environment))))

;;; An environment of what these import sets offer, which are data. Nothing in it can be changed.
;;; (eval '(* 7 3) (environment '(scheme base))) ; => 21
;;; (eval '(square 5) (environment '(only (scheme base) square))) ; => 25
(define (environment . sets)
  (let ((made (%make-environment)))
    (if (pair? sets) (eval (cons 'import sets) made))
    (%seal-environment! made)
    made))

;;; The environment of everything in the fifth report, the one version there is.
;;; (eval '(car '(1 2)) (scheme-report-environment 5)) ; => 1
(define (scheme-report-environment version)
  (%check-report-version 'scheme-report-environment version)
  (environment '(scheme r5rs)))

;;; The environment of the syntax in the fifth report: its forms, but none of its procedures.
;;; (eval '(let loop ((done #f)) (if done 'end (loop #t))) (null-environment 5)) ; => end
(define (null-environment version)
  (%check-report-version 'null-environment version)
  (environment
   '(only (scheme r5rs)
          ... => _ and begin case cond define define-syntax delay do else if lambda let let* let-syntax letrec
          letrec-syntax or quasiquote quote set! syntax-rules unquote unquote-splicing)))

(define (%check-report-version who version)
  (if (not (eqv? version 5)) (%out-of-range who 1 "5, the one version there is," version)))
