;; The files are in tests/files, and the tests run two folders above.
(include "tests/files/value.scm") ; => (second third)
(list (include "tests/files/value.scm") 4) ; => ((second third) 4)
(include "tests/files/constants.scm")
(list one two) ; => (1 2)

;; A path is relative to the file that names it: files of folders below and above, several at once.
(include "tests/files/nested/outer.scm")
(outer) ; => ((inner innermost) 1 2)
(include "tests/files/constants.scm" "tests/files/empty.scm" "tests/files/value.scm") ; => (second third)

;; In a body the definitions are its own, and scanned with the others.
(let ((one 'outside)) (define (later) two) (include "tests/files/constants.scm") (list one (later))) ; => (1 2)
(define (f) (include "tests/files/nested/outer.scm") (outer))
(f) ; => ((inner innermost) 1 2)
(let () (begin (include "tests/files/constants.scm")) two) ; => 2
(when #t (include "tests/files/value.scm")) ; => (second third)
;; An include that a template makes finds its file from where the template stands; what it includes is not renamed.
(define-syntax include-constants (syntax-rules () ((_) (include "tests/files/constants.scm"))))
(let () (include-constants) (+ one two)) ; => 3

;; include-ci reads as if the file began with #!fold-case: symbols, not text and characters.
(include-ci "tests/files/shouting.scm")
(shout 'X) ; => (loud bar "Kept" #\A X)
(begin (include-ci "tests/files/shouting.scm" "tests/files/value.scm")) ; => (second third)
;; The files that come after are read as they are written.
(let () (include "tests/files/shouting.scm") 1) ; error: is not defined

;; Libraries.
(define-library (included) (export one (rename two second)) (import (scheme base)) (include "tests/files/constants.scm"))
(let-syntax () (eval '(list one second) (environment '(only (scheme base) list) '(included)))) ; => (1 2)
(eval '(list (outer) two (shout 'x)) (environment '(only (scheme base) list quote) '(tests files parts))) ; => (((inner innermost) 1 2) 2 (loud bar "Kept" #\A x))
(import (tests files misspelt)) ; error: if: takes 2 or 3 parts, got none

;; What cannot be included.
(include "tests/files/no such file.scm") ; error: file-error: cannot read tests/files/no such file.scm
(let () (include "tests/files") 1) ; error: file-error: cannot read tests/files
(include) ; error: include: takes at least 1 part, got none
(include value) ; error: include: the path is a string
(include "tests/files/empty.scm") ; prints nothing
(+ 1 (include "tests/files/empty.scm")) ; error: +
(include "tests/files/unclosed.scm") ; error: read-error: this `(` is never closed
(include "tests/files/misspelt.scm") ; error: if: takes 2 or 3 parts, got none
(guard (e ((file-error? e) 'no-file)) (eval '(include "none") (interaction-environment))) ; => no-file
(guard (e ((read-error? e) 'unreadable)) (eval '(include "tests/files/unclosed.scm") (interaction-environment))) ; => unreadable

;; Files that include each other in a circle.
(include "tests/files/itself.scm") ; error: tests/files/itself.scm includes itself
(include "tests/files/circle.scm") ; error: tests/files/circle.scm includes itself by way of tests/files/nested/back.scm
(let () (include "tests/files/circle.scm") 1) ; error: includes itself
;; The same file twice is no circle.
(let () (include "tests/files/constants.scm") (let () (include "tests/files/constants.scm") two)) ; => 2
