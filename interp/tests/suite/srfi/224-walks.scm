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
