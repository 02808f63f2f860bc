(import (srfi 146) (srfi 128))

(mapping-size (mapping default-comparator 1 'a 2 'b)) ; => 2
(call-with-values (lambda () (mapping-find (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b) (lambda () #f))) list) ; => (2 b)
(mapping-count (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b)) ; => 1
(mapping-any? (lambda (k v) (even? k)) (mapping default-comparator 1 'a)) ; => #f
(mapping-every? (lambda (k v) (odd? k)) (mapping default-comparator 1 'a)) ; => #t
(mapping-keys (mapping default-comparator 1 'a 2 'b)) ; => (1 2)
(mapping-values (mapping default-comparator 1 'a 2 'b)) ; => (a b)
(call-with-values (lambda () (mapping-entries (mapping default-comparator 1 'a 2 'b))) list) ; => ((1 2) (a b))
(mapping->alist (mapping-map (lambda (k v) (values (* 2 k) v)) default-comparator (mapping default-comparator 1 'a 2 'b))) ; => ((2 . a) (4 . b))
(let ((sum 0)) (mapping-for-each (lambda (k v) (set! sum (+ sum k))) (mapping default-comparator 1 'a 2 'b)) sum) ; => 3
(mapping-fold (lambda (k v keys) (cons k keys)) '() (mapping default-comparator 1 'a 2 'b)) ; => (2 1)
(mapping-map->list list (mapping default-comparator 1 'a 2 'b)) ; => ((1 a) (2 b))
(mapping->alist (mapping-filter (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b))) ; => ((2 . b))
(mapping-size (mapping-filter! (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b))) ; => 1
(mapping->alist (mapping-remove (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b))) ; => ((1 . a))
(mapping-size (mapping-remove! (lambda (k v) (even? k)) (mapping default-comparator 1 'a))) ; => 1
(call-with-values
  (lambda () (mapping-partition (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b)))
  (lambda (in out) (list (mapping->alist in) (mapping->alist out)))) ; => (((2 . b)) ((1 . a)))
(call-with-values (lambda () (mapping-partition! (lambda (k v) #t) (mapping default-comparator 1 'a))) (lambda (in out) (mapping-size in))) ; => 1
(mapping->alist (mapping-copy (mapping default-comparator 1 'a))) ; => ((1 . a))
(mapping->alist (mapping default-comparator 1 'a 2 'b)) ; => ((1 . a) (2 . b))
(mapping->alist (alist->mapping default-comparator '((1 . a) (1 . b)))) ; => ((1 . a))
(mapping->alist (alist->mapping! (mapping default-comparator 1 'a) '((1 . b) (2 . c)))) ; => ((1 . a) (2 . c))
(mapping=? default-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'a)) ; => #t
(mapping<? default-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'a 2 'b)) ; => #t
(mapping>? default-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'a)) ; => #f
(mapping<=? default-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'a)) ; => #t
(mapping>=? default-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'b)) ; => #f
(mapping->alist (mapping-union (mapping default-comparator 1 'a) (mapping default-comparator 1 'b 2 'c))) ; => ((1 . a) (2 . c))
(mapping->alist (mapping-intersection (mapping default-comparator 1 'a 2 'b) (mapping default-comparator 2 'c))) ; => ((2 . b))
(mapping->alist (mapping-difference (mapping default-comparator 1 'a 2 'b) (mapping default-comparator 2 'c))) ; => ((1 . a))
(mapping->alist (mapping-xor (mapping default-comparator 1 'a 2 'b) (mapping default-comparator 2 'c 3 'd))) ; => ((1 . a) (3 . d))
(mapping-size (mapping-union! (mapping default-comparator 1 'a) (mapping default-comparator 2 'c))) ; => 2
(mapping-size (mapping-intersection! (mapping default-comparator 1 'a) (mapping default-comparator 2 'c))) ; => 0
(mapping-size (mapping-difference! (mapping default-comparator 1 'a) (mapping default-comparator 2 'c))) ; => 1
(mapping-size (mapping-xor! (mapping default-comparator 1 'a) (mapping default-comparator 2 'c))) ; => 2
(mapping-keys (mapping/ordered default-comparator 1 'a 2 'b)) ; => (1 2)
(mapping-keys (mapping-unfold/ordered (lambda (n) (= n 3)) (lambda (n) (values n n)) (lambda (n) (+ n 1)) 0 default-comparator)) ; => (0 1 2)
(mapping-keys (alist->mapping/ordered default-comparator '((1 . a) (2 . b)))) ; => (1 2)
(mapping-keys (alist->mapping/ordered! (mapping default-comparator 0 'z) '((1 . a) (2 . b)))) ; => (0 1 2)
(mapping-min-key (mapping default-comparator 2 'b 1 'a)) ; => 1
(mapping-max-key (mapping default-comparator 2 'b 1 'a)) ; => 2
(mapping-min-value (mapping default-comparator 2 'b 1 'a)) ; => a
(mapping-max-value (mapping default-comparator 2 'b 1 'a)) ; => b
(call-with-values (lambda () (mapping-min-entry (mapping default-comparator 2 'b 1 'a))) list) ; => (1 a)
(call-with-values (lambda () (mapping-max-entry (mapping default-comparator 2 'b 1 'a))) list) ; => (2 b)
(mapping-key-predecessor (mapping default-comparator 1 'a 3 'c) 3 (lambda () #f)) ; => 1
(mapping-key-successor (mapping default-comparator 1 'a 3 'c) 1 (lambda () #f)) ; => 3
(mapping-keys (mapping-range= (mapping default-comparator 1 'a 2 'b 3 'c) 2)) ; => (2)
(mapping-keys (mapping-range< (mapping default-comparator 1 'a 2 'b 3 'c) 2)) ; => (1)
(mapping-keys (mapping-range> (mapping default-comparator 1 'a 2 'b 3 'c) 2)) ; => (3)
(mapping-keys (mapping-range<= (mapping default-comparator 1 'a 2 'b 3 'c) 2)) ; => (1 2)
(mapping-keys (mapping-range>= (mapping default-comparator 1 'a 2 'b 3 'c) 2)) ; => (2 3)
(mapping-keys (mapping-range=! (mapping default-comparator 1 'a 2 'b) 2)) ; => (2)
(mapping-keys (mapping-range<! (mapping default-comparator 1 'a 2 'b) 2)) ; => (1)
(mapping-keys (mapping-range>! (mapping default-comparator 1 'a 2 'b) 1)) ; => (2)
(mapping-keys (mapping-range<=! (mapping default-comparator 1 'a 2 'b) 1)) ; => (1)
(mapping-keys (mapping-range>=! (mapping default-comparator 1 'a 2 'b) 2)) ; => (2)
(call-with-values (lambda () (mapping-split (mapping default-comparator 1 'a 2 'b 3 'c) 2)) (lambda parts (map mapping-keys parts))) ; => ((1) (1 2) (2) (2 3) (3))
(call-with-values (lambda () (mapping-split! (mapping default-comparator 1 'a) 1)) (lambda parts (map mapping-size parts))) ; => (0 1 1 1 0)
(mapping-keys (mapping-catenate default-comparator (mapping default-comparator 1 'a) 2 'b (mapping default-comparator 3 'c))) ; => (1 2 3)
(mapping-keys (mapping-catenate! (mapping default-comparator 1 'a) 2 'b (mapping default-comparator 3 'c))) ; => (1 2 3)
(mapping->alist (mapping-map/monotone (lambda (k v) (values (+ k 1) v)) default-comparator (mapping default-comparator 1 'a))) ; => ((2 . a))
(mapping->alist (mapping-map/monotone! (lambda (k v) (values (+ k 1) v)) default-comparator (mapping default-comparator 1 'a))) ; => ((2 . a))
(mapping-fold/reverse (lambda (k v keys) (cons k keys)) '() (mapping default-comparator 1 'a 2 'b)) ; => (1 2)
