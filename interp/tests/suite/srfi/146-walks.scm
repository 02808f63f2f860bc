(import (srfi 1) (srfi 146) (srfi 128))

(mapping-size (mapping default-comparator 1 'a 2 'b)) ; => 2
(call-with-values (lambda () (mapping-find (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b) (lambda () #f))) list) ; => (2 b)
(mapping-count (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b)) ; => 1
(mapping-any? (lambda (k v) (even? k)) (mapping default-comparator 1 'a)) ; => #f
(mapping-every? (lambda (k v) (odd? k)) (mapping default-comparator 1 'a)) ; => #t
(mapping-keys (mapping default-comparator 1 'a 2 'b)) ; => (1 2)
(mapping-values (mapping default-comparator 1 'a 2 'b)) ; => (a b)
(call-with-values (lambda () (mapping-entries (mapping default-comparator 1 'a 2 'b))) list) ; => ((1 2) (a b))
(mapping-ref (mapping-map (lambda (k v) (values (* 2 k) v)) default-comparator (mapping default-comparator 1 'a 2 'b)) 4) ; => b
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
(mapping->alist (mapping-xor (mapping default-comparator 1 'a 2 'b) (mapping default-comparator 2 'c))) ; => ((1 . a))
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

;; Edges
(define d default-comparator)
(define none (mapping d))
(mapping-min-key none) ; error: `mapping-min-key` wanted a mapping that is not empty as argument 1
(mapping-pop none) ; error: `mapping-pop` wanted a mapping that is not empty as argument 1
(mapping-ref none 'a) ; error: `mapping-ref` found no key a
(mapping-ref (mapping d 'a 5) 'a (lambda () 0) list) ; => (5)
(mapping d 'a) ; error: `mapping` wanted a value for each key, but the last key has none
(mapping 5) ; error: `mapping` wanted a comparator as argument 1, got 5
(mapping (make-comparator symbol? eq? #f #f)) ; error: `mapping` wanted a comparator with an ordering as argument 1
(mapping-set (mapping string-comparator) 'a 1) ; error: `mapping-set` wanted a key that the mapping's comparator accepts as argument 2, got a
(mapping-size 5) ; error: `mapping-size` wanted a mapping as argument 1, got 5
(mapping-update none 1 -) ; error: `mapping-update` found no key 1
(mapping-key-predecessor (mapping d 1 'a) 1 (lambda () 'none)) ; => none
(mapping-key-successor none 1 (lambda () 'none)) ; => none
(mapping-catenate d (mapping d 5 'a) 2 'b (mapping d 7 'c)) ; error: `mapping-catenate` wanted a key between those of the two mappings as argument 3, got 2
(call-with-values (lambda () (mapping-search (mapping d 1 'a) 1 list (lambda (k v update remove) (remove 'gone)))) (lambda (m x) (list (mapping->alist m) x))) ; => (() gone)
(call-with-values (lambda () (mapping-search (mapping d 1 'a) 1 list (lambda (k v update remove) (update 2 'b 'moved)))) (lambda (m x) (list (mapping->alist m) x))) ; => (((2 . b)) moved)
;; Nothing is changed: each version is as it was.
(define versions (let loop ((i 0) (m none) (all '())) (if (= i 300) (reverse all) (let ((next (mapping-set m i (* i i)))) (loop (+ i 1) next (cons next all))))))
(equal? (map mapping-size versions) (range 1 301)) ; => #t
(mapping-ref (list-ref versions 299) 150) ; => 22500
(mapping-size (fold (lambda (k m) (mapping-delete m k)) (list-ref versions 299) (range 0 300 3))) ; => 200
(list (mapping=? d none (mapping string-comparator)) (mapping<? d none (mapping d 1 'a)) (mapping<=? d none none) (mapping>=? d none (mapping d 1 'a))) ; => (#f #t #t #f)
(list (<? mapping-comparator (mapping d 1 'a) (mapping d 2 'a)) (<? mapping-comparator (mapping d 1 'a) (mapping d 1 'b)) (<? mapping-comparator none (mapping d 1 'a))) ; => (#t #t #t)
(list (=? (make-mapping-comparator d) (mapping d 1 2) (mapping d 1 2.0)) (comparator? mapping-comparator)) ; => (#t #t)
(mapping->alist (mapping-union (mapping d 1 'a) (mapping d 1 'b 2 'c) (mapping d 2 'd 3 'e))) ; => ((1 . a) (2 . c) (3 . e))
