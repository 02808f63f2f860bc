(import (srfi 1))
;; differs: the linear-update procedures, such as `append!`, leave their arguments as they are, as the SRFI allows.

; Constructors
(cons 'a '(b)) ; => (a b)
(list 1 2) ; => (1 2)
(xcons '(b c) 'a) ; => (a b c)
(cons* 1 2 3 '(4)) ; => (1 2 3 4)
(cons* 1) ; => 1
(make-list 3 'c) ; => (c c c)
(list-tabulate 4 values) ; => (0 1 2 3)
(list-tabulate 0 values) ; => ()
(list-copy '(1 2 . 3)) ; => (1 2 . 3)
(let* ((a (list 1 2)) (b (list-copy a))) (set-car! a 9) (set-cdr! a '()) (list a b)) ; => ((9) (1 2))
(take (circular-list 'z 'q) 5) ; => (z q z q z)
(iota 5) ; => (0 1 2 3 4)
(iota 5 0 -1/2) ; => (0 -1/2 -1 -3/2 -2)
(iota -1) ; error: iota

; Predicates
(map proper-list? (list '() '(1 2) '(1 . 2) 5 (circular-list 1 2))) ; => (#t #t #f #f #f)
(map circular-list? (list '() '(1 2) '(1 . 2) 5 (circular-list 1) (cons 1 (circular-list 1 2)))) ; => (#f #f #f #f #t #t)
(map dotted-list? (list '() '(1 2) '(1 . 2) 5 (circular-list 1 2))) ; => (#f #f #t #t #f)
(list (pair? '(1)) (pair? '()) (null? '()) (null? 1)) ; => (#t #f #t #f)
(map not-pair? '(() 1 (1))) ; => (#t #t #f)
(list (null-list? '()) (null-list? '(1))) ; => (#t #f)
(null-list? 5) ; error: `null-list?` wanted a list as argument 1, got 5
(list (list= eq?) (list= eq? '(a)) (list= = '(1 2) '(1 2) '(1 2)) (list= = '(1 2) '(1 2 3)) (list= = '(1 2) '(1 3))) ; => (#t #t #t #f #f)
(list= = '(1 2) '(1 . 2)) ; error: `list=`

; Selectors
(define tree '((((1 . 2) 3 . 4) (5 . 6) 7 . 8) ((9 . 10) 11 . 12) (13 . 14) 15 . 16))
(list (car '(1 2)) (cdr '(1 2)) (caar tree) (cadr tree) (cdar tree) (cddr tree)) ; => (1 (2) ((1 . 2) 3 . 4) ((9 . 10) 11 . 12) ((5 . 6) 7 . 8) ((13 . 14) 15 . 16))
(list (caaar tree) (caadr tree) (cadar tree) (caddr tree) (cdaar tree) (cdadr tree) (cddar tree) (cdddr tree)) ; => ((1 . 2) (9 . 10) (5 . 6) (13 . 14) (3 . 4) (11 . 12) (7 . 8) (15 . 16))
(list (caaaar tree) (caaadr tree) (caadar tree) (caaddr tree) (cadaar tree) (cadadr tree) (caddar tree) (cadddr tree)) ; => (1 9 5 13 3 11 7 15)
(list (cdaaar tree) (cdaadr tree) (cdadar tree) (cdaddr tree) (cddaar tree) (cddadr tree) (cdddar tree) (cddddr tree)) ; => (2 10 6 14 4 12 8 16)
(list-ref '(a b c) 2) ; => c
(define ten '(1 2 3 4 5 6 7 8 9 10))
(map (lambda (select) (select ten)) (list first second third fourth fifth sixth seventh eighth ninth tenth)) ; => (1 2 3 4 5 6 7 8 9 10)
(first '()) ; error: `first` wanted a pair as argument 1, got ()
(third '(1 2)) ; error: `third` wanted a list of at least 3 elements as argument 1, got (1 2)
(call-with-values (lambda () (car+cdr '(1 2 3))) list) ; => (1 (2 3))
(car+cdr '()) ; error: `car+cdr`
(list (take '(a b c d e) 2) (drop '(a b c d e) 2)) ; => ((a b) (c d e))
(list (take '(1 2 3 . d) 2) (drop '(1 2 3 . d) 2) (take '(1 2 3 . d) 3) (drop '(1 2 3 . d) 3)) ; => ((1 2) (3 . d) (1 2 3) d)
(list (take '() 0) (drop '() 0)) ; => (() ())
(take '(1 2) 3) ; error: `take` wanted an index that fits a list of 2 as argument 2, got 3
(drop '(1 2) 3) ; error: `drop` wanted an index that fits a list of 2 as argument 2, got 3
(take '(1 2) -1) ; error: `take` wanted an index
(list (take-right '(a b c d e) 2) (drop-right '(a b c d e) 2)) ; => ((d e) (a b c))
(list (take-right '(1 2 3 . d) 2) (drop-right '(1 2 3 . d) 2) (take-right '(1 2 3 . d) 0) (drop-right '(1 2 3 . d) 0)) ; => ((2 3 . d) (1) d (1 2 3))
(take-right '(1 2) 3) ; error: `take-right`
(drop-right '(1 2) 3) ; error: `drop-right`
(list (take! (list 1 3 5) 2) (drop-right! (list 1 3 5) 1)) ; => ((1 3) (1 3))
(call-with-values (lambda () (split-at '(a b c d e f g h) 3)) list) ; => ((a b c) (d e f g h))
(call-with-values (lambda () (split-at! (list 1 2 3) 0)) list) ; => (() (1 2 3))
(split-at '(1) 2) ; error: `split-at`
(list (last '(a b c)) (last-pair '(a b . c))) ; => (c (b . c))
(last '()) ; error: `last` wanted a pair

; Lengths, appending, zipping
(list (length '(1 2)) (length+ '(1 2 3)) (length+ '()) (length+ (circular-list 1 2 3))) ; => (2 3 0 #f)
(length+ '(1 . 2)) ; error: `length+`
(length (circular-list 1)) ; error: length
(list (append '(a) '(b . c)) (append) (append '() 'd) (append! (list 1) (list 2) '())) ; => ((a b . c) () d (1 2))
(list (concatenate '((1) () (2 3))) (concatenate '()) (concatenate! (list (list 1) 2))) ; => ((1 2 3) () (1 . 2))
(concatenate '(1 (2))) ; error: `concatenate` wanted a list of lists as argument 1, got (1 (2))
(list (reverse '(a b c)) (reverse! (list 1 2))) ; => ((c b a) (2 1))
(list (append-reverse '(3 2 1) '(4)) (append-reverse! (list 2 1) 'x)) ; => ((1 2 3 4) (1 2 . x))
(zip '(one two three) '(1 2 3) '(odd even odd even odd)) ; => ((one 1 odd) (two 2 even) (three 3 odd))
(zip '(1 2 3)) ; => ((1) (2) (3))
(zip '(3 1 4 1) (circular-list #f #t)) ; => ((3 #f) (1 #t) (4 #f) (1 #t))
(zip 5) ; error: `zip`
(unzip1 '((1) (2) (3))) ; => (1 2 3)
(call-with-values (lambda () (unzip2 '((1 one) (2 two) (3 three)))) list) ; => ((1 2 3) (one two three))
(call-with-values (lambda () (unzip3 '((1 2 3) (4 5 6)))) list) ; => ((1 4) (2 5) (3 6))
(call-with-values (lambda () (unzip4 '((1 2 3 4)))) list) ; => ((1) (2) (3) (4))
(call-with-values (lambda () (unzip5 '((1 2 3 4 5) (6 7 8 9 10)))) list) ; => ((1 6) (2 7) (3 8) (4 9) (5 10))
(unzip2 '((1))) ; error: `unzip2` wanted lists of at least 2 elements as argument 1, got ((1))
(list (count even? '(3 1 4 1 5 9 2 5 6)) (count < '(1 2 4 8) '(2 4 6 8 10 12 14 16)) (count < '(3 1 4 1) (circular-list 1 10))) ; => (3 3 2)

; Folds and maps
(list (fold + 0 '(1 2 3)) (fold cons '() '(1 2)) (fold cons* '() '(a b c) '(1 2 3 4 5)) (fold cons 'none '())) ; => (6 (2 1) (c 3 b 2 a 1) none)
(list (fold-right cons '() '(1 2 3)) (fold-right cons* '() '(a b c) '(1 2 3 4 5)) (fold-right list 'z '(1 2))) ; => ((1 2 3) (a 1 b 2 c 3) (1 (2 z)))
(list (pair-fold cons '() '(a b c)) (pair-fold list 0 '(1 2) '(3 4 5))) ; => (((c) (b c) (a b c)) ((2) (4 5) ((1 2) (3 4 5) 0)))
(list (pair-fold-right cons '() '(a b c)) (pair-fold-right list 0 '(1 2) '(3 4 5))) ; => (((a b c) (b c) (c)) ((1 2) (3 4 5) ((2) (4 5) 0)))
(pair-fold (lambda (pair tail) (set-cdr! pair tail) pair) '() (list 1 2 3)) ; => (3 2 1)
(list (reduce + 0 '(1 2 3)) (reduce + 0 '()) (reduce - 0 '(1 2 3 4)) (reduce-right - 0 '(1 2 3 4)) (reduce-right append '() '((1) (2)))) ; => (6 0 2 -2 (1 2))
(list (unfold (lambda (x) (> x 10)) (lambda (x) (* x x)) (lambda (x) (+ x 1)) 1)) ; => ((1 4 9 16 25 36 49 64 81 100))
(unfold null-list? car cdr '(1 2) (lambda (x) '(3 4))) ; => (1 2 3 4)
(unfold not-pair? car cdr '(1 2 . 3) values) ; => (1 2 . 3)
(unfold-right null-list? car cdr '(1 2 3)) ; => (3 2 1)
(unfold-right zero? (lambda (x) (* x x)) (lambda (x) (- x 1)) 3 '(end)) ; => (1 4 9 end)
(list (map cadr '((a b) (d e))) (map + '(3 1 4 1) (circular-list 1 0)) (map! + (list 1 2)) (map-in-order - '(1))) ; => ((b e) (4 1 5 1) (1 2) (-1))
(let ((seen '())) (map-in-order (lambda (x) (set! seen (cons x seen))) '(1 2 3)) seen) ; => (3 2 1)
(let ((seen '())) (for-each (lambda (x y) (set! seen (cons (+ x y) seen))) '(1 2 3) '(10 20)) seen) ; => (22 11)
(list (append-map (lambda (x) (list x (- x))) '(1 3 8)) (append-map! list '(1 2) '(3 4 5))) ; => ((1 -1 3 -3 8 -8) (1 3 2 4))
(let ((seen '())) (pair-for-each (lambda (p) (set! seen (cons p seen))) '(a b c)) seen) ; => ((c) (b c) (a b c))
(let ((seen '())) (pair-for-each (lambda (p q) (set! seen (cons (list p q) seen))) '(a b) '(1)) seen) ; => (((a b) (1)))
(list (filter-map (lambda (x) (and (number? x) (* x x))) '(a 1 b 3 c 7)) (filter-map + '(1 2) '(3))) ; => ((1 9 49) (4))
(fold 1 2 '()) ; error: `fold` wanted a procedure as argument 1, got 1
(pair-fold cons '() 5) ; error: `pair-fold` wanted a list as argument 3, got 5

; Filters and searches
(list (filter even? '(0 7 8 8 43 -4)) (remove even? '(0 7 8 8 43 -4)) (filter! odd? (list 1 2)) (remove! odd? (list 1 2))) ; => ((0 8 8 -4) (7 43) (1) (2))
(call-with-values (lambda () (partition symbol? '(one 2 3 four five 6))) list) ; => ((one four five) (2 3 6))
(call-with-values (lambda () (partition! even? (list 1 2))) list) ; => ((2) (1))
(list (find even? '(3 1 4 1 5 9)) (find even? '(1)) (find-tail even? '(3 1 37 -8 -5 0 0)) (find-tail even? '())) ; => (4 #f (-8 -5 0 0) #f)
(find even? (circular-list 1 2)) ; => 2
(list (any integer? '(a 3 b 2.7)) (any integer? '(a 3.1 b)) (any < '(3 1 4 1 5) '(2 7 1 8 2)) (any values '())) ; => (#t #f #t #f)
(list (every integer? '(1 2)) (every values '(1 2)) (every values '()) (every < '(1 2) '(2 3 0)) (every < '(1 3) '(2 3))) ; => (#t 2 #t #t #f)
(list (list-index even? '(3 1 4 1 5 9)) (list-index < '(3 1 4 1 5 9 2 5 6) '(2 7 1 8 2)) (list-index = '(3 1 4) '(2 7 1))) ; => (2 1 #f)
(list (take-while even? '(2 18 3 10 22 9)) (drop-while even? '(2 18 3 10 22 9)) (take-while! even? (list 2 4)) (drop-while even? '())) ; => ((2 18) (3 10 22 9) (2 4) ())
(call-with-values (lambda () (span even? '(2 18 3 10 22 9))) list) ; => ((2 18) (3 10 22 9))
(call-with-values (lambda () (break even? '(3 1 4 1 5 9))) list) ; => ((3 1) (4 1 5 9))
(call-with-values (lambda () (span! even? (list 2 4))) list) ; => ((2 4) ())
(call-with-values (lambda () (break! even? (list 2 4))) list) ; => (() (2 4))
(break even? '(1 . 3)) ; error: `break` wanted a list as argument 2
(list (memq 'c '(a b c d)) (memv 1.5 '(1.5)) (member '(1) '((1) 2)) (member 2 '(1 5) <)) ; => ((c d) (1.5) ((1) 2) (5))
(list (delete 2 (quote (1 2 3 2))) (delete 5 (quote (1 7 9)) <) (delete! 1 (list 1 2))) ; => ((1 3) (1) (2))
(list (delete-duplicates '(a b a c a b c z)) (delete-duplicates '((a . 3) (b . 7) (c . 1) (a . 9) (b . 11)) (lambda (x y) (eq? (car x) (car y)))) (delete-duplicates! (list 1 1))) ; => ((a b c z) ((a . 3) (b . 7) (c . 1)) (1))

; Association lists
(list (assq 'b '((a 1) (b 2))) (assv 5 '((2 3) (5 7))) (assoc '(a) '(((a)))) (assoc 2.0 '((1 one) (2 two)) =)) ; => ((b 2) (5 7) ((a)) (2 two))
(alist-cons 'a 1 '((b . 2))) ; => ((a . 1) (b . 2))
(let* ((a (list (cons 'a 1))) (b (alist-copy a))) (set-cdr! (car a) 5) b) ; => ((a . 1))
(alist-copy '(1)) ; error: `alist-copy` wanted a list of pairs as argument 1, got (1)
(list (alist-delete 'a '((a . 1) (b . 2) (a . 3))) (alist-delete 5 '((4 . a) (6 . b)) <) (alist-delete! 'x '())) ; => (((b . 2)) ((4 . a)) ())

; Sets
(list (lset<= eq? '(a) '(a b a) '(a b c c)) (lset<= eq?) (lset<= eq? '(a)) (lset<= eq? '(a d) '(a))) ; => (#t #t #t #f)
(list (lset= eq? '(b e a) '(a e b) '(e e b a)) (lset= eq?) (lset= eq? '(a)) (lset= eq? '(a) '(a b))) ; => (#t #t #t #f)
(lset-adjoin eq? '(a b c d c e) 'd 'a 'i 'o 'u) ; => (u o i a b c d c e)
(list (lset-union eq? '(a b c d e) '(a e i o u)) (lset-union eq? '(a a c) '(x a x)) (lset-union eq?) (lset-union eq? '(a b c))) ; => ((u o i a b c d e) (x a a c) () (a b c))
(lset-union! eq? (list 1) (list 2) (list 3 2)) ; => (3 2 1)
(list (lset-intersection eq? '(a b c d e) '(a e i o u)) (lset-intersection eq? '(a x y a) '(x a x z)) (lset-intersection eq? '(a)) (lset-intersection! eq? '(a b) '(b) '(b))) ; => ((a e) (a x a) (a) (b))
(list (lset-difference eq? '(a b c d e) '(a e i o u)) (lset-difference eq? '(a b c)) (lset-difference! eq? '(a b c) '(a) '(c))) ; => ((b c d) (a b c) (b))
(list (lset-xor eq? '(a b c d e) '(a e i o u)) (lset-xor eq?) (lset-xor eq? '(a b)) (lset-xor! = '(1) '(1 2) '(2 3))) ; => ((d c b i o u) () (a b) (3))
(call-with-values (lambda () (lset-diff+intersection eq? '(a b c d) '(b) '(d e))) list) ; => ((a c) (b d))
(call-with-values (lambda () (lset-diff+intersection! eq? '(a b))) list) ; => ((a b) ())
(let ((calls '())) (lset-adjoin (lambda (x y) (set! calls (cons (list x y) calls)) #f) '(a) 'b) calls) ; => ((a b))
(lset-union 5 '()) ; error: `lset-union` wanted a procedure as argument 1, got 5
(lset<= eq? 'a '()) ; error: `lset<=` wanted a list as argument 2, got a

; What is no list is refused in the name of the procedure that was called
(fold-right cons '() '(1 . 2)) ; error: `fold-right` wanted a list as argument 3, got (1 . 2)
(reduce + 0 5) ; error: `reduce` wanted a list as argument 3, got 5
(reduce + 0 '(1 . 2)) ; error: `reduce` wanted a list as argument 3, got (1 . 2)
(reduce-right + 0 '(1 . 2)) ; error: `reduce-right` wanted a list as argument 3, got (1 . 2)
(append-map list 5) ; error: `append-map` wanted a list as argument 2, got 5
(append-map values '(1)) ; error: `append-map` wanted a procedure that returns lists as argument 1, got 1
(filter-map list 5) ; error: `filter-map` wanted a list as argument 2, got 5
(any odd? 5) ; error: `any` wanted a list as argument 2, got 5
(every odd? '(1 . 3)) ; error: `every` wanted a list as argument 2, got (1 . 3)
(count odd? '(1 . 2)) ; error: `count` wanted a list as argument 2, got (1 . 2)
(list-index odd? '(2 . 1)) ; error: `list-index` wanted a list as argument 2, got (2 . 1)
(delete-duplicates '(1 2 1 3 2 2)) ; => (1 2 3)

; What is wrong is told under the name of the procedure that was called, at its position.
(remove even? 5) ; error: `remove` wanted a list as argument 2, got 5
(delete 1 5) ; error: `delete` wanted a list as argument 2, got 5
(find even? 5) ; error: `find` wanted a list as argument 2, got 5
(fold + 0) ; error: fold
(fold-right + 0) ; error: fold-right
(iota 3 'a) ; error: `iota` wanted a number as argument 2, got a
(iota 3 0 'a) ; error: `iota` wanted a number as argument 3, got a
(last (circular-list 1 2)) ; error: `last` wanted a list that ends as argument 1
(zip '(1 . 2)) ; error: `zip` wanted a list as argument 1, got (1 . 2)
(append-map list '(1 . 2)) ; error: `append-map` wanted a list as argument 2, got (1 . 2)
(filter-map list '(1 . 2)) ; error: `filter-map` wanted a list as argument 2, got (1 . 2)
(list= = '(1) '(1) '(1 . 2)) ; error: `list=` wanted a list as argument 4, got (1 . 2)
(lset-union eq? '(a) '(b . c)) ; error: `lset-union` wanted a list as argument 3, got (b . c)
(lset-adjoin eq? '(a . b) 'c) ; error: `lset-adjoin` wanted a list as argument 2, got (a . b)
(take 5 1) ; error: `take` wanted a list as argument 1, got 5
