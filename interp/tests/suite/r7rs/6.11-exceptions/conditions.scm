(define (caught thunk) (guard (e (#t e)) (thunk)))
(define e (caught (lambda () (error "BOOM!" 1 "two" 'three))))
(error-object? e) ; => #t
(error-object-message e) ; => "BOOM!"
(error-object-irritants e) ; => (1 "two" three)
(condition-message e) ; => "BOOM!"
(error-object? 'oops) ; => #f
(error-object? (caught (lambda () (raise 'oops)))) ; => #f

;; What primitives raise are conditions too.
(error-object? (caught (lambda () (car 5)))) ; => #t
(error-object? (caught (lambda () (vector-ref (vector 1 2) 9)))) ; => #t
(error-object? (caught (lambda () (undefined-name)))) ; => #t
(error-object? (caught (lambda () ((lambda (x) x))))) ; => #t
(error-object? (caught (lambda () (5 5)))) ; => #t
(file-error? (caught (lambda () (open-input-file "/no/such/file")))) ; => #t
(read-error? (caught (lambda () (read (open-input-string ")"))))) ; => #t
(file-error? e) ; => #f
(read-error? e) ; => #f

;; A primitive's condition reaches `with-exception-handler` as well.
(call/cc (lambda (k) (with-exception-handler (lambda (e) (k 'handled)) (lambda () (+ 1 (car '())))))) ; => handled
