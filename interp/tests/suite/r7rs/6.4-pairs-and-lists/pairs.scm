(cons 'a '(b c)) ; => (a b c)
(cons '(a) '(b c d)) ; => ((a) b c d)
(cons "a" '(b c)) ; => ("a" b c)
(cons 'a 3) ; => (a . 3)
(car '(a b c)) ; => a
(cdr '((a) b c d)) ; => (b c d)
(car '()) ; error: `car` wanted a pair as argument 1, got ()
(cdr 5) ; error: `cdr` wanted a pair as argument 1, got 5
(let ((p (cons 1 2))) (set-car! p 3) (set-cdr! p 4) p) ; => (3 . 4)
(set-car! 5 1) ; error: `set-car!` wanted a pair as argument 1, got 5
(list (caar '((1) 2)) (cadr '(1 2)) (cdar '((1 . 3) 2)) (cddr '(1 2 . 3))) ; => (1 2 3 3)
(caddr '(1 2 3)) ; => 3
(cadddr '(1 2 3 4)) ; => 4
(cddddr '(1 2 3 4 5)) ; => (5)
(caddr '(1 2)) ; error: caddr

(list? '(a b c)) ; => #t
(list? '()) ; => #t
(list? '(a . b)) ; => #f
(let ((x (list 'a))) (set-cdr! x x) (list? x)) ; => #f
(pair? '(a . b)) ; => #t
(pair? '()) ; => #f
(pair? #(a b)) ; => #f
(null? '()) ; => #t
(null? '(a)) ; => #f

(list 'a (+ 3 4) 'c) ; => (a 7 c)
(list) ; => ()
(make-list 2 3) ; => (3 3)
(length (make-list 1000)) ; => 1000
(length '(a (b) (c d e))) ; => 3
(length '()) ; => 0
(length '(a . b)) ; error: `length` wanted
(let ((x (list 'a))) (set-cdr! x x) (length x)) ; error: `length` wanted
(append '(x) '(y)) ; => (x y)
(append '(a) '(b c d)) ; => (a b c d)
(append '(a (b)) '((c))) ; => (a (b) (c))
(append '(a b) '(c . d)) ; => (a b c . d)
(append '() 'a) ; => a
(append) ; => ()
(append '(1) '() '(2) '() '(3 4)) ; => (1 2 3 4)
(let ((tail (list 1))) (eq? tail (cdr (append '(0) tail)))) ; => #t
(append '(1 . 2) '(3)) ; error: `append` wanted
(reverse '(a b c)) ; => (c b a)
(reverse '(a (b c) d (e (f)))) ; => ((e (f)) d (b c) a)
(list-tail '(a b c d) 2) ; => (c d)
(list-tail '(a b) 3) ; error: list-tail
(list-ref '(a b c d) 2) ; => c
(list-ref '(a b c d) (exact (round 1.8))) ; => c
(list-ref '(a b) 2) ; error: list-ref
(let ((ls (list 'one 'two 'five!))) (list-set! ls 2 'three) ls) ; => (one two three)
(list-copy '(1 2 . 3)) ; => (1 2 . 3)
(list-copy 'a) ; => a
(let* ((a (list 1 2 3)) (b (list-copy a))) (set-car! b 9) a) ; => (1 2 3)

(memq 'c '(a b c d e)) ; => (c d e)
(memq 'z '(a b)) ; => #f
(memq (list 'a) '(b (a) c)) ; => #f
(member (list 'a) '(b (a) c)) ; => ((a) c)
(memv 101 '(100 101 102)) ; => (101 102)
(assq 'b '((a 1) (b 2))) ; => (b 2)
(assq 'd '((a 1))) ; => #f
(assoc (list 'a) '(((a)) ((b)) ((c)))) ; => ((a))
(assv 5 '((2 3) (5 7) (11 13))) ; => (5 7)
