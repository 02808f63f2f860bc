(import (srfi 146 tree))

(tree-size (tree-insert < #f 1 'a)) ; => 1
(tree-find < #f 1) ; => #f
(tree-contains? < (tree-insert < #f 1 'a) 1) ; => #t
(tree-ref < (tree-insert < #f 1 'a) 1 #f) ; => a
(tree-entries (tree-insert < (tree-insert < #f 2 'b) 1 'a)) ; => ((1 . a) (2 . b))
(tree-entries (tree-delete < (tree-insert < #f 1 'a) 1)) ; => ()
(node-key (tree-min (tree-insert < (tree-insert < #f 2 'b) 1 'a))) ; => 1
(node-key (tree-max (tree-insert < (tree-insert < #f 2 'b) 1 'a))) ; => 2
(tree-fold (lambda (key value sum) (+ key sum)) 0 (tree-insert < #f 5 'a)) ; => 5
(tree-fold-right (lambda (key value keys) (cons key keys)) '() (tree-insert < #f 5 'a)) ; => (5)
(tree-entries (tree-insert < #f 5 'a)) ; => ((5 . a))
(tree-keys (tree-insert < #f 5 'a)) ; => (5)
(tree-entries (tree-map (lambda (key value) (* 2 value)) (tree-insert < #f 'a 4))) ; => ((a . 8))
(tree-search (lambda (key value) (even? key)) (tree-insert < #f 5 'a)) ; => #f
(tree-keys (sorted->tree '((1 . a) (2 . b) (3 . c)))) ; => (1 2 3)
(tree-entries (tree-from < (lambda (key new old) old) '((2 . b) (1 . a) (2 . c)))) ; => ((1 . a) (2 . b))
(node-key ((tree-generator (tree-insert < #f 5 'a) #f))) ; => 5
(tree-keys (tree-below < (sorted->tree '((1 . a) (2 . b) (3 . c))) 2 #t)) ; => (1 2)
(tree-keys (tree-above < (sorted->tree '((1 . a) (2 . b) (3 . c))) 2 #f)) ; => (3)
(tree-keys (tree-filter (lambda (key value) (odd? key)) (sorted->tree '((1 . a) (2 . b) (3 . c))))) ; => (1 3)
(tree-entries (tree-union < (lambda (key a b) (+ a b)) (sorted->tree '((1 . 1))) (sorted->tree '((1 . 2) (2 . 3))))) ; => ((1 . 3) (2 . 3))
(tree-entries (tree-intersection < (lambda (key a b) a) (sorted->tree '((1 . a) (2 . b))) (sorted->tree '((2 . c))))) ; => ((2 . b))
(tree-keys (tree-difference < (sorted->tree '((1 . a) (2 . b))) (sorted->tree '((2 . c))))) ; => (1)
(tree-keys (tree-xor < (sorted->tree '((1 . a) (2 . b))) (sorted->tree '((2 . c) (3 . d))))) ; => (1 3)
(tree-disjoint? < (sorted->tree '((1 . a))) (sorted->tree '((2 . b)))) ; => #t
(tree-submap? < = (sorted->tree '((1 . 1))) (sorted->tree '((1 . 1) (2 . 2)))) ; => #t
(tree-same? < = (sorted->tree '((1 . 1))) (sorted->tree '((1 . 1)))) ; => #t

;; Edges
(node-value (tree-find < (sorted->tree '((1 . a) (2 . b))) 2)) ; => b
;; The subtrees stay balanced, whatever the order of insertion.
(define (grow keys) (let loop ((keys keys) (tree #f)) (if (null? keys) tree (loop (cdr keys) (tree-insert < tree (car keys) #t)))))
(define up (grow (range 500)))
(define down (grow (range 499 -1 -1)))
(list (tree-size up) (equal? (tree-keys up) (range 500)) (equal? (tree-keys down) (range 500))) ; => (500 #t #t)
(define (shrink keys tree) (if (null? keys) tree (shrink (cdr keys) (tree-delete < tree (car keys)))))
(equal? (tree-keys (shrink (range 0 500 2) up)) (range 1 500 2)) ; => #t
(tree-size (shrink (range 500) up)) ; => 0
