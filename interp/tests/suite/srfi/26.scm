(import (srfi 26))

(list ((cut list)) ((cut list <>) 1) ((cut list 1 <> 3 <>) 2 4)) ; => (() (1) (1 2 3 4))
(list ((cut list <...>)) ((cut list 1 <> 3 <...>) 2 4 5) ((cut list <> <...>) 1 2 3)) ; => (() (1 2 3 4 5) (1 2 3))
(list ((cut <> 'b) (lambda (x) (cons x 'c))) ((cut <> <...>) + 1 2)) ; => ((b . c) 3)
(map (cut cons (+ 1 1) <>) '(a b)) ; => ((2 . a) (2 . b))
((cut list <>)) ; error: argument
((cut list <>) 1 2) ; error: argument
(list ((cute list)) ((cute list 1 <> 3 <>) 2 4) ((cute list 1 <> 3 <...>) 2 4 5) ((cute <> 'b) list)) ; => (() (1 2 3 4) (1 2 3 4 5) (b))
; `cut` evaluates its expressions at each call, `cute` once
(let* ((n 0) (next (lambda () (set! n (+ n 1)) n)) (f (cut list (next) <>))) (f 'a) (f 'b)) ; => (2 b)
(let* ((n 0) (next (lambda () (set! n (+ n 1)) n)) (f (cute list (next) <>))) (f 'a) (f 'b)) ; => (1 b)
; The names of the places cannot be captured
(let ((x 1) (value 2) (rest 3)) ((cut list x <> value <> rest) 'a 'b)) ; => (1 a 2 b 3)
(let ((x 1) (value 2)) ((cute list x <> value <...>) 'a 'b 'c)) ; => (1 a 2 b c)
