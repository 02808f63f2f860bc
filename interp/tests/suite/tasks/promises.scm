;; Promises with a resolver.
(define-syntax told (syntax-rules () ((_ e) (guard (x ((condition? x) (list (condition-kind x) (condition-message x))) (else (list 'raised x))) e))))
(define-values (p resolve) (make-promise/resolver))
(list (promise? p) (task? p)) ; => (#t #f)
p ; => #<promise p>
(await p #:timeout 0.01 #:default 'nothing-yet) ; => nothing-yet
(await p #:timeout 0.01) ; error: `await` waited 0.01 s for promise p
(begin (async (lambda () (resolve 42))) (await p)) ; => 42
(list (await p) (force p) (sync p)) ; => (42 42 42)
;; Only the first call counts.
(list (resolve 43) (resolve #:error 'no) (await p)) ; => (#f #f 42)
(define-values (broken break) (make-promise/resolver))
(break #:error (list 'broken)) ; => #t
(told (await broken)) ; => (raised (broken))
(told (force broken)) ; => (raised (broken))
(told (sync broken)) ; => (raised (broken))
(resolve) ; error: a resolver wanted a value
;; Many wait for one.
(define-values (gate open) (make-promise/resolver))
(define waiting (map (lambda (n) (async (lambda () (+ n (await gate))))) (range 10)))
(begin (open 100) (await-all waiting)) ; => (100 101 102 103 104 105 106 107 108 109)
;; In lists.
(await-all (list p gate 5)) ; => (42 100 5)
(define-values (late settle) (make-promise/resolver))
(define both (promise-all (list late (async (lambda () 'b)))))
(begin (settle 'a) (await both)) ; => (a b)
(task? both) ; => #t
(define-values (never ignored) (make-promise/resolver))
(await (promise-race (list never (async (lambda () 'first))))) ; => first
(told (await (promise-all (list never broken)))) ; => (raised (broken))
(told (await (promise-race (list never broken)))) ; => (raised (broken))
(promise-all 5) ; error: `promise-all` wanted a list
(promise-race 5) ; error: `promise-race` wanted a list
(sync (choice-evt never (wrap-evt p (lambda (x) (list x))))) ; => (42)
;; A promise may be the value of another.
(define-values (outer give) (make-promise/resolver))
(begin (give p) (eq? (await outer) p)) ; => #t
;; What is settled is kept while there is only the promise.
(define-values (kept keep) (make-promise/resolver))
(begin (keep (list 1 2 (string #\a))) (collect-garbage) (make-vector 1000 0) (collect-garbage) (await kept)) ; => (1 2 "a")
;; Promises belong to their simulation.
(with-seed 1 (lambda () (await p))) ; error: cannot use the promise p: it belongs outside of this simulation
(with-seed 1 (lambda () (call-with-values make-promise/resolver (lambda (p r) (async (lambda () (r 1))) (await p))))) ; => 1
