(import (srfi 210))

(list (apply/mv string #\a (values #\b #\c)) (apply/mv list (values)) (apply/mv + 1 2 3)) ; => ("abc" () 6)
(list (call/mv string (values #\a #\b) (values #\c #\d)) (call/mv list 1 (values) (values 2 3)) (call/mv list)) ; => ("abcd" (1 2 3) ())
(list (list/mv 'a (values 'b 'c)) (list/mv (values)) (vector/mv 'a (values 'b 'c))) ; => ((a b c) () #(a b c))
(list/mv (box-values (box/mv 'a (values 'b 'c)))) ; => (a b c)
(list (value/mv 1 'a (values 'b 'c)) (value/mv 0 (values 'b 'c)) (coarity (values 'a 'b 'c)) (coarity (values)) (coarity 1)) ; => (b b 3 0 1)
(value/mv 3 'a (values 'b 'c)) ; error: `value` wanted an index from 0 to 2 as argument 1, got 3
(let ((x #f) (y #f)) (set!-values (x . y) (values 'a 'b)) (list x y)) ; => (a (b))
(let ((x #f) (y #f)) (set!-values (x y) (values 1 2)) (set!-values (x y) (values y x)) (list x y)) ; => (2 1)
(let ((x #f)) (set!-values x (values 1 2)) x) ; => (1 2)
(let ((x 1)) (set!-values () (values)) x) ; => 1
(with-values (values 4 5) (lambda (a b) b)) ; => 5
(list (case-receive (values 'a 'b) ((x) #f) ((x . y) (list x y))) (case-receive (values) (() 'none) (x x))) ; => ((a (b)) none)
(list/mv (bind/mv (values 1 2 3) (map-values (lambda (x) (* 2 x))) (map-values (lambda (x) (+ 1 x))))) ; => (3 5 7)
(list (list/mv (list-values '(a b c))) (list/mv (vector-values #(a b c))) (value 1 'a 'b 'c) (list/mv (identity 1 2 3))) ; => ((a b c) (a b c) b (1 2 3))
(let ((f (map-values (lambda (x) (* 2 x)))) (g (map-values (lambda (x) (+ x 1))))) (list (list/mv ((compose-left f g) 1 2 3)) (list/mv ((compose-right f g) 1 2 3)) (list/mv ((compose-left) 1 2)) (list/mv ((compose-right f) 1 2)))) ; => ((3 5 7) (4 6 8) (1 2) (2 4))
(list (list/mv ((map-values odd?) 1 2 3)) (list/mv (bind/list '(1 2 3) (map-values (lambda (x) (* 3 x))))) (list/mv (bind/list '(1 2)))) ; => ((#t #f #t) (3 6 9) (1 2))
(list (list/mv (bind/box (box/mv 1 (values 2 3)) (map-values (lambda (x) (* 3 x))))) (list/mv (bind 1 (lambda (x) (values (* 3 x) (+ 1 x))))) (bind 5)) ; => ((3 6 9) (3 2) 5)
(list-values 5) ; error: `list-values` wanted a list as argument 1, got 5
(bind 1 car 2) ; error: `bind` wanted a procedure as argument 3, got 2
