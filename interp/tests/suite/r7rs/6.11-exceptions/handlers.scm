(call-with-current-continuation (lambda (k) (with-exception-handler (lambda (e) (display "condition: ") (write e) (newline) (k 'exception)) (lambda () (+ 1 (raise 'an-error))))))
; prints condition: an-error
; => exception
(with-exception-handler (lambda (e) (cond ((string? e) (display e)) (else (display "a warning"))) 42) (lambda () (+ (raise-continuable "should be a number") 23)))
; prints should be a number
; => 65
;; A handler that returns from `raise` is a second exception, raised where the outer handler is current.
(guard (e (#t (list (condition-kind e) (error-object-irritants e)))) (with-exception-handler (lambda (e) 'back) (lambda () (raise 'first)))) ; => (handler-returned (first))
(guard (e (#t (error-object? e))) (with-exception-handler (lambda (e) 'back) (lambda () (error "first")))) ; => #t
(guard (e (#t (condition-kind e))) (with-exception-handler (lambda (e) 'back) (lambda () (car 1)))) ; => handler-returned
;; Within a handler the handler outside is current.
(guard (e (#t (list 'outer e)))
  (with-exception-handler (lambda (e) (raise (list 'inner e))) (lambda () (raise 'x)))) ; => (outer (inner x))
(with-exception-handler
  (lambda (e) (list 'outer e))
  (lambda () (with-exception-handler (lambda (e) (raise-continuable (list 'inner e))) (lambda () (raise-continuable 'x))))) ; => (outer (inner x))
;; `guard` with `=>`, without a match, and with values.
(guard (condition ((assq 'a condition) => cdr) ((assq 'b condition))) (raise (list (cons 'a 42)))) ; => 42
(guard (condition ((assq 'a condition) => cdr) ((assq 'b condition))) (raise (list (cons 'b 23)))) ; => (b . 23)
(with-exception-handler (lambda (e) 'resumed) (lambda () (list (guard (e2 ((string? e2) 'no)) (raise-continuable 'symbol))))) ; => (resumed)
;; It raises again in the dynamic environment of the raise but for the handler.
(let ((p (make-parameter 'outside)))
  (with-exception-handler
    (lambda (e) (p))
    (lambda () (guard (e (#f 'never)) (parameterize ((p 'inside)) (raise-continuable 'x)))))) ; => inside
(error-object-message (guard (e (#t e)) (error "message" 1 2))) ; => "message"
(error-object-irritants (guard (e (#t e)) (error "message" 1 '(2)))) ; => (1 (2))
(error-object-irritants (guard (e (#t e)) (error "message"))) ; => ()
(map error-object? (list (guard (e (#t e)) (raise 5)) (guard (e (#t e)) (error 'who "what")))) ; => (#f #t)
(error-object-message 5) ; error: `error-object-message` wanted an error object as argument 1, got 5
(read-error? (guard (e (#t e)) (read (open-input-string "(1 2")))) ; => #t
(read-error? (guard (e (#t e)) (read (open-input-string "#<no>")))) ; => #t
(read-error? (guard (e (#t e)) (car 1))) ; => #f
(file-error? (guard (e (#t e)) (open-input-file "no/such/file"))) ; => #t
(file-error? (guard (e (#t e)) (open-output-file "no/such/folder/file"))) ; => #t
(file-error? (guard (e (#t e)) (delete-file "no/such/file"))) ; => #t
(file-error? (guard (e (#t e)) (error "file"))) ; => #f
(with-exception-handler 5 list) ; error: `with-exception-handler` wanted a procedure as argument 1, got 5
(raise 'unhandled) ; error: unhandled
(raise (list 1 "two")) ; error: (1 "two") was raised and not handled
(raise-continuable 'unhandled) ; error: unhandled
