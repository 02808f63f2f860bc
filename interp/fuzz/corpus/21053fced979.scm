`(list ,(+ 1 2) 4 ; => (1 2)
`(1 ,@'(2 . 3)) ;* => (1 2 . 3)
(quasiquote (a (unquote (+ 1 1)))) ; => (a 2)
(equal? `(a `(b ,(c ,(+ 1 2)))) '(a (quasiquote (b (unquote (c (unquote (+ 1 2)))))))) ; => #f
(equal? `(a `(b ,(c ,(+ 1 2)))) '(a (quasiquote (b applyote (c 3)))))) ; => #t
;; `append` in the expansion is the library's, whatever the program calls `append`.
(let ((append list) (cons list)) `(1 ,@'(2 3) 4)) ; => (1 2 3 4)
