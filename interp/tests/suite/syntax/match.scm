(define (kind x)
  (match x
    [0 'zero]
    ["text" 'text]
    [#\a 'letter]
    [#t 'true]
    ['sym 'symbol]
    ['(1 2) 'quoted-list]
    [() 'empty]
    [(a) (list 'one a)]
    [(a b) (list 'two a b)]
    [(a b . rest) (list 'more a b rest)]
    [#(x y) (list 'vector x y)]
    [#:k 'keyword]
    [_ 'other]))
(map kind (list 0 "text" #\a #t 'sym '(1 2) '() '(9) '(1 3) '(1 3 4 5) #(1 2) #:k 'else #(1) 1.5)) ; => (zero text letter true symbol quoted-list empty (one 9) (two 1 3) (more 1 3 (4 5)) (vector 1 2) keyword other other other)
(kind '(1 3 . 4)) ; => (more 1 3 4)
(match '(1 (2 (3 4)) 5) [(a (b (c d)) e) (list e d c b a)]) ; => (5 4 3 2 1)
(match 5 [x (+ x 1)]) ; => 6
(match '(1 2 3) [(_ x _) x]) ; => 2
(match (expt 10 30) [1000000000000000000000000000000 'big]) ; => big
(match 2.5 [5/2 'exact] [2.5 'inexact]) ; => inexact
;; Ellipses.
(match '(1 2 3) [(x ...) x]) ; => (1 2 3)
(match '() [(x ...) x]) ; => ()
(match '(let ((a 1) (b 2)) (+ a b)) [('let ((name value) ...) body ...) (list name value body)]) ; => ((a b) (1 2) ((+ a b)))
(match '((1 2 3) (4) ()) [((x ...) ...) x]) ; => ((1 2 3) (4) ())
(match '(1 2 3 4 5) [(a b ... y z) (list a b y z)]) ; => (1 (2 3) 4 5)
(match '(1 2) [(a b ... y z) 'no] [_ 'short]) ; => short
(match '(1 2 . 3) [(a ... . rest) (list a rest)]) ; => ((1 2) 3)
(match '(1 2 3) [(a ... b . rest) (list a b rest)]) ; => ((1 2) 3 ())
(match '(1 2 . 3) [(a ...) 'list] [_ 'no-list]) ; => no-list
(match '((a 1) (b two)) [((name (? number? value)) ...) 'numbers] [_ 'mixed]) ; => mixed
(match '((a 1) (a 2)) [(('a value) ...) value]) ; => (1 2)
(match #(1 2 3) [#(a b ...) (list a b)]) ; => (1 (2 3))
(match #(1 2 3) [#(a) 'one] [#(a b c d) 'four] [#(_ ...) 'any]) ; => any
(match '(1 2 3) [(_ ...) 'list]) ; => list
(match 5 [(x ...) x] [_ 'no]) ; => no
(match (let ((l (list 1 2))) (set-cdr! (cdr l) l) l) [(x ...) x] [(a b . c) (list a b)]) ; => (1 2)
(match (range 3000) [((? number? n) ...) (length n)]) ; => 3000
;; Tests, functions, and, or, not.
(match 5 [(? string? s) s] [(? odd? n) (list 'odd n)]) ; => (odd 5)
(match 5 [(? integer?) 'integer]) ; => integer
(match 6 [(? integer? (? even? a) b) (list a b)]) ; => (6 6)
(match '(3 4) [(= (lambda (l) (apply + l)) sum) sum]) ; => 7
(match '(1 2) [(and whole (a b)) (list whole a b)]) ; => ((1 2) 1 2)
(match 5 [(and) 'all]) ; => all
(match 3 [(or 1 2 3) 'small] [_ 'large]) ; => small
(match '(b 2) [(or ('a x) ('b x)) x]) ; => 2
(match '((a 1) (b 2)) [((or ('a x) ('b x)) ...) x]) ; => (1 2)
(match 5 [(or) 'never] [_ 'other]) ; => other
(match 5 [(not 4) 'not-four]) ; => not-four
(match '(1 x) [(1 (not (? number?))) 'yes] [_ 'no]) ; => yes
;; Quasi-patterns.
(match '(add 1 2) [`(add ,a ,b) (+ a b)]) ; => 3
(match '(add (mul 2 3) 4) [`(add (mul ,a ,b) ,(? number? c)) (list a b c)]) ; => (2 3 4)
(match '(a b c d) [`(a ,@rest) rest]) ; => (b c d)
(match '(a . b) [`(a . ,x) x]) ; => b
(match '(a 1 2) [`(a ,x ...) x]) ; => (1 2)
(match '#(a 1) [`#(a ,x) x]) ; => 1
(match '(1 "two" (3)) [`(1 "two" (3)) 'same]) ; => same
;; Guards, and names that stand for what they stand for outside.
(define (sign n) (match n [x #:when (< x 0) 'minus] [0 'zero] [x #:when (> x 0) 'plus]))
(map sign '(-1 0 1)) ; => (minus zero plus)
(match '(1 2) [(a b) #:when (= a b) 'equal] [(a b) 'unequal]) ; => unequal
(let ((limit 3)) (match 5 [(? (lambda (n) (> n limit)) n) n])) ; => 5
(match '(1 2) [(a b) (define c (+ a b)) (* c 2)]) ; => 6
(match 1 [else 'caught]) ; => caught
;; The value is evaluated once, clauses in order, in tail position.
(define evaluated 0)
(match (begin (set! evaluated (+ evaluated 1)) 5) [1 1] [2 2] [_ evaluated]) ; => 1
(define (count-down n) (match n [0 'done] [(? (lambda (x) (> x 0))) (count-down (- n 1))]))
(count-down 100000) ; => done
(define (mapped f l) (match l [() '()] [(x . rest) (cons (f x) (mapped f rest))]))
(mapped - '(1 2 3)) ; => (-1 -2 -3)
(+ 1 (match '(2) [(x) x])) ; => 3
(let ((k #f) (n 0)) (match '(1 2) [(a b) (call/cc (lambda (c) (set! k c))) (set! n (+ n 1)) (if (< n 3) (k #f)) (list a b n)])) ; => (1 2 3)
(define-syntax my-match (syntax-rules () ((_ v x) (match v [(x y) (list x y)]))))
(my-match '(1 2) y) ; => (1 2)
((match-lambda [(a b) (+ a b)] [x x]) '(1 2)) ; => 3
((match-lambda* [(a) a] [(a b) (list b a)]) 1 2) ; => (2 1)
(match-let ([(a . b) '(1 . 2)] [x 3]) (list a b x)) ; => (1 2 3)
(match-let* ([(a b) '(1 2)] [(c ...) (list a b)]) c) ; => (1 2)
;; What does not fit.
(match '(1 2) [(a) a]) ; error: `match` has no clause for (1 2)
(guard (e (#t (error-object-irritants e))) (match 5 [4 4])) ; => (5)
(match-let ([(a b) 5]) a) ; error: `match` has no clause for (5)
(match 5) ; error: match
(match 5 [x]) ; error: a clause is a list of a pattern and a body
(match 5 [(a a) a]) ; error: `a` occurs twice
(match 5 [(or a b) 1]) ; error: must bind the same names
(match 5 [(not a) 1]) ; error: can bind no name
(match 5 [(a ... b ...) 1]) ; error: at most one ellipsis
(match 5 [... 1]) ; error: an ellipsis follows
(match 5 [x #:when #t]) ; error: #:when
(match 5 [(?) 1]) ; error: needs a test
