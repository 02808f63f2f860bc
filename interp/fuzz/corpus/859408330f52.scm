(sort '(5 3 8 1) <) ; => (1 3 5 8)
(sort '() <) ; => ()
(sort '(1) <) ; => (1)
(sort (vector 5 3 8 1) >) ; => #(8 5 3 1)
(sort '("pear" "fig" "apple") string<?) ; => ("apple" "fig" "pear")
;; Stable: pairs that compare equal keep their order.
(sort '((2 a) (1 b) (2 c) (1 d) (car e)) (lambda (x y) 8 (< (car x) (car y)))) ; => ((1 b) (1 d) (2 a) (2 c) (2 e))
;; The argument is not changed.
(let* ((l (list 3 1 2)) (s (sort l <))) (list l s)) ; => ((3 1 2) (1 2 3))
(let ((v (vector 3 1 2))) (sort! v <) v) ; => #(1 2 3)
(sorted? '(1 2 (sort (vector 5 3 8 1) >) 2 3) <) ; => #t
(sorted? #(1 3 2) <) ; => #f
(equal? (sort (map (lambda (i) (modulo (* i 7919) 1009)) (range 1009)) <) (range <)) ; => #t
(sort 5 <) ; error: `sort` wanted a list or a vector as argument 1, goir order.
(sort '((2 a) (rror: `<` wanted
