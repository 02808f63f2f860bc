;;;; Testing: the tests themselves, and groups.

;; Decides what is expected of the current test: skip, xfail or #f.
(define (%expectation runner)
  (let ((skip? (%any-match? (%skips runner) runner))
        (run? (or (not (%only runner)) (%any-match? (%only runner) runner)))
        (fail? (%any-match? (%failures runner) runner)))
    (cond ((or skip? (not run?)) 'skip)
          (fail? 'xfail)
          (else #f))))

(define (%count-result! runner kind)
  (%set-total! runner (+ 1 (%total runner)))
  (case kind
    ((pass) (%set-pass-count! runner (+ 1 (test-runner-pass-count runner))))
    ((fail) (%set-fail-count! runner (+ 1 (test-runner-fail-count runner))))
    ((xpass) (%set-xpass-count! runner (+ 1 (test-runner-xpass-count runner))))
    ((xfail) (%set-xfail-count! runner (+ 1 (test-runner-xfail-count runner))))
    (else (%set-skip-count! runner (+ 1 (test-runner-skip-count runner))))))

;; The result of the thunk; of an exception, a note of it and #f.
(define (%guarded runner thunk)
  (guard (e (#t
             (test-result-set! runner 'actual-error e)
             #f))
    (thunk)))

;; Runs one test. `(run runner)` tells whether it passes.
(define (%test name form run)
  (let ((runner (or (test-runner-current) (%install-runner!))))
    (%set-result! runner
                  (append (if name (list (cons 'test-name name)) '())
                          (list (cons 'source-form form))))
    (let ((expectation (%expectation runner)))
      (if expectation (test-result-set! runner 'result-kind expectation))
      ((test-runner-on-test-begin runner) runner)
      (let ((kind (if (eq? expectation 'skip)
                      'skip
                      (let ((pass? (%guarded runner (lambda () (run runner)))))
                        (if (eq? expectation 'xfail)
                            (if pass? 'xpass 'xfail)
                            (if pass? 'pass 'fail))))))
        (test-result-set! runner 'result-kind kind)
        (%count-result! runner kind)
        ((test-runner-on-test-end runner) runner)))))

(define (%install-runner!)
  (test-runner-current (test-runner-create))
  (test-runner-current))

(define (%test-true name form thunk)
  (%test name form
         (lambda (runner)
           (let ((value (thunk)))
             (test-result-set! runner 'actual-value value)
             value))))

(define (%test-same name form same? expected actual)
  (%test name form
         (lambda (runner)
           (let ((expected (expected)))
             (test-result-set! runner 'expected-value expected)
             (let ((value (actual)))
               (test-result-set! runner 'actual-value value)
               (same? expected value))))))

(define (%test-raises name form type thunk)
  (%test name form
         (lambda (runner)
           (let ((type (type)))
             (test-result-set! runner 'expected-error type)
             (guard (e (#t
                        (test-result-set! runner 'actual-error e)
                        (if (procedure? type) (type e) (not (eq? type #f)))))
               (test-result-set! runner 'actual-value (thunk))
               #f)))))

;;; Tests that an expression is true. The name may be left out.
;;; (test-with-runner (test-runner-null) (test-assert "one" (= 1 1)) (test-result-kind)) ; => pass
(define-syntax test-assert
  (syntax-rules ()
    ((_ name expr) (%test-true name 'expr (lambda () expr)))
    ((_ expr) (%test-true #f 'expr (lambda () expr)))))

;;; Tests that the value of an expression is the expected one, by `equal?`. The name may be left out.
;;; (test-with-runner (test-runner-null) (test-equal "sum" 3 (+ 1 2)) (test-result-kind)) ; => pass
(define-syntax test-equal
  (syntax-rules ()
    ((_ name expected expr) (%test-same name 'expr equal? (lambda () expected) (lambda () expr)))
    ((_ expected expr) (%test-same #f 'expr equal? (lambda () expected) (lambda () expr)))))

;;; Tests that the value of an expression is the expected one, by `eqv?`. The name may be left out.
;;; (test-with-runner (test-runner-null) (test-eqv 3 (+ 1 2)) (test-result-kind)) ; => pass
(define-syntax test-eqv
  (syntax-rules ()
    ((_ name expected expr) (%test-same name 'expr eqv? (lambda () expected) (lambda () expr)))
    ((_ expected expr) (%test-same #f 'expr eqv? (lambda () expected) (lambda () expr)))))

;;; Tests that the value of an expression is the expected one, by `eq?`. The name may be left out.
;;; (test-with-runner (test-runner-null) (test-eq 'a (car '(a))) (test-result-kind)) ; => pass
(define-syntax test-eq
  (syntax-rules ()
    ((_ name expected expr) (%test-same name 'expr eq? (lambda () expected) (lambda () expr)))
    ((_ expected expr) (%test-same #f 'expr eq? (lambda () expected) (lambda () expr)))))

;; A comparison of numbers that may differ by the error, in both parts.
(define (%near error)
  (lambda (expected actual)
    (and (<= (abs (- (real-part expected) (real-part actual))) error)
         (<= (abs (- (imag-part expected) (imag-part actual))) error))))

;;; Tests that a number is the expected one, but for an error. The name may be left out.
;;; (test-with-runner (test-runner-null) (test-approximate 1.5 1.49 0.1) (test-result-kind)) ; => pass
(define-syntax test-approximate
  (syntax-rules ()
    ((_ name expected expr error)
     (%test-same name 'expr (%near error) (lambda () expected) (lambda () expr)))
    ((_ expected expr error)
     (%test-same #f 'expr (%near error) (lambda () expected) (lambda () expr)))))

;;; Tests that an expression raises: anything when the type is `#t` or left out, otherwise what the type, a predicate,
;;; accepts. The name may be left out.
;;; (test-with-runner (test-runner-null) (test-error #t (car 5)) (test-result-kind)) ; => pass
(define-syntax test-error
  (syntax-rules ()
    ((_ name type expr) (%test-raises name 'expr (lambda () type) (lambda () expr)))
    ((_ type expr) (%test-raises #f 'expr (lambda () type) (lambda () expr)))
    ((_ expr) (%test-raises #f 'expr (lambda () #t) (lambda () expr)))))

;;; Begins a group of tests, of which a number may be announced. Makes a runner when there is none.
;;; (test-with-runner (test-runner-null) (test-begin "a") (test-runner-group-path (test-runner-get))) ; => ("a")
(define (test-begin name . count)
  (let ((runner (or (test-runner-current) (%install-runner!))) (count (and (pair? count) (car count))))
    (if count (%check-index 'test-begin 2 count))
    ((test-runner-on-group-begin runner) runner name count)
    (%set-groups! runner
                  (cons (%make-group name count (%total runner) (%skips runner) (%failures runner))
                        (%groups runner)))))

;;; Ends the group that began last; a name that is given has to be its name. The end of the last group is the end of
;;; the run: the simple runner prints its counts then, and stops being the current one.
;;; (test-with-runner (test-runner-null) (test-begin "a") (test-end) (test-runner-group-path (test-runner-get))) ; => ()
(define (test-end . name)
  (let* ((runner (test-runner-get)) (groups (%groups runner)))
    (if (null? groups) (error "test-end: there is no group to end; `test-begin` begins one"))
    (let* ((group (car groups)) (count (- (%total runner) (%group-before group))))
      ((test-runner-on-group-end runner) runner)
      (if (and (pair? name) (car name) (not (equal? (car name) (%group-name group))))
          ((test-runner-on-bad-end-name runner) runner (%group-name group) (car name)))
      (if (and (%group-count group) (not (= count (%group-count group))))
          ((test-runner-on-bad-count runner) runner count (%group-count group)))
      (%set-skips! runner (%group-skips group))
      (%set-failures! runner (%group-failures group))
      (%set-groups! runner (cdr groups))
      (if (null? (cdr groups)) ((test-runner-on-final runner) runner)))))

;; Runs a group's body, unless the group is to be skipped.
(define (%group name body cleanup)
  (let ((runner (or (test-runner-current) (%install-runner!))))
    (%set-result! runner (list (cons 'test-name name)))
    (if (not (eq? (%expectation runner) 'skip))
        (dynamic-wind
         (lambda () (test-begin name))
         body
         (lambda ()
           (cleanup)
           (test-end name))))))

;;; A group of tests around the forms.
;;; (test-with-runner (test-runner-null) (test-group "a" (test-runner-group-path (test-runner-get)))) ; => ("a")
(define-syntax test-group
  (syntax-rules ()
    ((_ name form ...) (%group name (lambda () (void) form ...) void))))

;;; A group of tests around the forms but the last, which is evaluated in the end, also when the group is left early.
;;; (test-with-runner (test-runner-null) (test-group-with-cleanup "a" (display "in ") (display "out"))) ; prints in out
(define-syntax test-group-with-cleanup
  (syntax-rules ()
    ((_ name form ... cleanup) (%group name (lambda () (void) form ...) (lambda () cleanup)))))

;;; Calls the procedure that comes last; of its tests only those run that match one of the specifiers. A runner may
;;; come first.
;;; (let ((runner (test-runner-null)))
;;;   (test-apply runner "b" (lambda () (test-assert "a" #f) (test-assert "b" #t)))
;;;   (list (test-runner-skip-count runner) (test-runner-pass-count runner))) ; => (1 1)
(define (test-apply first . rest)
  (if (test-runner? first)
      (%call-with-runner first (lambda () (apply test-apply rest)))
      (let* ((runner (or (test-runner-current) (%install-runner!)))
             (arguments (reverse (cons first rest)))
             (matches (map (lambda (s) (%specifier 'test-apply s)) (reverse (cdr arguments))))
             (before (%only runner)))
        (%check-procedure 'test-apply (length arguments) (car arguments))
        (dynamic-wind
         (lambda () (if (pair? matches) (%set-only! runner matches)))
         (car arguments)
         (lambda () (%set-only! runner before))))))

;;; The value of the one expression in the string; an error when something follows it.
;;; (test-read-eval-string "(+ 3 4)") ; => 7
(define (test-read-eval-string string)
  (if (not (string? string)) (%wrong-type 'test-read-eval-string 1 "a string" string))
  (let* ((port (open-input-string string)) (form (read port)))
    (if (not (eof-object? (read-char port))) (error "test-read-eval-string: something follows the expression" string))
    (eval form)))
