;; Circular data: what needs an end says that there is none.
(define (circle . items) (let ((l (list-copy items))) (set-cdr! (list-tail l (- (length l) 1)) l) l))
(define c (circle 1 2 3))
(length c) ; error: `length` wanted a list that ends
(append c '(1)) ; error: `append` wanted a list as argument 1
(append '(1) (list 2 3) c '()) ; error: `append` wanted a list as argument 3
(let ((l (append '(1) c))) (list (car l) (cadr l) (eq? (cdr l) c))) ; => (1 1 #t)
(append (circle 1) '()) ; error: `append` wanted a list as argument 1
(append (cons 0 (cons 1 (circle 2 3))) '()) ; error: `append` wanted a list as argument 1
(length (append (make-list 50000 1) (make-list 50000 2) '(3))) ; => 100001
(reverse c) ; error: reverse
(list-copy c) ; error: list-copy
(list? c) ; => #f
(equal? c (circle 1 2 3)) ; => #t
(member 4 c) ; error: `member` wanted a list as argument 2
(assoc 4 (circle '(1 . 2))) ; error: `assoc` wanted a list as argument 2
(member 1 5) ; error: `member` wanted a list as argument 2, got 5
(write c) ; prints #0=(1 2 3 . #0#)
(library-exports c) ; error: `library-exports` wanted the name of a library, a list as argument 1
(map car) ; error: `map` wanted at least 2
(vector-map car) ; error: `vector-map` wanted at least 2
(string-for-each car) ; error: `string-for-each` wanted at least 2
(import (srfi 1))
(every odd?) ; error: `every` wanted at least 2
(count odd?) ; error: `count` wanted at least 2
(any odd?) ; error: `any` wanted at least 2
