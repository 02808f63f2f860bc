`(list ,(+ 1 2) 4) ; => (list 3 4)
(let ((name 'a)) `(list ,name b)) ; => (list a b)
`(a ,(+ 1 2) ,@(map abs '(4 -5 6)) b) ; => (a 3 4 5 6 b)
`((foo ,(- 10 3)) ,@(cdr '(c)) . ,(car '(cons))) ; => ((foo 7) . cons)
`#(10 5 ,(sqrt 4) ,@(map sqrt '(16 9)) 8) ; => #(10 5 2 4 3 8)
`(1 . ,(+ 1 1)) ; => (1 . 2)
`(1 ,@'() 2) ; => (1 2)
`(1 ,@'(2 . 3)) ; => (1 2 . 3)
(quasiquote (a (unquote (+ 1 1)))) ; => (a 2)
(equal? `(a `(b ,(c ,(+ 1 2)))) '(a (quasiquote (b (unquote (c (unquote (+ 1 2)))))))) ; => #f
(equal? `(a `(b ,(c ,(+ 1 2)))) '(a (quasiquote (b (unquote (c 3)))))) ; => #t
;; `append` in the expansion is the library's, whatever the program calls `append`.
(let ((append list) (cons list)) `(1 ,@'(2 3) 4)) ; => (1 2 3 4)
