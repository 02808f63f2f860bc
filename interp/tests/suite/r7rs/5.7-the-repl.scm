;; A name may be defined again, and earlier procedures see the new value.
(define x 1)
(define (get) x)
(define x 2)
(get) ; => 2
(define (car* p) (car p))
(define (car p) 'mine)
(list (car '(1)) (map (lambda (p) (car p)) '((1)))) ; => (mine (mine))
(set! never-defined 1) ; error: never-defined
never-mentioned ; error: `never-mentioned` is not defined
