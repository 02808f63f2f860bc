(import (srfi 232))

(define-curried (add* x y) (+ x y))
(map (add* 2) '(1 2 3)) ; => (3 4 5)
(define foo (curried (a b . rest) (list a b rest)))
(list ((foo 1) 2 3 4) ((foo 'a) 'b) (foo 1 2) (((foo) 1) 2 3)) ; => ((1 2 (3 4)) (a b ()) (1 2 ()) (1 2 (3)))
((curried (a) (curried (b) (curried (c) (+ a b c)))) 1 2 3) ; => 6
((curried () (curried (x y) (+ x y))) 2 3) ; => 5
(((curried (x) (curried () (curried (y z) (list x (* y z))))) 4 5) 6) ; => (4 30)
(list ((curried all all) 1 2) (curried () 5) ((((curried (a b c) (list a b c)) 1) 2) 3) (((curried (a b c) (list a b c)) 1 2) 3)) ; => ((1 2) 5 (1 2 3) (1 2 3))
(let ((f (curried (a b) (define c (+ a b)) (* c c)))) (list (f 1 2) ((f 1) 3) (eq? f (f)))) ; => (9 16 #t)
((curried (a) a) 1 2) ; error: wanted a procedure
(let ((once (add* 1))) (list (once 1) (once 2))) ; => (2 3)
