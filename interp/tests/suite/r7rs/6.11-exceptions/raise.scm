(call/cc (lambda (k) (with-exception-handler (lambda (e) (k (list 'caught e))) (lambda () (+ 1 (raise 'oops)))))) ; => (caught oops)
(with-exception-handler (lambda (e) 42) (lambda () (+ (raise-continuable 'should-be-a-number) 23))) ; => 65

;; The handler runs with the handlers outside its own.
(define trail '())
(call/cc
  (lambda (k)
    (with-exception-handler
      (lambda (e) (set! trail (cons (list 'outer e) trail)) (k trail))
      (lambda ()
        (with-exception-handler
          (lambda (e) (set! trail (cons (list 'inner e) trail)) (raise (list 'from-handler e)))
          (lambda () (raise 'first))))))) ; => ((outer (from-handler first)) (inner first))

;; After a handler that returned, its own handlers are back.
(with-exception-handler
  (lambda (e) (* 2 e))
  (lambda () (+ (raise-continuable 1) (raise-continuable 2)))) ; => 6

;; A handler may return several values to `raise-continuable`.
(with-exception-handler
  (lambda (e) (values e e))
  (lambda () (call-with-values (lambda () (raise-continuable 1)) list))) ; => (1 1)

;; `raise` does not come back: a handler that returns is a second exception, in the outer handler.
(call/cc
  (lambda (k)
    (with-exception-handler
      (lambda (e) (k (if (error-object? e) 'secondary e)))
      (lambda () (with-exception-handler (lambda (e) 'ignored) (lambda () (raise 'first))))))) ; => secondary

;; Any object can be raised.
(guard (e ((string? e) (string-append e "!")) ((pair? e) (car e))) (raise "hey")) ; => "hey!"
(guard (e ((string? e) (string-append e "!")) ((pair? e) (car e))) (raise (list 1 2))) ; => 1
(guard (e (#t e)) (raise #f)) ; => #f

(raise 'nobody-handles-this) ; error: nobody-handles-this
(with-exception-handler (lambda (e) 'back) (lambda () (raise 'oops))) ; error: the exception handler returned
(error "too many things:" 'a "b" 3) ; error: too many things:
;; The session goes on after an error.
'alive ; => alive
