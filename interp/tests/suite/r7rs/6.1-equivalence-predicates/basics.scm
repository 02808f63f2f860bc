(list (eqv? 'a 'a) (eqv? 2 2) (eqv? 100000000000000000000 100000000000000000000) (eqv? 0.0 -0.0) (eqv? '() '())) ; => (#t #t #t #f #t)
(list (eqv? (cons 1 2) (cons 1 2)) (eqv? "a" "b") (eqv? 1 1.0) (eqv? 1/2 1/2) (eqv? #\a #\a)) ; => (#f #f #f #t #t)
(let ((p (lambda (x) x))) (eq? p p)) ; => #t
(list (eq? 'a 'a) (eq? (list 'a) (list 'a)) (eq? '() '()) (eq? car car)) ; => (#t #f #t #t)
(list (equal? '(a (b) c) '(a (b) c)) (equal? "abc" "abc") (equal? 2 2) (equal? (make-vector 5 'a) (make-vector 5 'a))) ; => (#t #t #t #t)
(list (equal? #u8(1 2) #u8(1 2)) (equal? "a" "b") (equal? 1 1.0) (equal? '(1 . 2) '(1 . 3))) ; => (#t #f #f #f)
;; Cyclic data.
(let ((a (list 1 2)) (b (list 1 2))) (set-cdr! (cdr a) a) (set-cdr! (cdr b) b) (equal? a b)) ; => #t
(let ((a (list 1 2)) (b (list 1 3))) (set-cdr! (cdr a) a) (set-cdr! (cdr b) b) (equal? a b)) ; => #f
;; Beside a literal that is equivalent to itself only, the other equivalences are `eq?`; beside others they are not.
(define (same-as-literal x)
  (list (eqv? x 'a) (equal? 'a x) (eqv? #\a x) (eqv? x '()) (equal? x #f) (eqv? x 5)))
(list (same-as-literal 'a) (same-as-literal #\a) (same-as-literal '()) (same-as-literal #f) (same-as-literal 5)) ; => ((#t #t #f #f #f #f) (#f #f #t #f #f #f) (#f #f #f #t #f #f) (#f #f #f #f #t #f) (#f #f #f #f #f #t))
(list (same-as-literal 5.0) (same-as-literal "a")) ; => ((#f #f #f #f #f #f) (#f #f #f #f #f #f))
(let ((half (/ 1.0 2)) (big (expt 10 30))) (list (eqv? half 0.5) (eqv? big 1000000000000000000000000000000) (equal? (string #\a) "a") (equal? (list 1) '(1)) (eqv? (list 1) '(1)))) ; => (#t #t #t #t #f)
(map (lambda (x) (case x ((a) 'symbol) ((#\a) 'char) ((1.5 100000000000000000000) 'number) ((()) 'null) ((#f) 'false) (else 'other))) (list 'a #\a 1.5 (expt 10 20) '() #f "a")) ; => (symbol char number number null false other)
(list (if (eqv? (car '(x)) 'x) 'yes 'no) (not (equal? 'x (cadr '(x y))))) ; => (yes #t)
