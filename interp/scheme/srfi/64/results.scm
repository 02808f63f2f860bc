;;;; Testing: the properties of the last result, and specifiers of tests.

;;; The properties of the current or last test, an association list.
;;; (test-result-alist (test-runner-null)) ; => ()
(define (test-result-alist runner)
  (%check-runner 'test-result-alist runner)
  (%result runner))

;;; A property of the current or last test, or the default, `#f` when left out.
;;; (test-result-ref (test-runner-null) 'result-kind 'none) ; => none
(define (test-result-ref runner property . default)
  (%check-runner 'test-result-ref runner)
  (let ((entry (assq property (%result runner))))
    (cond (entry (cdr entry))
          ((pair? default) (car default))
          (else #f))))

;;; Sets a property of the current test.
;;; (let ((r (test-runner-null))) (test-result-set! r 'x 1) (test-result-ref r 'x)) ; => 1
(define (test-result-set! runner property value)
  (test-result-remove runner property)
  (%set-result! runner (cons (cons property value) (%result runner))))

;;; Removes a property of the current test.
;;; (let ((r (test-runner-null))) (test-result-set! r 'x 1) (test-result-remove r 'x) (test-result-alist r)) ; => ()
(define (test-result-remove runner property)
  (%check-runner 'test-result-remove runner)
  (%set-result! runner (remove (lambda (entry) (eq? (car entry) property)) (%result runner))))

;;; Removes all properties of the current test.
;;; (let ((r (test-runner-null))) (test-result-set! r 'x 1) (test-result-clear r) (test-result-alist r)) ; => ()
(define (test-result-clear runner)
  (%check-runner 'test-result-clear runner)
  (%set-result! runner '()))

(define (%runner-of who arguments)
  (let ((runner (if (pair? arguments) (car arguments) (test-runner-get))))
    (%check-runner who runner)
    runner))

;;; What became of the current or last test: `pass`, `fail`, `xpass`, `xfail`, `skip`, or `#f` while it runs.
;;; (test-with-runner (test-runner-null) (test-assert #f) (test-result-kind)) ; => fail
(define (test-result-kind . runner)
  (test-result-ref (%runner-of 'test-result-kind runner) 'result-kind))

;;; Whether the last test passed, as expected or not.
;;; (test-with-runner (test-runner-null) (test-assert #t) (test-passed?)) ; => #t
(define (test-passed? . runner)
  (and (memq (test-result-ref (%runner-of 'test-passed? runner) 'result-kind) '(pass xpass)) #t))

;;; The name of the current test or the group that begins, an empty string when it has none.
;;; (test-runner-test-name (test-runner-null)) ; => ""
(define (test-runner-test-name runner)
  (test-result-ref runner 'test-name ""))

;; The predicate of runners that a specifier stands for: a procedure, the name of a test, a number of tests to come.
(define (%specifier who object)
  (cond ((procedure? object) object)
        ((string? object) (test-match-name object))
        ((exact-nonnegative-integer? object) (test-match-nth 1 object))
        (else (%wrong-type who 1 "a specifier: a procedure, a name or a count" object))))

;; Asks every one, because those that count have to see each test.
(define (%any-match? matches runner)
  (fold (lambda (match? found?) (or (match? runner) found?)) #f matches))

;;; Matches tests by their name.
;;; (procedure? (test-match-name "a")) ; => #t
(define (test-match-name name)
  (lambda (runner) (equal? name (test-runner-test-name runner))))

;;; Matches the nth test that it is asked about, counted from 1, and as many as `count` (1 when left out) from there.
;;; (let ((m? (test-match-nth 2))) (list (m? #f) (m? #f) (m? #f))) ; => (#f #t #f)
(define (test-match-nth n . count)
  (%check-index 'test-match-nth 1 n)
  (let ((end (+ n (if (pair? count) (car count) 1))) (seen 0))
    (lambda (runner)
      (set! seen (+ seen 1))
      (and (>= seen n) (< seen end)))))

;;; Matches tests that match all of the specifiers.
;;; ((test-match-all (lambda (r) #t) (lambda (r) #f)) #f) ; => #f
(define (test-match-all . specifiers)
  (let ((matches (map (lambda (s) (%specifier 'test-match-all s)) specifiers)))
    (lambda (runner)
      (fold (lambda (match? all?) (and (match? runner) all?)) #t matches))))

;;; Matches tests that match any of the specifiers.
;;; ((test-match-any (lambda (r) #t) (lambda (r) #f)) #f) ; => #t
(define (test-match-any . specifiers)
  (let ((matches (map (lambda (s) (%specifier 'test-match-any s)) specifiers)))
    (lambda (runner) (%any-match? matches runner))))

;;; Skips the tests that match all of the specifiers, until the group ends.
;;; (test-with-runner (test-runner-null) (test-skip 1) (test-assert #f) (test-result-kind)) ; => skip
(define (test-skip . specifiers)
  (let ((runner (test-runner-get)))
    (%set-skips! runner (cons (apply test-match-all specifiers) (%skips runner)))))

;;; Expects the tests that match all of the specifiers to fail, until the group ends.
;;; (test-with-runner (test-runner-null) (test-expect-fail "x") (test-assert "x" #f) (test-result-kind)) ; => xfail
(define (test-expect-fail . specifiers)
  (let ((runner (test-runner-get)))
    (%set-failures! runner (cons (apply test-match-all specifiers) (%failures runner)))))
