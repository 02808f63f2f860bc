;;;; Testing: the simple runner. It prints the tests that did not go as expected, and the counts in the end. A log of
;;;; all tests is kept only on request: the aux value may be a textual output port, or the name of a file to write.

;; Writes a line to the log, when there is one.
(define (%log runner . parts)
  (let ((port (%log-port runner)))
    (if port (%print-line port parts))))

(define (%log-port runner)
  (let ((aux (test-runner-aux-value runner)))
    (cond ((string? aux)
           (test-runner-aux-value! runner (open-output-file aux))
           (test-runner-aux-value runner))
          ((and (output-port? aux) (textual-port? aux)) aux)
          (else #f))))

(define (%print-line port parts)
  (for-each (lambda (part) (display part port)) parts)
  (newline port))

(define (%say runner . parts)
  (%print-line (current-output-port) parts)
  (apply %log runner parts))

(define (%written value)
  (let ((port (open-output-string)))
    (write value port)
    (get-output-string port)))

;; The name of the last test with those of its groups in front, or its expression.
(define (%full-name runner)
  (let ((name (test-runner-test-name runner)))
    (string-append
     (apply string-append (map (lambda (group) (string-append (%text group) ": ")) (test-runner-group-path runner)))
     (if (equal? name "") (%written (test-result-ref runner 'source-form)) (%text name)))))

(define (%text object)
  (if (string? object) object (%written object)))

(define (%error-text object)
  (if (condition? object) (condition-message object) (%written object)))

;; The lines that say what was expected of a test, and what came.
(define (%print-details runner print)
  (for-each
   (lambda (property)
     (let ((entry (assq (car property) (test-result-alist runner))))
       (if entry (print runner "  " (cadr property) ((caddr property) (cdr entry))))))
   (list (list 'expected-value "expected: " %written)
         (list 'actual-value "got: " %written)
         (list 'expected-error "expected error: " %written)
         (list 'actual-error "error: " %error-text))))

;;; What the simple runner does when a group begins.
;;; (test-on-group-begin-simple (test-runner-null) "a" 1) ; prints nothing
(define (test-on-group-begin-simple runner name count)
  (%log runner "Group begin: " (%text name)))

;;; What the simple runner does when a group ends.
;;; (test-on-group-end-simple (test-runner-null)) ; prints nothing
(define (test-on-group-end-simple runner)
  (let ((groups (test-runner-group-stack runner)))
    (%log runner "Group end: " (if (pair? groups) (%text (car groups)) ""))))

;;; What the simple runner does before a test.
;;; (test-on-test-begin-simple (test-runner-null)) ; prints nothing
(define (test-on-test-begin-simple runner)
  (%log runner "Test begin: " (%full-name runner)))

;;; What the simple runner does behind a test: it prints those that failed or passed against expectation.
;;; (test-on-test-end-simple (test-runner-null)) ; prints nothing
(define (test-on-test-end-simple runner)
  (case (test-result-kind runner)
    ((fail) (%say runner "FAIL " (%full-name runner)) (%print-details runner %say))
    ((xpass) (%say runner "XPASS " (%full-name runner)) (%print-details runner %say))
    (else
     (%log runner "Test end: " (or (test-result-kind runner) "") " " (%full-name runner))
     (%print-details runner %log))))

;;; What the simple runner does when a group did not have the tests that it announced.
;;; (test-on-bad-count-simple (test-runner-null) 2 3) ; prints *** Total number of tests was 2 but should be 3.
(define (test-on-bad-count-simple runner actual expected)
  (%say runner "*** Total number of tests was " actual " but should be " expected "."))

;;; What the simple runner does when a group ends under another name: an error.
;;; (test-on-bad-end-name-simple (test-runner-null) "a" "b") ; error: test-end: the group "a" ends as "b"
(define (test-on-bad-end-name-simple runner begin-name end-name)
  (error (string-append "test-end: the group " (%written begin-name) " ends as " (%written end-name))))

;;; What the simple runner does in the end: it prints the counts that are not zero.
;;; (test-on-final-simple (test-runner-null)) ; prints nothing
(define (test-on-final-simple runner)
  (for-each
   (lambda (line)
     (let ((n ((cdr line) runner)))
       (if (> n 0) (%say runner (car line) n))))
   (list (cons "# of expected passes      " test-runner-pass-count)
         (cons "# of expected failures    " test-runner-xfail-count)
         (cons "# of unexpected successes " test-runner-xpass-count)
         (cons "# of unexpected failures  " test-runner-fail-count)
         (cons "# of skipped tests        " test-runner-skip-count)))
  (let ((port (%log-port runner)))
    (if port (flush-output-port port)))
  (if (eq? runner (test-runner-current)) (test-runner-current #f)))

;;; A runner that prints what does not go as expected, and the counts in the end.
;;; (test-runner-fail-count (test-runner-simple)) ; => 0
(define (test-runner-simple)
  (let ((runner (test-runner-null)))
    (test-runner-on-group-begin! runner test-on-group-begin-simple)
    (test-runner-on-group-end! runner test-on-group-end-simple)
    (test-runner-on-test-begin! runner test-on-test-begin-simple)
    (test-runner-on-test-end! runner test-on-test-end-simple)
    (test-runner-on-bad-count! runner test-on-bad-count-simple)
    (test-runner-on-bad-end-name! runner test-on-bad-end-name-simple)
    (test-runner-on-final! runner test-on-final-simple)
    runner))
