;; The failure of the first element is raised, as it is, also where the owner was just told that its scope is over.
(define (told thunk)
  (guard (e ((condition? e) (condition-message e)) (#t e)) (thunk)))
(define (always? expected thunk)
  (let loop ((i 0)) (or (= i 300) (and (equal? (told thunk) expected) (loop (+ i 1))))))
(always? '(odd 7) (lambda () (pmap (lambda (x) (yield) (if (odd? x) (raise (list 'odd x)) x)) '(2 4 6 7)))) ; => #t
(always? 'all (lambda () (pmap (lambda (x) (yield) (raise 'all)) '(1 2 3)))) ; => #t
(always? 'one (lambda () (parallel-do (begin (yield) (raise 'one)) (begin (yield) (raise 'one))))) ; => #t
(always? 'two (lambda () (parallel-do (touch (future (yield) 1)) (raise 'two)))) ; => #t

;; A failure is known before its thread is gone.
(always? 'lost (lambda () (with-scope (lambda (s) (scope-spawn s (lambda () (raise 'lost))) (yield) 5)))) ; => #t
