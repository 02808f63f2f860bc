(import (srfi 224) (srfi 128))

(fxmapping-size (fxmapping 0 'a 1 'b)) ; => 2
(fxmapping-find (lambda (k v) (even? v)) (fxmapping 0 1 1 2) (lambda () #f) list) ; => (1 2)
(fxmapping-count (lambda (k v) (even? v)) (fxmapping 0 1 1 2 2 4)) ; => 2
(fxmapping-any? (lambda (k v) (odd? v)) (fxmapping 0 1)) ; => #t
(fxmapping-every? (lambda (k v) (odd? v)) (fxmapping 0 1 1 2)) ; => #f
(fxmapping->alist (fxmapping-map + (fxmapping 1 10 2 20))) ; => ((1 . 11) (2 . 22))
(let ((sum 0)) (fxmapping-for-each (lambda (k v) (set! sum (+ sum v))) (fxmapping 0 1 1 2)) sum) ; => 3
(fxmapping-fold (lambda (k v keys) (cons k keys)) '() (fxmapping 0 'a 1 'b)) ; => (1 0)
(fxmapping-fold-right (lambda (k v keys) (cons k keys)) '() (fxmapping 0 'a 1 'b)) ; => (0 1)
(fxmapping-map->list list (fxmapping 0 'a 1 'b)) ; => ((0 a) (1 b))
(fxmapping->alist (fxmapping-relation-map (lambda (k v) (values (- k) v)) (fxmapping 1 'a 2 'b))) ; => ((-2 . b) (-1 . a))
(fxmapping->alist (fxmapping-filter (lambda (k v) (positive? v)) (fxmapping 0 2 1 -4))) ; => ((0 . 2))
(fxmapping->alist (fxmapping-remove (lambda (k v) (positive? v)) (fxmapping 0 2 1 -4))) ; => ((1 . -4))
(call-with-values
  (lambda () (fxmapping-partition (lambda (k v) (odd? v)) (fxmapping 0 1 1 2)))
  (lambda (in out) (list (fxmapping-keys in) (fxmapping-keys out)))) ; => ((0) (1))
(fxmapping->alist (fxmapping 1 'b 0 'a)) ; => ((0 . a) (1 . b))
(fxmapping->decreasing-alist (fxmapping 1 'b 0 'a)) ; => ((1 . b) (0 . a))
(fxmapping-keys (fxmapping 1 'b 0 'a)) ; => (0 1)
(fxmapping-values (fxmapping 1 'b 0 'a)) ; => (a b)
((fxmapping->generator (fxmapping 1 'b 0 'a))) ; => (0 . a)
((fxmapping->decreasing-generator (fxmapping 1 'b 0 'a))) ; => (1 . b)
(fxmapping=? (make-default-comparator) (fxmapping 1 'a) (fxmapping 1 'a)) ; => #t
(fxmapping<? (make-default-comparator) (fxmapping 1 'a) (fxmapping 1 'a 2 'b)) ; => #t
(fxmapping>? (make-default-comparator) (fxmapping 1 'a) (fxmapping 1 'a)) ; => #f
(fxmapping<=? (make-default-comparator) (fxmapping 1 'a) (fxmapping 1 'a)) ; => #t
(fxmapping>=? (make-default-comparator) (fxmapping 1 'a) (fxmapping 1 'b)) ; => #f
(fxmapping->alist (fxmapping-union (fxmapping 0 'a) (fxmapping 0 'b 1 'c))) ; => ((0 . a) (1 . c))
(fxmapping->alist (fxmapping-intersection (fxmapping 0 'a 2 'c) (fxmapping 2 'd))) ; => ((2 . c))
(fxmapping->alist (fxmapping-difference (fxmapping 0 'a 2 'c) (fxmapping 2 'd))) ; => ((0 . a))
(fxmapping->alist (fxmapping-xor (fxmapping 0 'a 2 'c) (fxmapping 2 'd 3 'e))) ; => ((0 . a) (3 . e))
(fxmapping->alist (fxmapping-union/combinator (lambda (k a b) (+ a b)) (fxmapping 0 1) (fxmapping 0 2))) ; => ((0 . 3))
(fxmapping->alist (fxmapping-intersection/combinator (lambda (k a b) (+ a b)) (fxmapping 0 1) (fxmapping 0 2))) ; => ((0 . 3))
(fxmapping-keys (fxmapping-open-interval (fxmapping 0 'a 1 'b 2 'c) 0 2)) ; => (1)
(fxmapping-keys (fxmapping-closed-interval (fxmapping 0 'a 1 'b 2 'c) 0 1)) ; => (0 1)
(fxmapping-keys (fxmapping-open-closed-interval (fxmapping 0 'a 1 'b 2 'c) 0 2)) ; => (1 2)
(fxmapping-keys (fxmapping-closed-open-interval (fxmapping 0 'a 1 'b 2 'c) 0 2)) ; => (0 1)
(fxmapping-keys (fxsubmapping= (fxmapping 0 'a 1 'b) 1)) ; => (1)
(fxmapping-keys (fxsubmapping< (fxmapping 0 'a 1 'b) 1)) ; => (0)
(fxmapping-keys (fxsubmapping<= (fxmapping 0 'a 1 'b) 1)) ; => (0 1)
(fxmapping-keys (fxsubmapping> (fxmapping 0 'a 1 'b) 0)) ; => (1)
(fxmapping-keys (fxsubmapping>= (fxmapping 0 'a 1 'b) 0)) ; => (0 1)
(call-with-values (lambda () (fxmapping-split (fxmapping 0 'a 1 'b) 0)) (lambda (a b) (list (fxmapping-keys a) (fxmapping-keys b)))) ; => ((0) (1))

;; Edges
(define none (fxmapping))
(fxmapping-min none) ; error: `fxmapping-min` wanted an integer mapping that is not empty as argument 1
(fxmapping-pop-max none) ; error: `fxmapping-pop-max` wanted an integer mapping that is not empty
(fxmapping 1) ; error: `fxmapping` wanted a value for each key, but the last key has none
(fxmapping 'a 1) ; error: `fxmapping` wanted an exact integer as argument 1, got a
(fxmapping-ref none 1) ; error: `fxmapping-ref` found no key 1
(fxmapping-ref (fxmapping 0 "worf") 0 (lambda () #f) string-length) ; => 4
(fxmapping-update none 1 list) ; error: `fxmapping-update` found no key 1
(fxmapping-update none 1 list (lambda () 'none)) ; => none
(call-with-values (lambda () (fxmapping-update (fxmapping 0 'a 1 'b) 1 (lambda (k v replace delete) (values k v (fxmapping->alist (replace 'z)))))) list) ; => (1 b ((0 . a) (1 . z)))
(call-with-values (lambda () (fxmapping-alter (fxmapping 0 'a) 0 list (lambda (k v replace delete) (values (fxmapping->alist (delete)) v)))) list) ; => (() a)
(fxmapping->alist (fxmapping-alter (fxmapping 0 'a) 1 (lambda (insert ignore) (ignore)) list)) ; => ((0 . a))
(fxmapping->alist (fxmapping-adjust (fxmapping 1 2) 5 +)) ; => ((1 . 2))
(fxmapping->alist (alist->fxmapping/combinator (lambda (k new old) (list new old)) '((1 . a) (2 . b) (1 . c)))) ; => ((1 c a) (2 . b))
(alist->fxmapping '((a . 1))) ; error: `alist->fxmapping` wanted an association list with exact integers as keys as argument 1
(fxmapping-size 5) ; error: `fxmapping-size` wanted an integer mapping as argument 1, got 5
(fxmapping=? 5 none none) ; error: `fxmapping=?` wanted a comparator as argument 1, got 5
(define m (alist->fxmapping (map (lambda (i) (cons i (* i i))) (range -50 50))))
(list (fxmapping-size m) (fxmapping-ref m -7) (fxmapping-count (lambda (k v) (even? k)) m)) ; => (100 49 50)
(call-with-values (lambda () (fxmapping-split m 0)) (lambda (low high) (list (fxmapping-size low) (fxmapping-size high)))) ; => (51 49)
(fxmapping-keys (fxmapping-filter (lambda (k v) (= v 4)) m)) ; => (-2 2)
(let ((g (fxmapping->generator (fxmapping 1 'a)))) (let ((first (g))) (list first (eof-object? (g)) (eof-object? (g))))) ; => ((1 . a) #t #t)
(fxmapping->alist (fxmapping-union (fxmapping 1 'a) (fxmapping 1 'b 2 'c) (fxmapping 2 'd 3 'e))) ; => ((1 . a) (2 . c) (3 . e))
(list (fxmapping<? (make-default-comparator) none (fxmapping 1 'a) (fxmapping 1 'a 2 'b)) (fxmapping>? (make-default-comparator) (fxmapping 1 'a 2 'b) (fxmapping 1 'b)) (fxmapping=? (make-default-comparator) m m m)) ; => (#t #f #t)
(fxmapping->alist (fxmapping-map->list (lambda (k v) k) m)) ; error: `fxmapping->alist` wanted an integer mapping as argument 1
