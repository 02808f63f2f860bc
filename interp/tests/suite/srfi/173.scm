(import (srfi 173))

(define out '())
(define (note . args) (set! out (cons args out)))
(define (note2 a) (set! out (cons (list 'second a) out)))
(define h (make-hook 1))
(list (hook? h) (hook? 5) (hook->list h)) ; => (#t #f ())
(begin (hook-run h 1) out) ; => ()
(begin (hook-add! h note) (hook-add! h note2) (hook-run h 'x) out) ; => ((second x) (x))
(begin (hook-delete! h note) (hook-run h 'y) out) ; => ((second y) (second x) (x))
(length (hook->list h)) ; => 1
(begin (hook-reset! h) (hook->list h)) ; => ()
(let ((h (list->hook 0 (list note)))) (hook-run h) out) ; => (() (second y) (second x) (x))
(let ((h (make-hook 1))) (list->hook! h (list note note2)) (equal? (hook->list h) (list note note2))) ; => #t
(hook-run h 1 2) ; error: `hook-run` wanted 1 arguments for the hook, got 2
(hook-add! h 5) ; error: `hook-add!` wanted a procedure as argument 2, got 5
(hook-add! 5 car) ; error: `hook-add!` wanted a hook as argument 1, got 5
(list->hook 1 '(1)) ; error: `list->hook` wanted a list of procedures as argument 2, got (1)
(make-hook -1) ; error: `make-hook` wanted an index as argument 1, got -1
