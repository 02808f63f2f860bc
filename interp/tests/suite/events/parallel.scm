(parallel-do) ; => ()
(parallel-do (+ 1 2) (begin (sleep 0.01) 'slept) "text") ; => (3 slept "text")
(plet () 'body) ; => body
(plet ((a (begin (sleep 0.02) 1)) (b (begin (sleep 0.01) 2))) (define c 3) (list a b c)) ; => (1 2 3)
(plet ([x 1] [y 2]) (+ x y)) ; => 3
;; The expressions see what is outside.
(let ((a 'outer)) (plet ((a 'inner) (b a)) (list a b))) ; => (inner outer)
;; They run at the same time.
(let ((all (make-barrier 4)))
  (parallel-do (barrier-wait! all) (barrier-wait! all) (barrier-wait! all) (barrier-wait! all))
  'met) ; => met
;; The first failure cancels the others.
(guard (e (#t e)) (parallel-do (sleep 60) (raise 'oops) (sleep 60))) ; => oops
(guard (e (#t (condition-message e))) (plet ((a 1) (b (vector-ref (vector 1) 5))) a)) ; => "`vector-ref` wanted the index 0 (there is one element) as argument 2, got 5"
;; Of several failures that of the first expression is raised.
(guard (e (#t e)) (parallel-do (guard (e (#t (raise 'one))) (sleep 60)) (begin (sleep 0.01) (raise 'two)))) ; => one
;; They nest.
(parallel-do (parallel-do 1 2) (plet ((a (parallel-do 3))) a)) ; => ((1 2) (3))
(define p (make-parameter 1))
(parameterize ((p 2)) (parallel-do (p) (parameterize ((p 3)) (p)))) ; => (2 3)
(let ((a 1)) (guard (e (#t (list 'raised e))) (plet ((b (raise a))) b))) ; => (raised 1)
