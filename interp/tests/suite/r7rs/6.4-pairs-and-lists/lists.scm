;; Every composition of car and cdr.
(define tree '((((1 . 2) . (3 . 4)) . ((5 . 6) . (7 . 8))) . (((9 . 10) . (11 . 12)) . ((13 . 14) . (15 . 16)))))
(list (caaaar tree) (cdaaar tree) (cadaar tree) (cddaar tree) (caadar tree) (cdadar tree) (caddar tree) (cdddar tree)) ; => (1 2 3 4 5 6 7 8)
(list (caaadr tree) (cdaadr tree) (cadadr tree) (cddadr tree) (caaddr tree) (cdaddr tree) (cadddr tree) (cddddr tree)) ; => (9 10 11 12 13 14 15 16)
(list (caaar tree) (cdaar tree) (cadar tree) (cddar tree)) ; => ((1 . 2) (3 . 4) (5 . 6) (7 . 8))
(list (caadr tree) (cdadr tree) (caddr tree) (cdddr tree)) ; => ((9 . 10) (11 . 12) (13 . 14) (15 . 16))
(list (caar '((a b) c)) (cadr '((a b) c)) (cdar '((a b) c)) (cddr '((a b) c))) ; => (a c (b) ())
(cadar '(a)) ; error: `cadar` wanted
(cddr '(1)) ; error: `cddr` wanted

(make-list 0) ; => ()
(make-list 3 '(x)) ; => ((x) (x) (x))
(make-list -1) ; error: `make-list` wanted a non-negative exact integer as argument 1, got -1
(list-tail '(a b c) 0) ; => (a b c)
(list-tail '(a b c) 3) ; => ()
(list-tail '(a b . c) 2) ; => c
(list-tail 'x 0) ; => x
(list-tail '(a b c) -1) ; error: list-tail
(list-ref '(a b c) 3) ; error: list-ref
(list-ref '(a b . c) 1) ; => b
(list-ref '(a b c) 1.0) ; error: `list-ref` wanted
(let ((x (list 1 2 3))) (list-set! x 2 'c) x) ; => (1 2 c)
(list-set! (list 1 2) 2 'x) ; error: `list-set!` wanted

(list-copy '()) ; => ()
(list-copy '(1 2 . 3)) ; => (1 2 . 3)
(list-copy 7) ; => 7
(let* ((x (list 1 (list 2))) (y (list-copy x))) (list (eq? x y) (eq? (cadr x) (cadr y)))) ; => (#f #t)

(append '(a) '(b) '() '(c . d)) ; => (a b c . d)
(append '() '()) ; => ()
(append 'x) ; => x
(append '() 'x) ; => x
(append '(1) 'x '(2)) ; error: `append` wanted a list as argument 2, got x
(reverse '()) ; => ()
(reverse '(1 . 2)) ; error: `reverse` wanted
(length '(1 2 . 3)) ; error: `length` wanted a list as argument 1, got (1 2 . 3)
(length "abc") ; error: `length` wanted a list as argument 1, got "abc"

;; memq and its kin return the rest of the list, not a copy.
(let ((x (list 1 2 3))) (eq? (memv 2 x) (cdr x))) ; => #t
(memq 'a '()) ; => #f
(memv 1.5 '(1 1.5 2)) ; => (1.5 2)
(memv 1 '(1.0 2)) ; => #f
(member "B" '("a" "b" "c") string-ci=?) ; => ("b" "c")
(member 2.0 '(1 2 3) =) ; => (2 3)
(member 3 '(1 2 3 4) <) ; => (4)
(member 1 '(2 . 3)) ; error: `member` wanted
(memq 'x '(a . b)) ; error: `memq` wanted
(memq 'x 5) ; error: `memq` wanted
(assv 2 '((1 one) (2 two))) ; => (2 two)
(assoc 2.0 '((1 one) (2 two)) =) ; => (2 two)
(assoc 2 '((1 one) (2 two)) <) ; => #f
(assq 'c '((a 1) (b 2))) ; => #f
(assq 'a '(1 2)) ; error: `assq` wanted
(assoc 'a '((b . 1) 2)) ; error: `assoc` wanted
(let ((alist (list (cons 'a 1)))) (set-cdr! (assq 'a alist) 2) alist) ; => ((a . 2))
(member 1 '(1) 'not-a-procedure) ; error: `member` wanted a procedure as argument 3
