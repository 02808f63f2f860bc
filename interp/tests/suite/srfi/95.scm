(import (srfi 95))

(list (sorted? '() <) (sorted? '(1 2 2) <) (sorted? #(2 1) <) (sorted? '(1 -2 3) < abs)) ; => (#t #t #f #t)
(list (sort '(3 1 2) <) (sort #(3 1 2) <) (sort '(-3 1 2) < abs) (sort '((1 . a) (0 . b) (1 . c)) < car)) ; => ((1 2 3) #(1 2 3) (1 2 -3) ((0 . b) (1 . a) (1 . c)))
(list (sort! (list 3 1 2) <) (sort! (vector -3 1 2) < abs)) ; => ((1 2 3) #(1 2 -3))
(let* ((l (list 3 1 2)) (s (sort! l <))) (eq? l s)) ; => #t
(list (merge '(1 4) '(2 3) <) (merge #(1 4) #(2 3) <) (merge '(1 -4) '(2 -3) < abs) (merge! (list 1) (list 0) <) (merge '((1 . a)) '((1 . b)) < car)) ; => ((1 2 3 4) #(1 2 3 4) (1 2 -3 -4) (0 1) ((1 . a) (1 . b)))
(let ((n 0)) (sort '(5 4 3 2 1) < (lambda (x) (set! n (+ n 1)) x)) n) ; => 5
(sort 5 <) ; error: `sort` wanted a list, a vector or a string as argument 1, got 5
(sort '(1) 5) ; error: `sort` wanted a procedure as argument 2, got 5
(merge '(1) 5 <) ; error: `merge` wanted a list, a vector or a string as argument 2, got 5
(list (sort "hello" char<?) (sort! (string #\b #\a) char<?) (sorted? "abc" char<?) (merge "ac" "bd" char<?)) ; => ("ehllo" "ab" #t "abcd")
;; differs: there are no arrays among the sequences.
(merge "a" '(1) char<?) ; error: `merge` wanted characters, as the string before it as argument 2, got (1)
(sort! '(2 1) <) ; error: `sort!` cannot change (2 1): it is immutable
