;; The body of let-syntax and letrec-syntax is a body like that of let: what it defines is its own.
(define x 'outside)
(let-syntax ((one (syntax-rules () ((_) 1)))) (define x (one)) x) ; => 1
x ; => outside
(letrec-syntax ((one (syntax-rules () ((_) 1)))) (define x (one)) (define (f) (list x (one))) (f)) ; => (1 1)
x ; => outside
(let () (define y 1) (let-syntax () (define y 2) y) y) ; => 1
(let () (let-syntax ((def (syntax-rules () ((_ n) (define n 5))))) (def z) z)) ; => 5
(let-syntax () (define-syntax inner (syntax-rules () ((_) 'inner))) (define-values (a b) (values 1 (inner))) (list a b)) ; => (1 inner)
(let-syntax () (define only-inside 1) only-inside) ; => 1
only-inside ; error: only-inside
(begin (let-syntax ((def (syntax-rules () ((_ n) (define n 5))))) (def also-inside) also-inside)) ; => 5
also-inside ; error: also-inside
(let-syntax ((one (syntax-rules () ((_) 1)))) (define (f) (one))) ; error: this body ends with a definition
(let-syntax ((one (syntax-rules () ((_) 1))))) ; error: let-syntax: takes at least 2 parts, got 1

;; The macros of let-syntax mean what stands around it; those of letrec-syntax see each other.
(let-syntax ((a (syntax-rules () ((_) 'around)))) (let-syntax ((a (syntax-rules () ((_) 'inside))) (b (syntax-rules () ((_) (a))))) (list (a) (b)))) ; => (inside around)
(let-syntax ((a (syntax-rules () ((_) 'around)))) (letrec-syntax ((a (syntax-rules () ((_) 'inside))) (b (syntax-rules () ((_) (a))))) (list (a) (b)))) ; => (inside inside)
(letrec-syntax ((even (syntax-rules () ((_) #t) ((_ x y ...) (odd y ...)))) (odd (syntax-rules () ((_) #f) ((_ x y ...) (even y ...))))) (list (even 1 2 3 4) (even 1 2 3))) ; => (#t #f)
(letrec-syntax ((either (syntax-rules () ((_) #f) ((_ e) e) ((_ e f ...) (let ((temp e)) (if temp temp (either f ...))))))) (let ((x #f) (y 7) (temp 8) (let odd?) (if even?)) (either x (let temp) (if y) y))) ; => 7
(let-syntax ((a 5)) 1) ; error: a macro is defined by
(let-syntax ((a (syntax-rules ())) (a (syntax-rules ()))) 1) ; error: let-syntax: the name is bound twice
(let-syntax ((5 (syntax-rules ()))) 1) ; error: let-syntax: only a name can be bound
