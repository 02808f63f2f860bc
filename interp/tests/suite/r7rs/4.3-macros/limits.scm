;; heavy
;; Macros that never end are told so: what macros make of one form is limited.
(define (kind form) (guard (e (#t (condition-kind e))) (eval form (interaction-environment))))
(define-syntax m (syntax-rules () ((_ x ...) (begin (m x ... 1) (m x ... 2)))))
(m 1) ; error: limit-exceeded: macros make more than 10000000 parts of program of one form, the last in `m` does a rule expand into uses of its own macro
(kind '(let-syntax () (m 1))) ; => limit-exceeded
(define-syntax o (syntax-rules () ((_) (o))))
(o) ; error: limit-exceeded: macros make more than

;; Long forms are not meant: only what macros make counts. A macro that takes one argument after the other from a
;; list, or puts them together in reverse, takes as long as the list is.
(define (many n item) (make-list n item))
(length (eval (list 'quote (many 100000 1)) (interaction-environment))) ; => 100000
(define-syntax all (syntax-rules () ((_ x ...) '(x ...))))
(length (eval (cons 'all (many 100000 1)) (interaction-environment))) ; => 100000
(define-syntax count (syntax-rules () ((_ n) n) ((_ n x y ...) (begin x (count n y ...)))))
(eval (cons 'count (cons 5 (many 10000 1))) (interaction-environment)) ; => 5
(define-syntax reversed (syntax-rules () ((_ all) 'all) ((_ all x . y) (reversed (x . all) . y))))
(equal? (eval (cons 'reversed (cons '() (range 10000))) (interaction-environment)) (reverse (range 10000))) ; => #t
(begin (eval (cons 'begin (map (lambda (i) (list 'define 'name i)) (range 20000))) (interaction-environment)) name) ; => 19999
