(import (srfi 189))
(define (show x) (cond ((just? x) (cons 'just (maybe->list x))) ((nothing? x) 'nothing) ((right? x) (cons 'right (either->list x))) ((left? x) (cons 'left (either->list (either-swap x)))) (else x)))
(map show (list (just 1 2) (just) (nothing) (right 1) (left 1 2))) ; => ((just 1 2) (just) nothing (right 1) (left 1 2))
(map show (list (list->just '(1)) (list->right '(1)) (list->left '()))) ; => ((just 1) (right 1) (left))
(list->just 5) ; error: `list->just` wanted a list as argument 1, got 5
(map show (list (maybe->either (just 1) 'x) (maybe->either (nothing) 'x 'y) (either->maybe (right 1)) (either->maybe (left 1)) (either-swap (right 1)))) ; => ((right 1) (left x y) (just 1) nothing (left 1))
(map (lambda (x) (list (just? x) (nothing? x) (right? x) (left? x) (maybe? x) (either? x))) (list (just) (nothing) (right) (left) 5)) ; => ((#t #f #f #f #t #f) (#f #t #f #f #t #f) (#f #f #t #f #f #t) (#f #f #f #t #f #t) (#f #f #f #f #f #f))
(eq? (nothing) (nothing)) ; => #t
(list (maybe= eqv? (just 1 2) (just 1 2) (just 1 2)) (maybe= eqv? (just 1) (just 1 2)) (maybe= eqv? (nothing) (nothing)) (maybe= eqv? (just 1) (nothing)) (maybe= eqv? (just))) ; => (#t #f #t #f #t)
(list (either= eqv? (left 1) (left 1)) (either= eqv? (left 1) (right 1)) (either= eqv? (right 1) (right 2)) (either= = (right 1) (right 1.0))) ; => (#t #f #f #t)
(maybe= eqv? (just 1) 5) ; error: `maybe=` wanted a Maybe as argument 2, got 5
(list (maybe-ref (just 1) (lambda () 'none)) (maybe-ref (nothing) (lambda () 'none)) (maybe-ref (just 1 2) (lambda () 'none) +)) ; => (1 none 3)
(list (either-ref (right 1) list) (either-ref (left 1 2) list) (either-ref (right 1 2) list +)) ; => (1 (1 2) 3)
(maybe-ref 5 list) ; error: `maybe-ref` wanted a Maybe as argument 1, got 5
(list (maybe-ref/default (just 1) 2) (maybe-ref/default (nothing) 2) (either-ref/default (right 1) 2) (either-ref/default (left 1) 2)) ; => (1 2 1 2)
(call-with-values (lambda () (maybe-ref/default (nothing) 1 2)) list) ; => (1 2)
(map show (list (maybe-join (just (just 1))) (maybe-join (just (nothing))) (maybe-join (nothing)) (either-join (right (left 1))) (either-join (left 1)))) ; => ((just 1) nothing nothing (left 1) (left 1))
(maybe-join (just 1)) ; error: `maybe-join` wanted a Just of a Maybe as argument 1
(maybe-join (just 1 2)) ; error: `maybe-join` wanted a container of one value as argument 1
(either-join (right 1)) ; error: `either-join` wanted a Right of an Either as argument 1
(define (half n) (if (even? n) (just (quotient n 2)) (nothing)))
(define (half/either n) (if (even? n) (right (quotient n 2)) (left n)))
(map show (list (maybe-bind (just 8) half half) (maybe-bind (just 6) half half half) (maybe-bind (nothing) half) ((maybe-compose half half) 12))) ; => ((just 2) nothing nothing (just 3))
(map show (list (either-bind (right 8) half/either half/either) (either-bind (right 6) half/either half/either) (either-bind (left 1) half/either) ((either-compose half/either) 4))) ; => ((right 2) (left 3) (left 1) (right 2))
(list (maybe-length (just)) (maybe-length (nothing)) (either-length (right)) (either-length (left 1))) ; => (1 0 1 0)
(map show (list (maybe-filter odd? (just 1)) (maybe-filter odd? (just 2)) (maybe-filter odd? (nothing)) (maybe-remove odd? (just 1)) (maybe-remove odd? (just 2)))) ; => ((just 1) nothing nothing nothing (just 2))
(map show (list (either-filter odd? (right 1) 'x) (either-filter odd? (right 2) 'x) (either-filter odd? (left 1) 'x) (either-remove odd? (right 1) 'x 'y) (either-remove odd? (right 2) 'x))) ; => ((right 1) (left x) (left x) (left x y) (right 2))
(map show (list (maybe-sequence (list (just 1) (just 2 3)) map) (maybe-sequence (list (just 1) (nothing)) map) (maybe-sequence (vector (just 1)) vector-map (lambda (x) x)))) ; => ((just ((1) (2 3))) nothing (just #(1)))
(map show (list (either-sequence (list (right 1) (right 2)) map +) (either-sequence (list (right 1) (left 'a) (left 'b)) map))) ; => ((right (1 2)) (left a))
(list (maybe->list (just 1 2)) (maybe->list (nothing)) (either->list (right 1)) (either->list (left 1))) ; => ((1 2) () (1) ())
(map show (list (list->maybe '(1)) (list->maybe '()) (list->either '(1) 'x) (list->either '() 'x))) ; => ((just 1) nothing (right 1) (left x))
(list (maybe->truth (just 1)) (maybe->truth (nothing)) (either->truth (right 1)) (either->truth (left 1))) ; => (1 #f 1 #f)
(maybe->truth (just 1 2)) ; error: `maybe->truth` wanted a container of one value
(map show (list (truth->maybe 1) (truth->maybe #f) (truth->either 1 'x) (truth->either #f 'x))) ; => ((just 1) nothing (right 1) (left x))
(list (maybe->list-truth (just)) (maybe->list-truth (nothing)) (either->list-truth (right 1)) (either->list-truth (left 1))) ; => (() #f (1) #f)
(map show (list (list-truth->maybe '(1)) (list-truth->maybe #f) (list-truth->either '() 'x) (list-truth->either #f 'x))) ; => ((just 1) nothing (right) (left x))
(list (maybe->generation (just 1)) (eof-object? (maybe->generation (nothing))) (either->generation (right 1)) (eof-object? (either->generation (left 1)))) ; => (1 #t 1 #t)
(map show (list (generation->maybe 1) (generation->maybe (eof-object)) (generation->either 1 'x) (generation->either (eof-object) 'x))) ; => ((just 1) nothing (right 1) (left x))
(list (call-with-values (lambda () (maybe->values (just 1 2))) list) (call-with-values (lambda () (maybe->values (nothing))) list) (call-with-values (lambda () (either->values (right 1))) list)) ; => ((1 2) () (1))
(map show (list (values->maybe (lambda () (values 1 2))) (values->maybe (lambda () (values))) (values->either (lambda () 1) 'x) (values->either (lambda () (values)) 'x))) ; => ((just 1 2) nothing (right 1) (left x))
(list (call-with-values (lambda () (maybe->two-values (just 1))) list) (call-with-values (lambda () (maybe->two-values (nothing))) list)) ; => ((1 #t) (#f #f))
(map show (list (two-values->maybe (lambda () (values 1 #t))) (two-values->maybe (lambda () (values 1 #f))))) ; => ((just 1) nothing)
(map show (list (exception->either symbol? (lambda () (raise 'x))) (exception->either symbol? (lambda () (values 1 2))))) ; => ((left x) (right 1 2))
(exception->either symbol? (lambda () (car 5))) ; error: `car` wanted a pair
(map show (list (maybe-map + (just 1 2)) (maybe-map + (nothing)) (maybe-map values (just 1 2)) (either-map + (right 1 2)) (either-map + (left 1 2)))) ; => ((just 3) nothing (just 1 2) (right 3) (left 1 2))
(begin (maybe-for-each display (just 1)) (maybe-for-each display (nothing)) (either-for-each display (right 2)) (either-for-each display (left 3))) ; prints 12
(list (maybe-fold + 10 (just 1 2)) (maybe-fold + 10 (nothing)) (either-fold cons '() (right 1)) (either-fold cons '() (left 1))) ; => (13 10 (1) ())
(map show (list (maybe-unfold (lambda (n) (> n 9)) (lambda (n) (* n n)) (lambda (n) 10) 3) (maybe-unfold (lambda (n) #t) values values 1) (either-unfold (lambda (n) (> n 9)) values (lambda (n) 10) 3) (either-unfold (lambda (a b) #t) values values 1 2))) ; => ((just 9) nothing (right 3) (left 1 2))
(maybe-unfold (lambda (n) #f) values values 1) ; error: `maybe-unfold` wanted a predicate that stops after one element as argument 1
(list (maybe-if (just 1) 'yes 'no) (maybe-if (nothing) 'yes 'no)) ; => (yes no)
(maybe-if 5 'yes 'no) ; error: `maybe-if` wanted a Maybe as argument 1, got 5
(map show (list (maybe-and (just 1) (just 2)) (maybe-and (just 1) (nothing) 5) (maybe-or (nothing) (just 1) 5) (maybe-or (nothing)) (maybe-or) (either-and (right 1) (left 2) 5) (either-or (left 1) (right 2) 5) (either-or (left 1) (left 2)))) ; => ((just 2) nothing (just 1) nothing nothing (left 2) (right 2) (left 2))
(list (just? (maybe-and)) (right? (either-and)) (left? (either-or))) ; => (#t #t #t)
(maybe-and (just 1) 5) ; error: `maybe-and` wanted a Maybe
(let ((m (just 7))) (map show (list (maybe-let* () 1) (maybe-let* ((x (just 1)) (y (just (+ x 1)))) (define z (* y 10)) (values x z)) (maybe-let* ((x (just 1)) ((nothing)) (y (car 5))) 1) (maybe-let* (m (x m)) x)))) ; => ((just 1) (just 1 20) nothing (just 7))
(maybe-let* ((x (just 1 2))) x) ; error: `maybe-let*` wanted a container of one value
(maybe-let* ((x 5)) x) ; error: `maybe-let*` wanted a Maybe
(map show (list (maybe-let*-values (((a b) (just 1 2)) (c (just 3 4))) (list a b c)) (maybe-let*-values (((a . r) (just 1 2)) ((nothing))) a))) ; => ((just (1 2 (3 4))) nothing)
(let ((e (right 7))) (map show (list (either-let* ((x (right 1)) e) (+ x 1)) (either-let* ((x (left 1 2))) x) (either-let* (((left 3))) 1)))) ; => ((right 2) (left 1 2) (left 3))
(map show (list (either-let*-values (((a b) (right 1 2))) (+ a b)) (either-let*-values (((a b) (left 1))) (+ a b)))) ; => ((right 3) (left 1))
(map show (list (either-guard symbol? (raise 'x)) (either-guard symbol? 1 2))) ; => ((left x) (right 2))
(map show (list (tri-not (just 1)) (tri-not (just #f)) (tri-not (nothing)))) ; => ((just #f) (just #t) nothing)
(map show (list (tri=? (just 1) (just 2)) (tri=? (just #f) (just #f)) (tri=? (just 1) (just #f)) (tri=? (nothing) (nothing)))) ; => ((just #t) (just #t) (just #f) (just #f))
(map show (list (tri-and (just 1) (just 2)) (tri-and (just 1) (just #f) (nothing)) (tri-and (nothing) (just #f)) (tri-and))) ; => ((just #t) (just #f) nothing (just #t))
(map show (list (tri-or (just #f) (just 2)) (tri-or (just #f)) (tri-or (nothing) (just 1)) (tri-or))) ; => ((just 2) (just #f) nothing (just #f))
(map show (list (tri-merge (nothing) (just #f) (just 1)) (tri-merge (nothing)) (tri-merge))) ; => ((just #f) nothing nothing)
(tri-not 5) ; error: `tri-not` wanted a Maybe as argument 1, got 5
(maybe-ref (just 1) list list list) ; error: `maybe-ref` wanted 2 to 3 arguments, got 4
(maybe-sequence (list (just 1)) map 5) ; error: `maybe-sequence` wanted a procedure as argument 3, got 5
