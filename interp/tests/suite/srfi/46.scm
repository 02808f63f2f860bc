(import (srfi 46))

(define-syntax my-let (syntax-rules () ((_ ((name value) ...) body ...) ((lambda (name ...) body ...) value ...))))
(my-let ((a 1) (b 2)) (+ a b)) ; => 3
(define-syntax lists (syntax-rules ::: () ((_ (x y :::) :::) '((x (y ::: x)) :::))))
(lists (1 2 3) (4)) ; => ((1 (2 3 1)) (4 (4)))
; A macro that makes a macro with an ellipsis of its own
(define-syntax be-like-begin (syntax-rules () ((_ name) (define-syntax name (syntax-rules ::: () ((_ expression :::) (begin expression :::)))))))
(be-like-begin sequence)
(sequence 1 2 3) ; => 3
(let-syntax ((last (syntax-rules () ((_ x ... y) 'y)))) (last 1 2 3)) ; => 3
(letrec-syntax ((middle (syntax-rules () ((_ (a x ... y z)) '(x ...))))) (middle (1 2 3 4 5))) ; => (2 3)
(let-syntax ((vector-tail (syntax-rules () ((_ #(x ... y)) '(y x ...))))) (vector-tail #(1 2 3))) ; => (3 1 2)
(let-syntax ((dotted (syntax-rules () ((_ x ... y . r) '(y r))))) (dotted 1 2 . 3)) ; => (2 3)
(let-syntax ((any (syntax-rules () ((_ _ x) 'x)))) (any 1 2)) ; => 2
