;; What parallel procedures over sequences give, whatever runs at the same time.
(pmap square '()) ; => ()
(pmap square '#()) ; => #()
(pmap square '(1 2 3)) ; => (1 4 9)
(pmap (lambda (x) (list x)) '#(1 2)) ; => #((1) (2))
(pmap + '(1 2 3) '(10 20 30)) ; => (11 22 33)
(pmap list '(1 2) '#(a b) '(x y)) ; => ((1 a x) (2 b y))
(equal? (parallel-map (lambda (x) (* x (square x))) (range 1000)) (map (lambda (x) (* x x x)) (range 1000))) ; => #t
(equal? (pmap square (range 5000)) (map square (range 5000))) ; => #t
(let ((v (make-vector 300 0))) (pfor-each (lambda (i) (vector-set! v i (+ i 1))) (range 300)) (apply + (vector->list v))) ; => 45150
(pfor-each void '()) ; prints nothing
(pfilter odd? '()) ; => ()
(pfilter odd? '#(1 2 3)) ; => #(1 3)
(equal? (pfilter (lambda (x) (= 0 (modulo x 7))) (range 1000)) (range 0 1000 7)) ; => #t
(preduce + 0 '()) ; => 0
(preduce + 0 '(5)) ; => 5
(preduce append '() (map list (range 10))) ; => (0 1 2 3 4 5 6 7 8 9)
(preduce max 0 '#(3 1 2)) ; => 3
(equal? (preduce string-append "" (map number->string (range 1000))) (apply string-append (map number->string (range 1000)))) ; => #t
(pscan + 0 '()) ; => ()
(pscan + 0 '(1 2 3 4)) ; => (1 3 6 10)
(pscan * 1 '#(1 2 3 4)) ; => #(1 2 6 24)
(equal? (pscan + 0 (range 1000)) (let loop ((i 0) (total 0) (all '())) (if (= i 1000) (reverse all) (loop (+ i 1) (+ total i) (cons (+ total i) all))))) ; => #t

;; Sums of inexact numbers do not depend on how many workers there are.
(define inexact-numbers (map (lambda (x) (/ 1.0 (+ x 1))) (range 3000)))
(preduce + 0.0 inexact-numbers) ; => 8.583749889959186
(= (preduce + 0.0 inexact-numbers) (preduce + 0.0 inexact-numbers)) ; => #t

;; Parallel procedures inside of each other.
(pmap (lambda (n) (preduce + 0 (pmap square (range n)))) (range 6)) ; => (0 0 1 5 14 30)
(define (tree n) (if (= n 0) 1 (apply + (pmap (lambda (m) (tree m)) (list (- n 1) (- n 1))))))
(tree 5) ; => 32
(pmap (lambda (x) (sleep 0.001) (pmap (lambda (y) (sleep 0.001) (+ x y)) '(1 2))) '(10 20)) ; => ((11 12) (21 22))

;; Parameters are seen; handlers outside are not, and a continuation cannot leave.
(define p (make-parameter 1))
(parameterize ((p 2)) (pmap (lambda (x) (yield) (+ x (p))) '(10 20))) ; => (12 22)
(with-output-to-string (lambda () (pmap (lambda (x) (yield) (display x)) '(1 1 1)))) ; => "111"

(define (noted? note thunk) (guard (e (#t (and (member note (condition-notes e)) #t))) (thunk)))
(noted? "`pmap` was at element 2" (lambda () (pmap (lambda (x) (yield) (vector-ref '#(1 2) x)) '(0 1 2 1)))) ; => #t
(preduce (lambda (a b) (error "no sum" a b)) 0 '(1 2)) ; error: no sum
(noted? "`pfilter` was at element 700" (lambda () (pfilter (lambda (x) (if (= x 700) (error "seven hundred") #t)) (range 1000)))) ; => #t

;; Wrong arguments.
(pmap car 5) ; error: `pmap` wanted a list or a vector as argument 2, got 5
(pmap 5 '(1)) ; error: `pmap` wanted a procedure as argument 1, got 5
(pmap + '(1 2) '(1 2 3)) ; error: `pmap` wanted sequences of one length, got lengths (2 3)
(pmap + '(1 2) 'x) ; error: `pmap` wanted a list or a vector as argument 3, got x
(pmap square '(1 . 2)) ; error: `pmap` wanted a list or a vector as argument 2
(pmap (lambda (x) x) "abc") ; error: `pmap` wanted a list or a vector as argument 2, got "abc"
(preduce + 0 7) ; error: `preduce` wanted a list or a vector as argument 3, got 7
(preduce 1 0 '()) ; error: `preduce` wanted a procedure as argument 1, got 1
(pfilter even? 7) ; error: `pfilter` wanted a list or a vector as argument 2, got 7
(pfor-each even? 7) ; error: `pfor-each` wanted a list or a vector as argument 2, got 7
(pscan + 0 7) ; error: `pscan` wanted a list or a vector as argument 3, got 7
(pmap square) ; error: `pmap` wanted
