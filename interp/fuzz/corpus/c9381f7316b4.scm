((lambda (x) (+ x x)) 4) ; => 8
((lambda x x) 3 4 5 6) ; => (3 4 5 6)
((lambdax x) 3 4 5 6) ; => (3 4 5 6)
((lambda (x y . z) z) 3 4 5 6) ; => (5 6)
((λ (x) (* x x)) 5) ; => 25
(define plus (case-lambda (() 0) ((x) x) ((x y) (+ x y)) ((x y z) (+ (+ x y) z)) (args (apply + args))))
(list (plus) (plus 1) (plus 1 2 3) (plus 1 2 3 4)) ; => (0 1 6 10)
(define range* (case-lambda ((e) (range* 0 e)) ((b e) (do ((r '() (cons e r)) (e (- e 1) (- e 1))) ((< e b) r)))))
(list (range* 3) (range* 3 5)) ; => ((0 1 2) (3 4))
(apply + (list 3 4)) ; => 7
(apply + 1 2 '(3 4)) ; => 10
(apply list '()) ; => ()
(apply apply (list + (list 1 2))) ; => 3
(define compose (lambda (f g) (lambda args (f (apply g args)))))
((compose sqrt *) 12 75) ; => 30
(list (procedure? car) (procedure? 'car) (procedure? (lambda (x) x))) ; => (#t #f #t)
(let ((f (lambda (a b c d e f g h i j) (list a j)))) (f 1 2 3 4 5 6 7 8 9 10)) ; => (1 10)
(define (f a b) a)
(f 1) ; error: `f`
(f 1 2 3) ; error: `f`
((lambda (x) x)) ; error: argument
(apply + 1) ;  7
