;; `equal?` ends on circular data of any size.
(define (circle n) (let ((l (make-list n 1))) (set-cdr! (list-tail l (- n 1)) l) l))
(equal? '#0=(1 . #0#) '#1=(1 1 . #1#)) ; => #t
(equal? '#0=(1 2 . #0#) '#1=(1 1 . #1#)) ; => #f
(equal? '#0=(#0# . #0#) '#1=(#1# . #1#)) ; => #t
(equal? '#0=#(1 #0#) '#1=#(1 #1#)) ; => #t
(equal? '#0=#(1 #0#) '#1=#(1 #(1 #1#))) ; => #t
(equal? (circle 3) (circle 5)) ; => #t
(equal? (circle 50000) (circle 50001)) ; => #t
(equal? (circle 50000) (let ((l (circle 50000))) (set-car! (list-tail l 49999) 2) l)) ; => #f
;; A tree with much sharing: without notes of what was met this takes 2^60 steps.
(define (doubled n) (if (= n 0) '(leaf) (let ((half (doubled (- n 1)))) (cons half half))))
(equal? (doubled 60) (doubled 60)) ; => #t
(equal? (doubled 60) (doubled 61)) ; => #f
;; A vector that every one of its many elements contains.
(define (around n)
  (let ((v (make-vector n 0)))
    (let loop ((i 0)) (if (< i n) (begin (vector-set! v i (vector i v)) (loop (+ i 1)))))
    v))
(equal? (around 20000) (around 20000)) ; => #t
;; Boxes are compared by what they hold, also in circles.
(let ((a (box 1)) (b (box 1))) (set-box! a a) (set-box! b b) (equal? a b)) ; => #t
;; Such data can be keys.
(let ((table (make-hash-table))) (hash-table-set! table '#0=(1 . #0#) 'found) (hash-table-ref table '#1=(1 1 . #1#) 'lost)) ; => found
(member '#0=(1 . #0#) (list 1 '#1=(1 . #1#))) ; => (#0=(1 . #0#))
(length '#0=(1 2 . #0#)) ; error: `length` wanted a list that ends, got a circular one
(list-copy '#0=(1 2 . #0#)) ; error: `list-copy` wanted a list that ends
(reverse '#0=(1 2 . #0#)) ; error: `reverse` wanted a list as argument 1, got #0=(1 2 . #0#)
(append '#0=(1 . #0#) '()) ; error: `append` wanted a list as argument 1, got #0=(1 . #0#)
(append '(1) '#0=(2 . #0#) '()) ; error: `append` wanted a list as argument 2
(car (cddr (append '(1) '#0=(2 . #0#)))) ; => 2
(list->vector '#0=(1 . #0#)) ; error: `list->vector` wanted
(apply + '#0=(1 . #0#)) ; error: apply
(list? '#0=(1 . #0#)) ; => #f
(list-tail '#0=(1 2 . #0#) 3) ; => #0=(2 1 . #0#)
(list-ref '#0=(1 2 . #0#) 1000001) ; => 2
(map + '#0=(1 2 . #0#) '(10 20 30)) ; => (11 22 31)
