(define-library (example stack)
  (export make push! pop! (rename stack-empty? empty?))
  (import (scheme base))
  (begin
    (define (make) (list '()))
    (define (push! s v) (set-car! s (cons v (car s))))
    (define (pop! s) (let ((v (caar s))) (set-car! s (cdar s)) v)))
  (begin (define (stack-empty? s) (null? (car s)))))
(import (prefix (example stack) stack-))
(let ((s (stack-make))) (stack-push! s 1) (stack-push! s 2) (let* ((a (stack-pop! s)) (b (stack-pop! s))) (list a b (stack-empty? s)))) ; => (2 1 #t)
(import (only (rename (example stack) (make create)) create))
(create) ; => (())
(import (example nothing)) ; error: there is no library (example nothing)
(import (only (example stack) drop!)) ; error: (example stack) exports no `drop!`
(define-library (example conditional)
  (export value)
  (import (scheme base))
  (cond-expand ((library (no such)) (begin (define value 'wrong))) ((and lambdust (library (scheme char))) (import (scheme char)) (begin (define value (char-upcase #\a)))) (else)))
(import (example conditional))
value ; => #\A
;; What is not exported stays inside.
stack-empty?* ; error: `stack-empty?*` is not defined
