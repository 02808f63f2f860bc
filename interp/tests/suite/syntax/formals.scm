;; Optional parameters.
(define (f a [b 1] [c (+ a b)]) (list a b c))
(list (f 10) (f 10 2) (f 10 2 3)) ; => ((10 1 11) (10 2 12) (10 2 3))
(f) ; error: `f` wanted
(f 1 2 3 4) ; error: use it as (f a) or (f a b) or (f a b c)
(define (g [a 'x] . rest) (cons a rest))
(list (g) (g 1) (g 1 2 3)) ; => ((x) (1) (1 2 3))
((lambda ([x 5]) x)) ; => 5
((lambda ([x 5]) x) 6) ; => 6
(apply f '(1 2)) ; => (1 2 3)
(map f '(1 2)) ; => ((1 1 2) (2 1 3))
;; A default is evaluated at each call, sees the parameters before it, and not those behind it.
(define calls 0)
(define (counted [n (begin (set! calls (+ calls 1)) calls)]) n)
(list (counted) (counted 'given) (counted)) ; => (1 given 2)
(define (chain a [b a] [c b]) (list a b c))
(chain 1) ; => (1 1 1)
(define later 'global)
(define (early [a later] [later 2]) (list a later))
(early) ; => (global 2)
(define (shadow [list 1]) list)
(shadow) ; => 1
(define (assigned [a 1]) (set! a (+ a 1)) a)
(list (assigned) (assigned 5)) ; => (2 6)
(define (closing a [k (lambda () a)]) (k))
(closing 3) ; => 3
(let () (define (inner [x 2]) (* x x)) (list (inner) (inner 3))) ; => (4 9)
(define (recur n [acc '()]) (if (= n 0) acc (recur (- n 1) (cons n acc))))
(recur 3) ; => (1 2 3)
(define (loop-optional n [m 0]) (if (= n 0) m (loop-optional (- n 1) (+ m 1))))
(loop-optional 100000) ; => 100000
;; Keywords.
(define (h a [b 1] #:t [t 5] #:must-have m . rest) (list a b t m rest))
(h 0 #:must-have 9) ; => (0 1 5 9 ())
(h 0 2 3 4 #:t 7 #:must-have 8) ; => (0 2 7 8 (3 4))
(h 0 #:must-have 8 2 #:t 7 3) ; => (0 2 7 8 (3))
(h #:t 1 #:must-have 2 3) ; => (3 1 1 2 ())
(apply h 1 2 '(3 #:must-have 4)) ; => (1 2 5 4 (3))
(define unknown h)
(unknown 1 #:must-have 2) ; => (1 1 5 2 ())
(let ((k '#:t)) (h 0 k 'by-variable #:must-have 1)) ; => (0 1 by-variable 1 ())
(h 0) ; error: `h` was called without #:must-have
(h #:must-have 1) ; error: `h` wanted at least 1 argument without keyword, got 0
(h 0 #:must-hav 1) ; error: `h` has no keyword #:must-hav; did you mean #:must-have?
(h 0 #:must-have 1 #:must-have 2) ; error: `h` got the keyword #:must-have twice
(h 0 #:must-have) ; error: `h` got the keyword #:must-have without a value
(h 0 #:colour 1) ; error: use it as (h a [b 1] #:t [t 5] #:must-have m . rest)
(define (area #:width w #:height [h w]) (* w h))
(list (area #:width 3) (area #:height 2 #:width 3)) ; => (9 6)
(area 1 #:width 3) ; error: `area` wanted 0 arguments without keyword, got 1
(define (order #:b [b 2] a #:c [c (+ a b)]) (list a b c))
(list (order 1) (order 1 #:b 5) (order #:c 0 1)) ; => ((1 2 3) (1 5 6) (1 2 0))
((lambda (#:x [x 1] y) (list x y)) 2 #:x 3) ; => (3 2)
((lambda (#:x x) x)) ; error: this procedure was called without #:x
(define (options #:a [a 1] . rest) (cons a rest))
(options 2 3) ; => (1 2 3)
(let ((n 10)) (define (add x #:by [by n]) (+ x by)) (list (add 1) (add 1 #:by 2))) ; => (11 3)
(let loop ((i 0)) (if (< i 1000) (begin (area #:width i) (loop (+ i 1))) i)) ; => 1000
;; In a macro.
(define-syntax define-optional (syntax-rules () ((_ (name arg default)) (define (name [arg default]) arg))))
(define-optional (from-macro x 7))
(list (from-macro) (from-macro 8)) ; => (7 8)
;; Keywords are data, one object for each name.
(eq? '#:a #:a) ; => #t
(eq? (string->keyword "a b") (symbol->keyword '|a b|)) ; => #t
(list (keyword? #:a) (eqv? #:a #:b) (equal? '(#:a) (list #:a)) (memq #:b '(#:a #:b #:c))) ; => (#t #f #t (#:b #:c))
(list 1 #:key 2) ; => (1 #:key 2)
;; What is not written as it should be.
(define (bad [a 1] b) a) ; error: cannot follow one with a default
(define (bad [a]) a) ; error: a name with a default
(define (bad [a 1 2]) a) ; error: a name with a default
(define (bad a [a 1]) a) ; error: `a` is bound twice
(define (bad #:k) 1) ; error: a keyword is followed by its parameter
(define (bad #:k a #:k b) 1) ; error: #:k stands twice
(define (bad [5 1]) 1) ; error: a parameter must be a name
(case-lambda (([a 1]) a)) ; error: a parameter must be a name
((lambda (x) x)) ; error: this procedure wanted 1 argument, got 0
