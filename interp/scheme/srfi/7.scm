;;;; The configuration language: a program is a list of clauses that name features, files and code.

;;; The program that the clauses describe: `(requires feature …)` refuses to run without the features,
;;; `(files name …)` includes files, `(code form …)` is code, and `(feature-cond (requirement clause …) …)` chooses
;;; clauses by features.
;;; (program (requires r7rs) (feature-cond (no-such-feature (code 1)) (else (code (+ 1 1))))) ; => 2
(define-syntax program
  (syntax-rules (requires files code feature-cond)
    ((_) (begin))
    ((_ (requires feature ...) . clauses)
     (cond-expand
       ((and feature ...) (program . clauses))
       (else (syntax-error "the program requires a feature that is not here" feature ...))))
    ((_ (files name ...) . clauses)
     (begin (include name) ... (program . clauses)))
    ((_ (code form ...))
     (begin form ...))
    ((_ (code form ...) . clauses)
     (begin form ... (program . clauses)))
    ((_ (feature-cond (requirement . chosen) ...))
     (cond-expand (requirement (program . chosen)) ...))
    ((_ (feature-cond (requirement . chosen) ...) . clauses)
     (begin
       (cond-expand (requirement (program . chosen)) ...)
       (program . clauses)))))
