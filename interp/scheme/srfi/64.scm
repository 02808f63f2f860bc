;;;; Testing: runners, which count results and call back, and the groups that are open.

;;; The type of test runners. For each event a runner has a procedure, which `test-runner-on-…` gives and
;;; `test-runner-on-…!` sets; the aux value is for those procedures. `test-runner-…-count` gives the numbers so far.
;;; (test-runner? (test-runner-null)) ; => #t
(define-record-type <test-runner>
  (%make-runner pass-count fail-count xpass-count xfail-count skip-count total result groups skips failures only
                on-test-begin on-test-end on-group-begin on-group-end on-final on-bad-count on-bad-end-name aux)
  test-runner?
  (pass-count test-runner-pass-count %set-pass-count!)
  (fail-count test-runner-fail-count %set-fail-count!)
  (xpass-count test-runner-xpass-count %set-xpass-count!)
  (xfail-count test-runner-xfail-count %set-xfail-count!)
  (skip-count test-runner-skip-count %set-skip-count!)
  (total %total %set-total!)
  (result %result %set-result!)
  (groups %groups %set-groups!)
  (skips %skips %set-skips!)
  (failures %failures %set-failures!)
  (only %only %set-only!)
  (on-test-begin test-runner-on-test-begin test-runner-on-test-begin!)
  (on-test-end test-runner-on-test-end test-runner-on-test-end!)
  (on-group-begin test-runner-on-group-begin test-runner-on-group-begin!)
  (on-group-end test-runner-on-group-end test-runner-on-group-end!)
  (on-final test-runner-on-final test-runner-on-final!)
  (on-bad-count test-runner-on-bad-count test-runner-on-bad-count!)
  (on-bad-end-name test-runner-on-bad-end-name test-runner-on-bad-end-name!)
  (aux test-runner-aux-value test-runner-aux-value!))

(define (%check-runner who runner)
  (if (not (test-runner? runner)) (%wrong-type who 1 "a test runner" runner)))

;;; A runner whose events do nothing.
;;; (test-runner-pass-count (test-runner-null)) ; => 0
(define (test-runner-null)
  (%make-runner 0 0 0 0 0 0 '() '() '() '() #f void void void void void void void #f))

;; A group that is open: its name, how many tests it announced or #f, how many there were before it, and the
;; specifiers that were in force outside.
(define-record-type <group>
  (%make-group name count before skips failures)
  %group?
  (name %group-name)
  (count %group-count)
  (before %group-before)
  (skips %group-skips)
  (failures %group-failures))

;;; The names of the groups that are open, the innermost first.
;;; (test-runner-group-stack (test-runner-null)) ; => ()
(define (test-runner-group-stack runner)
  (%check-runner 'test-runner-group-stack runner)
  (map %group-name (%groups runner)))

;;; The names of the groups that are open, the outermost first.
;;; (test-runner-group-path (test-runner-null)) ; => ()
(define (test-runner-group-path runner)
  (%check-runner 'test-runner-group-path runner)
  (reverse (test-runner-group-stack runner)))

;;; Forgets the results and the specifiers of a runner.
;;; (let ((r (test-runner-null))) (test-runner-reset r) (test-runner-fail-count r)) ; => 0
(define (test-runner-reset runner)
  (%check-runner 'test-runner-reset runner)
  (for-each (lambda (set!) (set! runner 0))
            (list %set-pass-count! %set-fail-count! %set-xpass-count! %set-xfail-count! %set-skip-count! %set-total!))
  (for-each (lambda (set!) (set! runner '()))
            (list %set-result! %set-groups! %set-skips! %set-failures!))
  (%set-only! runner #f))

;; The current runner is in a box, so that it can be set where it was not bound.
(define %current (make-parameter (box #f)))

;;; The current runner, or `#f`; with an argument, makes that the current one.
;;; (test-with-runner (test-runner-null) (test-runner? (test-runner-current))) ; => #t
(define (test-runner-current . runner)
  (if (pair? runner)
      (begin
        (if (car runner) (%check-runner 'test-runner-current (car runner)))
        (set-box! (%current) (car runner)))
      (unbox (%current))))

;;; The current runner; an error when there is none.
;;; (test-with-runner (test-runner-null) (test-runner? (test-runner-get))) ; => #t
(define (test-runner-get)
  (or (test-runner-current) (error "test-runner-get: there is no test runner; call `test-begin` before")))

(define (%call-with-runner runner thunk)
  (%check-runner 'test-with-runner runner)
  (parameterize ((%current (box runner))) (thunk)))

;;; Evaluates the forms with the given runner as the current one.
;;; (test-with-runner (test-runner-null) (test-assert #t) (test-runner-pass-count (test-runner-get))) ; => 1
(define-syntax test-with-runner
  (syntax-rules ()
    ((_ runner form ...)
     (%call-with-runner runner (lambda () form ...)))))

(define %factory (box #f))

;;; The procedure that makes new runners; with an argument, makes that the one.
;;; (test-runner? ((test-runner-factory))) ; => #t
(define (test-runner-factory . factory)
  (if (pair? factory)
      (begin
        (%check-procedure 'test-runner-factory 1 (car factory))
        (set-box! %factory (car factory)))
      (or (unbox %factory) test-runner-simple)))

;;; A new runner, made by the factory.
;;; (test-runner? (test-runner-create)) ; => #t
(define (test-runner-create)
  ((test-runner-factory)))
