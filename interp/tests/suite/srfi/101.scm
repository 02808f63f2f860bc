(import (prefix (srfi 101) ra:))

(define (show list) (ra:random-access-list->linear-access-list list))
(show (ra:list 1 2 3)) ; => (1 2 3)
(show (ra:cons 'a '())) ; => (a)
(show (ra:quote (a b c))) ; => (a b c)
(ra:quote a) ; => a
(list (ra:pair? (ra:quote (a . b))) (ra:pair? '(a)) (ra:pair? '()) (null? (ra:quote ()))) ; => (#t #f #f #t)
(list (show (ra:car (ra:quote ((a) b)))) (show (ra:cdr (ra:quote ((a) b c))))) ; => ((a) (b c))
(ra:cdr (ra:cons 1 2)) ; => 2
(ra:car '()) ; error: `car` wanted a random-access pair as argument 1, got ()
(list (ra:list? (ra:list 1 2)) (ra:list? '()) (ra:list? (ra:cons 1 2))) ; => (#t #t #f)
(list (ra:length (ra:make-list 5 0)) (show (ra:make-list 3 'x)) (ra:length '())) ; => (5 (x x x) 0)
(ra:length (ra:make-list 1000000 7)) ; => 1000000
(ra:list-ref (ra:make-list 1000000 7) 999999) ; => 7
(ra:length (ra:cons 1 2)) ; error: `length` wanted a random-access list as argument 1
(map (lambda (k) (ra:length<=? (ra:cons 'a 'b) k)) '(0 1 2)) ; => (#t #t #f)
(ra:length<=? 'not-a-list 0) ; => #t
(show (ra:append (ra:list 'a) (ra:list 'b 'c) (ra:list 'd))) ; => (a b c d)
(list (ra:append) (ra:append '() 'a) (ra:cdr (ra:append (ra:list 1) 2))) ; => (() a 2)
(show (ra:reverse (ra:list 1 2 3))) ; => (3 2 1)
(show (ra:list-tail (ra:list 1 2 3 4 5 6 7 8) 5)) ; => (6 7 8)
(ra:list-tail 'not-a-list 0) ; => not-a-list
(ra:list-tail (ra:list 1 2) 3) ; error: `list-tail` wanted an index within the list as argument 2, got 3
(ra:list-ref (ra:list 'a 'b 'c 'd) 2) ; => c
(ra:list-ref (ra:list 'a) 1) ; error: `list-ref` wanted an index within the list as argument 2, got 1
(show (ra:list-set (ra:list 'a 'b 'c 'd) 2 'x)) ; => (a b x d)
(ra:list-set (ra:list 'a) 1 'x) ; error: `list-set` wanted an index within the list as argument 2, got 1
(call-with-values (lambda () (ra:list-ref/update (ra:list 7 8 9 10) 2 -)) (lambda (x changed) (cons x (show changed)))) ; => (9 7 8 -9 10)
(show (ra:map + (ra:list 1 2 3) (ra:list 4 5 6))) ; => (5 7 9)
(ra:map + (ra:list 1 2) (ra:list 1)) ; error: `map` wanted a list as long as the first as argument 3
(let ((sum 0)) (ra:for-each (lambda (x) (set! sum (+ sum x))) (ra:list 1 2 3)) sum) ; => 6
(list (ra:equal? (ra:quote (a (b) #(c))) (ra:quote (a (b) #(c)))) (ra:equal? (ra:list 1) (ra:list 2)) (ra:equal? "a" "a")) ; => (#t #f #t)
(show (ra:linear-access-list->random-access-list '(1 2 3))) ; => (1 2 3)
;; Every index of every length.
(define (upto n) (let loop ((i (- n 1)) (list '())) (if (< i 0) list (loop (- i 1) (ra:cons i list)))))
(define (right? list n k)
  (= k (ra:list-ref list k) (ra:list-ref (ra:list-set list k k) k) (- n (ra:length (ra:list-tail list k)))))
(define (all-right? n)
  (let loop ((k 0)) (or (= k n) (and (right? (upto n) n k) (loop (+ k 1))))))
(let loop ((n 0)) (or (= n 40) (and (all-right? n) (loop (+ n 1))))) ; => #t
(let loop ((n 0)) (or (= n 40) (and (ra:equal? (ra:make-list n 1) (ra:map (lambda (x) 1) (upto n))) (loop (+ n 1))))) ; => #t
;; differs: `append` takes time that grows with the lengths of all lists but the last
;; The compositions of `car` and `cdr`.
(define t (ra:quote ((((1 . 2) . (3 . 4)) . ((5 . 6) . (7 . 8))) . (((9 . 10) . (11 . 12)) . ((13 . 14) . (15 . 16))))))
(list (ra:caaaar t) (ra:caaadr t) (ra:caadar t) (ra:caaddr t) (ra:cadaar t) (ra:cadadr t) (ra:caddar t) (ra:cadddr t) (ra:cdaaar t) (ra:cdaadr t) (ra:cdadar t) (ra:cdaddr t) (ra:cddaar t) (ra:cddadr t) (ra:cdddar t) (ra:cddddr t)) ; => (1 9 5 13 3 11 7 15 2 10 6 14 4 12 8 16)
(map (lambda (x) (let loop ((x x)) (if (ra:pair? x) (loop (ra:car x)) x))) (list (ra:caar t) (ra:cadr t) (ra:cdar t) (ra:cddr t))) ; => (1 9 5 13)
(map (lambda (x) (let loop ((x x)) (if (ra:pair? x) (loop (ra:car x)) x))) (list (ra:caaar t) (ra:caadr t) (ra:cadar t) (ra:caddr t) (ra:cdaar t) (ra:cdadr t) (ra:cddar t) (ra:cdddr t))) ; => (1 9 5 13 3 11 7 15)

; A composition names itself, and tells what it was given.
(ra:caddr (ra:list 1 2)) ; error: `caddr` wanted a random-access list that has this part as argument 1
