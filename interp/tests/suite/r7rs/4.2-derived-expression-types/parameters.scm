(define radix (make-parameter 10 (lambda (x) (if (and (exact-integer? x) (<= 2 x 16)) x (error "invalid radix" x)))))
(define (f n) (number->string n (radix)))
(f 12) ; => "12"
(parameterize ((radix 2)) (f 12)) ; => "1100"
(f 12) ; => "12"
(parameterize ((radix 0)) (f 12)) ; error: invalid radix

;; The converter is called once per binding, also for the first value, and not when a value is restored.
(define calls 0)
(define p (make-parameter 1 (lambda (x) (set! calls (+ calls 1)) (* x 10))))
(list (p) calls) ; => (10 1)
(parameterize ((p 2)) (list (p) (p) calls)) ; => (20 20 2)
(list (p) calls) ; => (10 2)

;; Bindings are made at the same time.
(define a (make-parameter 1))
(define b (make-parameter 2))
(parameterize ((a 10) (b (+ (a) 1))) (list (a) (b))) ; => (10 2)
(parameterize ((a 10)) (parameterize ((a 20)) (a))) ; => 20
(parameterize () 'body) ; => body
(call-with-values (lambda () (parameterize ((a 5)) (values (a) (b)))) list) ; => (5 2)

;; Leaving and entering by continuations: the last form runs the rest of an earlier one, then the program goes on.
(call/cc (lambda (k) (parameterize ((a 'inside)) (k (a))))) ; => inside
(a) ; => 1
(define k #f)
(define seen '())
(parameterize ((a 'inside)) (call/cc (lambda (c) (set! k c))) (set! seen (cons (a) seen)))
(if (< (length seen) 3) (k #f))
(list (a) seen) ; => (1 (inside inside))

;; After an error the old value is back.
(guard (e (#t (a))) (parameterize ((a 'inside)) (raise 'oops))) ; => 1
(parameterize ((car 5)) 1) ; error: `parameterize` wanted a parameter
(procedure? a) ; => #t
