(map procedure? (list car (lambda (x) x) 'car '(lambda (x) x) (call/cc (lambda (k) k)) (make-parameter 1))) ; => (#t #t #f #f #t #t)
(apply + (list 3 4)) ; => 7
(apply + 1 2 '(3 4)) ; => 10
(apply + '()) ; => 0
(define (compose f g) (lambda args (f (apply g args))))
((compose sqrt *) 12 75) ; => 30
(apply +) ; error: `apply` wanted at least 2 arguments, got 1
(apply + 1 2) ; error: `apply` wanted a list as argument 3, got 2
(apply + '(1 . 2)) ; error: `apply` wanted a list
(apply 5 '(1)) ; error: `apply` wanted a procedure as argument 1, got 5
(apply apply (list + (list 1 2))) ; => 3
(apply max (make-list 50000 1)) ; => 1
;; apply is a tail call.
(let loop ((n 100000)) (if (= n 0) 'done (apply loop (list (- n 1))))) ; => done

(map cadr '((a b) (d e) (g h))) ; => (b e h)
(map + '(1 2 3) '(10 20)) ; => (11 22)
(map (lambda (x y z) (list x y z)) '(1 2) '(a b) '(p q)) ; => ((1 a p) (2 b q))
(map car '()) ; => ()
(map car 5) ; error: `map` wanted a list as argument 2, got 5
(map car '(1)) ; error: `car` wanted a pair as argument 1, got 1
(map (lambda (x) x) '(1 2 . 3)) ; error: `map` wanted a list
(let ((v (make-vector 3))) (for-each (lambda (i) (vector-set! v i (* i i))) '(0 1 2)) v) ; => #(0 1 4)
(let ((n 0)) (for-each (lambda (a b) (set! n (+ n (* a b)))) '(1 2 3) '(10 20)) n) ; => 50
;; map from left to right; what was mapped before a continuation was captured stays as it was.
(let ((order '())) (map (lambda (x) (set! order (cons x order)) x) '(1 2 3)) order) ; => (3 2 1)
(let ((k* #f) (y* 1))
  (set! y* (* y* 2))
  (let ((result (map (lambda (x) (call/cc (lambda (k) (if (= x 2) (if (not k*) (set! k* k))) x))) '(1 2 3))))
    (if (< y* 4) (begin (set! y* (* y* 2)) (k* 20)) result))) ; => (1 20 3)
(let ((again #f) (results '()))
  (let ((mapped (map (lambda (x) (call/cc (lambda (k) (if (= x 2) (set! again k)) x))) '(1 2 3))))
    (set! results (cons mapped results))
    (if (< (length results) 3) (again (* 10 (length results))) results))) ; => ((1 20 3) (1 10 3) (1 2 3))

(call-with-values (lambda () (values 4 5)) (lambda (a b) b)) ; => 5
(call-with-values * -) ; => -1
(call-with-values values list) ; => ()
(+ 1 (call-with-values (lambda () (values 1)) +)) ; => 2
(call-with-values (lambda () (values 1 2 3)) (case-lambda ((a) 'one) ((a b c) (list a b c)))) ; => (1 2 3)
(call-with-values (lambda () (call/cc (lambda (k) (k 1 2)))) list) ; => (1 2)
(call-with-values (lambda () (call/cc (lambda (k) (k)))) list) ; => ()
(call-with-values (lambda () (dynamic-wind void (lambda () (values 1 2)) void)) list) ; => (1 2)
(call-with-values 5 list) ; error: `call-with-values` wanted a procedure as argument 1, got 5
(begin (values 1 2) 'after) ; => after

(call-with-current-continuation (lambda (exit) (for-each (lambda (x) (if (negative? x) (exit x))) '(54 0 37 -3 245 19)) #t)) ; => -3
(call/cc procedure?) ; => #t
(call/cc 5) ; error: `call/cc` wanted a procedure as argument 1, got 5
;; A generator that is entered again after it has returned.
(define (tree-walker tree)
  (define return #f)
  (define (resume)
    (let walk ((t tree))
      (cond ((pair? t) (walk (car t)) (walk (cdr t)))
            ((null? t) #f)
            (else (call/cc (lambda (k) (set! resume (lambda () (k #f))) (return t))))))
    (return 'end))
  (lambda () (call/cc (lambda (r) (set! return r) (resume)))))
(define next (tree-walker '(1 (2 (3)) 4)))
(let* ((a (next)) (b (next)) (c (next)) (d (next)) (e (next))) (list a b c d e)) ; => (1 2 3 4 end)
