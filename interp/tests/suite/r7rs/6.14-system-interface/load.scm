;; The files are in tests/files, and the tests run two folders above.
(load "tests/files/constants.scm") ; prints nothing
(list one two) ; => (1 2)
;; The value of the last form is that of load.
(load "tests/files/value.scm") ; => (second third)
(load "tests/files/empty.scm") ; prints nothing
;; Forms are evaluated one by one: those before a wrong one have run, those after it have not. A macro may call
;; what an earlier form defined.
(define reached 'nothing)
(load "tests/files/stops.scm") ; error: let: each binding is a list of a name and a value
reached ; => (first 42)
;; Forms before one that fails have run.
(load "tests/files/failing.scm") ; error: `car` wanted a pair
both ; => (early early)
;; Text that does not read is not evaluated in part.
(define early 'before)
(load "tests/files/unclosed.scm") ; error: read-error: this `(` is never closed
early ; => before
(load "tests/files/no such file.scm") ; error: file-error: cannot read tests/files/no such file.scm
(load 'file) ; error: load
(load "tests/files/value.scm" (environment '(scheme base))) ; => (second third)
(load "tests/files/constants.scm" (environment '(scheme base))) ; error: this environment cannot be changed
;; Includes of a loaded file are relative to it.
(load "tests/files/nested/outer.scm")
(outer) ; => ((inner innermost) 1 2)
;; A continuation that a form of the file has captured goes on with the forms behind it.
(define name (string-append "suite-scratch-load-" (number->string (random 1000000000)) "-" (number->string (current-jiffy))))
(call-with-output-file name (lambda (p) (for-each (lambda (form) (write form p)) '((define again #f) (define times 0) (call/cc (lambda (k) (set! again k))) (set! times (+ times 1)) (* times 10)))))
(let ((seen (load name))) (if (< seen 30) (again #f) seen)) ; => 30
(delete-file name)
