;;;; Lightweight testing: checks that print what they find and are counted.

;; The mode, how many checks were correct, and the failed ones, the last first: pairs of a procedure that prints
;; one and its expression.
(define %mode (box 'report))
(define %correct (box 0))
(define %failed (box '()))

;;; Sets what is printed: `report` each check, `report-failed` those that fail, `summary` only what `check-report`
;;; prints; `off` evaluates no checks.
;;; (begin (check-set-mode! 'report-failed) (check (+ 1 1) => 2)) ; prints nothing
(define (check-set-mode! mode)
  (if (not (memq mode '(off summary report-failed report)))
      (%wrong-type 'check-set-mode! 1 "off, summary, report-failed or report" mode))
  (set-box! %mode mode))

;;; Forgets the checks so far.
;;; (begin (check-reset!) (check-passed? 0)) ; => #t
(define (check-reset!)
  (set-box! %correct 0)
  (set-box! %failed '()))

;;; Whether no check failed and so many were correct.
;;; (begin (check-reset!) (check-passed? 1)) ; => #f
(define (check-passed? expected-count)
  (%check-index 'check-passed? 1 expected-count)
  (and (null? (unbox %failed)) (= (unbox %correct) expected-count)))

(define (%print . parts)
  (for-each (lambda (part) (if (string? part) (display part) (write (car part)))) parts))

(define (%print-expression expression)
  (newline)
  (%print (list expression) " => "))

(define (%print-failure expression actual expected details)
  (%print-expression expression)
  (%print (list actual) " ; *** failed ***\n ; expected result: " (list expected) "\n")
  (if (pair? details)
      (begin
        (%print " ; argument values:")
        (for-each (lambda (detail) (%print " " (list (car detail)) " = " (list (cdr detail)))) details)
        (newline))))

;; Notes the outcome of a check of `cases` cases, and prints it when the mode says so.
(define (%note-pass! expression actual cases)
  (set-box! %correct (+ 1 (unbox %correct)))
  (if (eq? (unbox %mode) 'report)
      (begin
        (%print-expression expression)
        (%print (list actual) " ; correct")
        (if (not (= cases 1)) (%print " (" (list cases) " cases checked)"))
        (newline))))

(define (%note-failure! expression actual expected details)
  (let ((print (lambda () (%print-failure expression actual expected details))))
    (set-box! %failed (cons print (unbox %failed)))
    (if (memq (unbox %mode) '(report report-failed)) (print))))

(define (%check expression same? expected thunk)
  (if (not (eq? (unbox %mode) 'off))
      (let* ((same? (same?)) (expected (expected)) (actual (thunk)))
        (if (same? actual expected)
            (%note-pass! expression actual 1)
            (%note-failure! expression actual expected '())))))

;;; Checks that the value of an expression is the expected one, by `equal?` or by the given predicate.
;;; (begin (check-reset!) (check-set-mode! 'summary) (check (+ 1 1) => 2) (check-passed? 1)) ; => #t
(define-syntax check
  (syntax-rules (=>)
    ((_ expr => expected)
     (%check 'expr (lambda () equal?) (lambda () expected) (lambda () expr)))
    ((_ expr (=> same?) expected)
     (%check 'expr (lambda () same?) (lambda () expected) (lambda () expr)))))

;;; Prints how many checks were correct and how many failed, and the first that failed.
;;; (begin (check-set-mode! 'off) (check-report)) ; prints nothing
(define (check-report)
  (if (not (eq? (unbox %mode) 'off))
      (let ((failed (unbox %failed)))
        (%print "\n; *** checks *** : " (list (unbox %correct)) " correct, " (list (length failed)) " failed.")
        (if (or (null? failed) (eq? (unbox %mode) 'summary))
            (newline)
            (begin
              (%print " First failed example:\n")
              ((%last failed)))))))

(define (%last list) (car (reverse list)))
