(import (srfi 1) (srfi 134))

(ideque->list (ideque 1 2 3)) ; => (1 2 3)
(ideque->list (ideque-tabulate 3 -)) ; => (0 -1 -2)
(ideque->list (ideque-unfold zero? values (lambda (n) (- n 1)) 3)) ; => (3 2 1)
(ideque->list (ideque-unfold-right zero? values (lambda (n) (- n 1)) 3)) ; => (1 2 3)
(ideque-empty? (ideque)) ; => #t
(ideque= = (ideque 1 2) (ideque 1 2) (ideque 1 2)) ; => #t
(ideque-any (lambda (x) (and (even? x) (* x x))) (ideque 1 2 3)) ; => 4
(ideque-every odd? (ideque 1 3)) ; => #t
(ideque-front (ideque 1 2 3)) ; => 1
(ideque-back (ideque 1 2 3)) ; => 3
(ideque->list (ideque-remove-front (ideque 1 2 3))) ; => (2 3)
(ideque->list (ideque-remove-back (ideque 1 2 3))) ; => (1 2)
(ideque->list (ideque-add-front (ideque 1 2) 0)) ; => (0 1 2)
(ideque->list (ideque-add-back (ideque 1 2) 3)) ; => (1 2 3)
(ideque-ref (ideque 'a 'b 'c) 1) ; => b
(ideque->list (ideque-take (ideque 1 2 3) 2)) ; => (1 2)
(ideque->list (ideque-take-right (ideque 1 2 3) 2)) ; => (2 3)
(ideque->list (ideque-drop (ideque 1 2 3) 2)) ; => (3)
(ideque->list (ideque-drop-right (ideque 1 2 3) 2)) ; => (1)
(call-with-values (lambda () (ideque-split-at (ideque 1 2 3) 1)) (lambda (a b) (map ideque->list (list a b)))) ; => ((1) (2 3))
(ideque-length (ideque 1 2 3)) ; => 3
(ideque->list (ideque-append (ideque 1 2) (ideque) (ideque 3))) ; => (1 2 3)
(ideque->list (ideque-reverse (ideque 1 2 3))) ; => (3 2 1)
(ideque-count even? (ideque 1 2 4)) ; => 2
(ideque->list (ideque-zip (ideque 1 2 3) (ideque 'a 'b))) ; => ((1 a) (2 b))
(ideque->list (ideque-map - (ideque 1 2))) ; => (-1 -2)
(ideque->list (ideque-filter-map (lambda (x) (and (even? x) (* x x))) (ideque 1 2 4))) ; => (4 16)
(ideque-for-each display (ideque 1 2)) ; prints 12
(ideque-for-each-right display (ideque 1 2)) ; prints 21
(ideque-fold cons '() (ideque 1 2 3)) ; => (3 2 1)
(ideque-fold-right cons '() (ideque 1 2 3)) ; => (1 2 3)
(ideque->list (ideque-append-map (lambda (x) (list x x)) (ideque 1 2))) ; => (1 1 2 2)
(ideque->list (ideque-filter odd? (ideque 1 2 3))) ; => (1 3)
(ideque->list (ideque-remove odd? (ideque 1 2 3))) ; => (2)
(call-with-values (lambda () (ideque-partition odd? (ideque 1 2 3))) (lambda (a b) (map ideque->list (list a b)))) ; => ((1 3) (2))
(ideque-find even? (ideque 1 2 3 4)) ; => 2
(ideque-find-right even? (ideque 1 2 3 4)) ; => 4
(ideque->list (ideque-take-while odd? (ideque 1 3 4 5))) ; => (1 3)
(ideque->list (ideque-take-while-right odd? (ideque 1 4 3 5))) ; => (3 5)
(ideque->list (ideque-drop-while odd? (ideque 1 3 4 5))) ; => (4 5)
(ideque->list (ideque-drop-while-right odd? (ideque 1 4 3 5))) ; => (1 4)
(call-with-values (lambda () (ideque-span odd? (ideque 1 4 5))) (lambda (a b) (map ideque->list (list a b)))) ; => ((1) (4 5))
(call-with-values (lambda () (ideque-break even? (ideque 1 4 5))) (lambda (a b) (map ideque->list (list a b)))) ; => ((1) (4 5))
(ideque-length (list->ideque '(1 2 3))) ; => 3
(ideque->list (ideque 1 2 3)) ; => (1 2 3)
(ideque->list (generator->ideque (ideque->generator (ideque 1 2)))) ; => (1 2)
((ideque->generator (ideque 1 2))) ; => 1

;; Edges
(define none (ideque))
(list (ideque-length none) (ideque->list none) (ideque->list (ideque-reverse none)) (ideque-any even? none) (ideque-every even? none)) ; => (0 () () #f #t)
(ideque-front none) ; error: `ideque-front` wanted a deque that is not empty as argument 1
(ideque-remove-back none) ; error: `ideque-remove-back` wanted a deque that is not empty as argument 1
(ideque-take (ideque 1 2) 3) ; error: `ideque-take` wanted a number up to the length as argument 2, got 3
(ideque-ref (ideque 1 2) 2) ; error: `ideque-ref` wanted an index below the length as argument 2, got 2
(map (lambda (i) (ideque-ref (ideque 'a 'b 'c 'd 'e) i)) (range 5)) ; => (a b c d e)
(ideque->list 5) ; error: `ideque->list` wanted a deque as argument 1, got 5
(list->ideque '(1 . 2)) ; error: `list->ideque` wanted a list as argument 1, got (1 . 2)
(ideque-find even? (ideque 1) (lambda () 'none)) ; => none
(ideque-find-right even? (ideque 1) (lambda () 'none)) ; => none
(list (ideque= =) (ideque= = (ideque 1)) (ideque= = (ideque 1) (ideque 2)) (ideque= = (ideque 1) (ideque 1 2))) ; => (#t #t #f #f)
;; From both ends, in every order.
(define (drain deque from-front?) (if (ideque-empty? deque) '() (cons ((if from-front? ideque-front ideque-back) deque) (drain ((if from-front? ideque-remove-front ideque-remove-back) deque) (not from-front?)))))
(drain (list->ideque (range 9)) #t) ; => (0 8 1 7 2 6 3 5 4)
(drain (fold (lambda (i d) (if (even? i) (ideque-add-front d i) (ideque-add-back d i))) none (range 9)) #f) ; => (7 8 5 6 3 4 1 2 0)
(ideque-length (fold (lambda (i d) (ideque-remove-front (ideque-add-back (ideque-add-back d i) i))) none (range 5000))) ; => 5000
(define old (ideque 1 2 3))
(define new (ideque-add-back (ideque-remove-front old) 4))
(list (ideque->list old) (ideque->list new)) ; => ((1 2 3) (2 3 4))
