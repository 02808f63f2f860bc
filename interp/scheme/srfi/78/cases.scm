;;;; Lightweight testing: one check of many cases, which the qualifiers of (srfi 42) enumerate.

;; Runs the cases up to the first that fails. `(run each)` calls `each` for one case with the predicate, the expected
;; value, a thunk for the actual one, and a thunk for what to tell of the variables.
(define (%check-cases expression run)
  (if (not (eq? (unbox %mode) 'off))
      (let* ((cases 0)
             (last #f)
             (failure
              (call/cc
               (lambda (stop)
                 (run (lambda (same? expected actual details)
                        (set! cases (+ cases 1))
                        (set! last (actual))
                        (if (not (same? last expected)) (stop (list expected (details))))))
                 #f))))
        (if failure
            (%note-failure! expression last (car failure) (cadr failure))
            (%note-pass! expression last cases)))))

;;; Checks an expression for all cases of some qualifiers, and counts them as one check. A list of variables, whose
;;; values are told for a case that fails, may come last.
;;; (import (srfi 42))
;;; (begin (check-reset!) (check-set-mode! 'summary) (check-ec (: x 10) (* 2 x) => (+ x x)) (check-passed? 1)) ; => #t
(define-syntax check-ec
  (syntax-rules (=>)
    ((_ qualifier ... expr => expected (variable ...))
     (%check-cases-of (qualifier ...) expr equal? expected (variable ...)))
    ((_ qualifier ... expr (=> same?) expected (variable ...))
     (%check-cases-of (qualifier ...) expr same? expected (variable ...)))
    ((_ qualifier ... expr => expected)
     (%check-cases-of (qualifier ...) expr equal? expected ()))
    ((_ qualifier ... expr (=> same?) expected)
     (%check-cases-of (qualifier ...) expr same? expected ()))))

(define-syntax %check-cases-of
  (syntax-rules ()
    ((_ (qualifier ...) expr same? expected (variable ...))
     (%check-cases
      'expr
      (lambda (each)
        (do-ec qualifier ...
               (each same? expected (lambda () expr) (lambda () (list (cons 'variable variable) ...)))))))))
