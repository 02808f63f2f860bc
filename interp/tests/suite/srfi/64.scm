(import (srfi 64))
;; differs: the simple runner writes no log file unless its aux value is a port or the name of a file.
;; differs: the simple runner stops being the current one when its last group has ended.
(define (kinds thunk) (let ((runner (test-runner-null)) (found '())) (test-runner-on-test-end! runner (lambda (r) (set! found (cons (test-result-kind r) found)))) (test-with-runner runner (thunk)) (reverse found)))
(kinds (lambda () (test-assert #t) (test-assert "named" #f) (test-assert 5) (test-assert (car 5)))) ; => (pass fail pass fail)
(kinds (lambda () (test-equal "a" "a") (test-equal "n" '(1) (list 1)) (test-eqv 1.5 1.5) (test-eqv "n" "a" "b") (test-eq 'a 'a) (test-eq "n" 'a 'b) (test-equal 1 2))) ; => (pass pass pass fail pass fail fail)
(kinds (lambda () (test-approximate 1.0 1.05 0.1) (test-approximate "n" 1.0 1.2 0.1) (test-approximate 1+2i 1+2.01i 0.1))) ; => (pass fail pass)
(kinds (lambda () (test-error (car 5)) (test-error #t (car 5)) (test-error "n" #t (car 5)) (test-error 5) (test-error symbol? (raise 'x)) (test-error string? (raise 'x)))) ; => (pass pass pass fail pass fail)
(kinds (lambda () (test-skip 1) (test-assert #t) (test-assert #t) (test-skip "b") (test-assert "a" #t) (test-assert "b" #f) (test-assert "b" #f))) ; => (skip pass pass skip skip)
(kinds (lambda () (test-expect-fail 2) (test-assert #f) (test-assert #t) (test-assert #t))) ; => (xfail xpass pass)
(kinds (lambda () (test-skip (test-match-nth 2 2)) (test-assert #t) (test-assert #t) (test-assert #t) (test-assert #t))) ; => (pass skip skip pass)
(kinds (lambda () (test-skip (test-match-any "a" "b")) (test-assert "a" #t) (test-assert "b" #t) (test-assert "c" #t))) ; => (skip skip pass)
(kinds (lambda () (test-skip (test-match-all "a" 2)) (test-assert "a" #t) (test-assert "b" #t) (test-assert "a" #t))) ; => (skip pass pass)
(kinds (lambda () (test-skip (test-match-name "a") "a") (test-assert "a" #t))) ; => (skip)
(kinds (lambda () (test-skip (lambda (r) (equal? (test-runner-test-name r) "x"))) (test-assert "x" #t) (test-assert "y" #t))) ; => (skip pass)
(test-with-runner (test-runner-null) (test-skip 'x)) ; error: `test-match-all` wanted a specifier
(kinds (lambda () (test-begin "g") (test-skip "a") (test-assert "a" #t) (test-end) (test-assert "a" #t))) ; => (skip pass)
(kinds (lambda () (test-group "g" (test-assert #t) (define x 1) (test-eqv 1 x)))) ; => (pass pass)
(kinds (lambda () (test-skip "g") (test-group "g" (test-assert #t)) (test-assert #t))) ; => (pass)
(kinds (lambda () (test-apply "b" (lambda () (test-assert "a" #t) (test-assert "b" #t))))) ; => (skip pass)
(kinds (lambda () (test-apply (lambda () (test-assert "a" #t))))) ; => (pass)
(let ((r (test-runner-null))) (test-apply r "b" "c" (lambda () (test-assert "a" #t) (test-assert "b" #t) (test-assert "c" #t))) (list (test-runner-pass-count r) (test-runner-skip-count r))) ; => (2 1)
(let ((r (test-runner-null))) (test-with-runner r (test-assert #t) (test-assert #f) (test-expect-fail 2) (test-assert #f) (test-assert #t) (test-skip 1) (test-assert #t)) (list (test-runner-pass-count r) (test-runner-fail-count r) (test-runner-xfail-count r) (test-runner-xpass-count r) (test-runner-skip-count r))) ; => (1 1 1 1 1)
(let ((r (test-runner-null))) (test-with-runner r (test-assert #t) (test-runner-reset r)) (list (test-runner-pass-count r) (test-result-alist r))) ; => (0 ())
(let ((r (test-runner-null))) (test-with-runner r (test-equal "n" 1 (+ 1 1))) (map (lambda (p) (test-result-ref r p)) '(test-name source-form expected-value actual-value result-kind missing))) ; => ("n" (+ 1 1) 1 2 fail #f)
(let ((r (test-runner-null))) (test-with-runner r (test-error symbol? (raise 'x))) (test-result-ref r 'actual-error)) ; => x
(let ((r (test-runner-null))) (test-result-set! r 'a 1) (test-result-set! r 'b 2) (test-result-set! r 'a 3) (test-result-remove r 'b) (let ((l (test-result-alist r))) (test-result-clear r) (list l (test-result-alist r) (test-result-ref r 'a 'default)))) ; => (((a . 3)) () default)
(test-with-runner (test-runner-null) (test-assert #t) (let ((a (test-passed?))) (test-assert #f) (list a (test-passed?) (test-passed? (test-runner-get)) (test-result-kind (test-runner-get))))) ; => (#t #f #f fail)
(test-with-runner (test-runner-null) (test-begin "a" 5) (test-begin "b") (list (test-runner-group-path (test-runner-get)) (test-runner-group-stack (test-runner-current)))) ; => (("a" "b") ("b" "a"))
(list (test-runner? (test-runner-null)) (test-runner? (test-runner-simple)) (test-runner? 5) (test-runner-current)) ; => (#t #t #f #f)
(test-runner-get) ; error: there is no test runner
(test-end) ; error: there is no test runner
(test-with-runner (test-runner-null) (test-end)) ; error: test-end: there is no group to end
(test-with-runner 5 #t) ; error: `test-with-runner` wanted a test runner as argument 1, got 5
(let ((r (test-runner-null))) (test-runner-aux-value! r 7) (list (test-runner-aux-value r) (procedure? (test-runner-on-final r)))) ; => (7 #t)
(define (events thunk) (let* ((r (test-runner-null)) (found '()) (note (lambda (name) (lambda (r . rest) (set! found (cons (cons name rest) found)))))) (test-runner-on-group-begin! r (note 'group-begin)) (test-runner-on-group-end! r (note 'group-end)) (test-runner-on-test-begin! r (note 'test-begin)) (test-runner-on-test-end! r (note 'test-end)) (test-runner-on-final! r (note 'final)) (test-runner-on-bad-count! r (note 'bad-count)) (test-runner-on-bad-end-name! r (note 'bad-end-name)) (test-with-runner r (thunk)) (reverse found)))
(events (lambda () (test-begin "a" 2) (test-assert #t) (test-end "b"))) ; => ((group-begin "a" 2) (test-begin) (test-end) (group-end) (bad-end-name "a" "b") (bad-count 1 2) (final))
(events (lambda () (test-begin "a") (test-group "b" 1) (test-end "a"))) ; => ((group-begin "a" #f) (group-begin "b" #f) (group-end) (group-end) (final))
(map procedure? (let ((r (test-runner-simple))) (list (test-runner-on-group-begin r) (test-runner-on-group-end r) (test-runner-on-test-begin r) (test-runner-on-test-end r) (test-runner-on-bad-count r) (test-runner-on-bad-end-name r)))) ; => (#t #t #t #t #t #t)
(begin (test-begin "suite" 4) (test-equal "sum" 3 (+ 1 2)) (test-equal "bad" 4 (+ 1 2)) (test-group "inner" (test-assert (car 5))) (test-expect-fail 1) (test-assert #t) (test-end "suite") (test-runner-current))
; prints FAIL suite: bad
; prints   expected: 4
; prints   got: 3
; prints FAIL suite: inner: (car 5)
; prints   error: `car` wanted a pair as argument 1, got 5
; prints XPASS suite: #t
; prints   got: #t
; prints # of expected passes      1
; prints # of unexpected successes 1
; prints # of unexpected failures  2
; => #f
(begin (test-begin "count" 2) (test-skip 1) (test-assert #t) (test-end))
; prints *** Total number of tests was 1 but should be 2.
; prints # of skipped tests        1
(test-with-runner (test-runner-simple) (test-begin "a") (test-end "b")) ; error: test-end: the group "a" ends as "b"
(let ((r (test-runner-simple)) (log (open-output-string))) (test-runner-aux-value! r log) (test-with-runner r (test-begin "a") (test-assert "t" #t) (test-end)) (display (get-output-string log)))
; prints # of expected passes      1
; prints Group begin: a
; prints Test begin: a: t
; prints Test end: pass a: t
; prints   got: #t
; prints Group end: a
; prints # of expected passes      1
(guard (e (#t (display e))) (test-with-runner (test-runner-null) (test-group-with-cleanup "g" (display "body ") (raise 'oops) (display "cleanup ")))) ; prints body cleanup oops
(begin (test-runner-factory test-runner-null) (test-begin "quiet") (test-assert #f) (test-end) (let ((n (test-runner-fail-count (test-runner-current)))) (test-runner-current #f) (test-runner-factory test-runner-simple) n)) ; => 1
(test-runner? (test-runner-create)) ; => #t
(test-read-eval-string "(+ 3 4)") ; => 7
(test-read-eval-string "(+ 3 4) ") ; error: something follows the expression
(test-read-eval-string "(+ 3") ; error: …
(begin (test-on-group-begin-simple (test-runner-null) "a" #f) (test-on-group-end-simple (test-runner-null)) (test-on-test-begin-simple (test-runner-null)) (test-on-test-end-simple (test-runner-null)) (test-on-final-simple (test-runner-null))) ; prints nothing
(test-on-bad-count-simple (test-runner-null) 2 3) ; prints *** Total number of tests was 2 but should be 3.
(test-on-bad-end-name-simple (test-runner-null) "a" "b") ; error: the group "a" ends as "b"
