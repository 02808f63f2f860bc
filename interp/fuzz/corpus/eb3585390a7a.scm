(map cadr '((a b) (d e) (g h))) ; => (b e h)
(map (lambda (n) (expt n n)) '(1 2 3 4 5)) ; => (1 4 27 256 3125)
(map + '(1 2 3) '(4 5 6)) ; => (5 7 9)
(map + '(1 2 3) '(10 20)) ; => (11 22)
(map list '(1 2) '(a b) '("x" "y") '(#\p #\q)) ; => ((1 a "x" #\p) (2 b "y" #\q))
(map car '()) ; => ()

;; From left to right, each once.
(let ((count 0)) (map (lambda (ignored) (set! count (+ count 1)) count) '(a b))) ; => (1 2)
(let ((seen '())) (map (lambda (a b) (set! seen (cons (+ a b) seen))) '(1 2 3) '(10 20 30)) seen) ; => (33 22 11)

;; A circular list beside a finite one.
( ((ones (list 1))) (set-cdr! ones ones) (map + '(1 2 3) ones)) ; => (2 3 4)

(apply + (map (lambda (x) 1) (make-list 100 0))) ; => 100
(map 5 '(1 2)) ; error: `map` wanted a procedure as argument 1, got 5
(map car 5) ; error: `map` wanted a list as argument 2, got 5
(map car '((1) . 2)) ; error: `map` wanted a list as argument 2, got ((1) . 2)
(map + '(1) 'x) ; error: `map` wanted a list as argument 3, got x
(map car '(1)) ; error: `car` wanted a pair as argument 1, got 1
