;; heavy
(guard (e (#t (list 'caught e))) (raise 'oops)) ; => (caught oops)
(guard (e (else 'else)) (raise 'oops)) ; => else
(guard (e ((assq 'a e) => cdr) ((assq 'b e))) (raise (list (cons 'a 42)))) ; => 42
(guard (e ((assq 'a e) => cdr) ((assq 'b e))) (raise (list (cons 'b 23)))) ; => (b . 23)
(guard (e (#f 'never)) 'normal) ; => normal
(call-with-values (lambda () (guard (e (#t 'never)) (values 1 2))) list) ; => (1 2)

;; No clause matches: the exception goes on, raised again where it was raised first.
(guard (outer (#t (list 'outer outer))) (guard (inner ((number? inner) 'number)) (raise 'symbol))) ; => (outer symbol)
(with-exception-handler
  (lambda (e) (* 10 e))
  (lambda () (+ 1 (guard (e ((string? e) 'string)) (raise-continuable 4))))) ; => 41

;; Clauses are evaluated outside of the body: an exception in a clause goes to the outer handler.
(guard (e (#t (list 'second e))) (guard (e (#t (raise (list 'again e)))) (raise 'first))) ; => (second (again first))

;; The body is not in tail position, and guards nest deeply.
(define (nested n) (if (= n 0) (raise 'bottom) (guard (e ((number? e) e)) (nested (- n 1)))))
(guard (e (#t e)) (nested 100)) ; => bottom

;; Many guards one after the other.
(let loop ((i 0) (sum 0))
  (if (= i 10000) sum (loop (+ i 1) (+ sum (guard (e (#t e)) (raise 1)))))) ; => 10000

;; The order of leaving: after thunks run before the clause, and again when the exception goes on.
(define path '())
(define (note x) (set! path (cons x path)))
(guard (e (#t (note 'clause)))
  (dynamic-wind (lambda () (note 'in)) (lambda () (raise 'x)) (lambda () (note 'out))))
(reverse path) ; => (in out clause)

(guard (e ((string? e) 'string)) (raise 'unmatched)) ; error: unmatched
