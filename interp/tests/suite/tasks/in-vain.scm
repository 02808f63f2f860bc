;; A promise that nobody can settle any more, and nothing else goes on.
(define (in-vain) (call-with-values make-promise/resolver (lambda (promise resolve) (await promise))))
(guard (e (#t (condition-kind e))) (in-vain)) ; => blocked-forever
