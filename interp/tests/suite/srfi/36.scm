(import (srfi 36) (srfi 35))
;; differs: standard procedures raise the language's own conditions; those of files and of reading are recognised as &i/o-filename-error and &read-error.
(define (raised thunk) (guard (e (#t e)) (thunk)))
(let ((e (raised (lambda () (open-input-file "/no/such/file"))))) (list (i/o-error? e) (i/o-filename-error? e) (read-error? e) (i/o-port-error? e))) ; => (#t #t #f #f)
(let ((e (raised (lambda () (read (open-input-string "(1")))))) (list (read-error? e) (i/o-error? e) (read-error-line e))) ; => (#t #f #f)
(let ((e (raised (lambda () (car 5))))) (list (i/o-error? e) (i/o-filename-error? e) (read-error? e))) ; => (#f #f #f)
(let ((e (make-condition &i/o-read-error 'port 'p))) (list (i/o-read-error? e) (i/o-port-error? e) (i/o-error? e) (error? e) (i/o-write-error? e) (i/o-error-port e))) ; => (#t #t #t #t #f p)
(map (lambda (type) (i/o-port-error? (make-condition type 'port 'p))) (list &i/o-port-error &i/o-write-error &i/o-closed-error)) ; => (#t #t #t)
(list (i/o-write-error? (make-condition &i/o-write-error 'port 1)) (i/o-closed-error? (make-condition &i/o-closed-error 'port 1))) ; => (#t #t)
(map (lambda (type) (let ((e (make-condition type 'filename "f"))) (list (i/o-filename-error? e) (i/o-error-filename e)))) (list &i/o-filename-error &i/o-malformed-filename-error &i/o-file-protection-error &i/o-file-is-read-only-error &i/o-file-already-exists-error &i/o-no-such-file-error)) ; => ((#t "f") (#t "f") (#t "f") (#t "f") (#t "f") (#t "f"))
(map (lambda (pred type) (pred (make-condition type 'filename "f"))) (list i/o-malformed-filename-error? i/o-file-protection-error? i/o-file-protection-error? i/o-file-is-read-only-error? i/o-file-already-exists-error? i/o-no-such-file-error? i/o-no-such-file-error?) (list &i/o-malformed-filename-error &i/o-file-protection-error &i/o-file-is-read-only-error &i/o-file-is-read-only-error &i/o-file-already-exists-error &i/o-no-such-file-error &i/o-filename-error)) ; => (#t #t #t #t #t #t #f)
(let ((e (make-condition &read-error 'line 1 'column 0 'position 3 'span 2))) (list (read-error? e) (error? e) (read-error-line e) (read-error-column e) (read-error-position e) (read-error-span e))) ; => (#t #t 1 0 3 2)
(read-error-line 5) ; error: `read-error-line` wanted a condition of the type &read-error as argument 1, got 5
(i/o-error-filename 5) ; error: `i/o-error-filename` wanted a condition of the type &i/o-filename-error
(i/o-error? (make-condition &i/o-error)) ; => #t
