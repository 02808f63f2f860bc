;;;; Symbols, lists and `map`: symbolic derivatives, after Gabriel's benchmark.
;; measured at size 500000
(import (scheme base) (scheme cxr) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 1000))
(define (deriv a)
  (cond ((not (pair? a)) (if (eq? a 'x) 1 0))
        ((eq? (car a) '+) (cons '+ (map deriv (cdr a))))
        ((eq? (car a) '-) (cons '- (map deriv (cdr a))))
        ((eq? (car a) '*)
         (list '* a (cons '+ (map (lambda (factor) (list '/ (deriv factor) factor)) (cdr a)))))
        ((eq? (car a) '/)
         (list '-
               (list '/ (deriv (cadr a)) (caddr a))
               (list '/ (cadr a) (list '* (caddr a) (caddr a) (deriv (caddr a))))))
        (else (error "cannot derive" a))))
(define expression '(+ (* 3 x x) (* a x x) (* b x) 5))
(define (repeat n)
  (let ((result (deriv expression)))
    (if (= n 1) result (repeat (- n 1)))))
(write (repeat size))
(newline)
; prints (+ (* (* 3 x x) (+ (/ 0 3) (/ 1 x) (/ 1 x))) (* (* a x x) (+ (/ 0 a) (/ 1 x) (/ 1 x))) (* (* b x) (+ (/ 0 b) (/ 1 x))) 0)
