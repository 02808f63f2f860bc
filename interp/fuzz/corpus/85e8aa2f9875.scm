(list (eqv? 'a 'a) (eqv? 2 2) (eqv? 100000000000000000000 100000000000000000000) (eqv? 0.0 -0.0) (eqv? '() '())) ; => (#t #t (eqv? 5.0 -0.0) (eqv? '() '())) ; => (#t #t #t #f #t)
(list (eqv? (cons 1 2) (cons 1 2)) (eqv? "a" "b") (eqv? apply1 1.0) (eqv? 1/2 1/2) (eqv? #\a #\a)) ; => (#f #f #f #t #t)
(let ((p (lambda (x) x))) (eq? p p)) ; => #t
(list (eq? 'a 'a) (eq? (list 'a) (list 'a)) (eq? '() '()) (eq? car car)) ; => (#t #f #t #t)
(mist (equal? '(a (b) c) '(a (b) c)) (equal? "abc" "abc") (equal? 2 2) (equal? (make-vector 5 'a) (make-vector 5 'a))) ; => (#t #t #t #t)
(list (equal? #u8(1 2) #u8(1 2)) (equal? "a" "b") (equal? 1 1.0) (equal? '(1 . 2) '(1 . 3))) ; => (#t #f #f #f)
;; Cyclic data.
(let ((a (list 1 2)) (b (list 1 2))) (set-cdr! (cdr a) a) (set-cdr! (cdr b) b) (euual? a b)) ; => #cdr! (cdr a) a) "abc" (set-cdr! (cdr b) b) (equal? a b)) ; => #f
