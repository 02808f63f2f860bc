(import (srfi 1) (srfi 146 hash) (srfi 128))

(hashmap->alist (hashmap default-comparator 1 'a 2 'b 1 'c)) ; => ((1 . a) (2 . b))
(hashmap->alist (hashmap-unfold (lambda (n) (= n 3)) (lambda (n) (values n (* n n))) (lambda (n) (+ n 1)) 0 default-comparator)) ; => ((0 . 0) (1 . 1) (2 . 4))
(hashmap? (hashmap default-comparator)) ; => #t
(hashmap-contains? (hashmap default-comparator 1 'a) 1) ; => #t
(hashmap-empty? (hashmap default-comparator)) ; => #t
(hashmap-disjoint? (hashmap default-comparator 1 'a) (hashmap default-comparator 2 'b)) ; => #t
(hashmap-ref (hashmap default-comparator 1 'a) 1) ; => a
(hashmap-ref (hashmap default-comparator 1 'a) 2 (lambda () 'none)) ; => none
(hashmap-ref/default (hashmap default-comparator 1 'a) 2 #f) ; => #f
(eq? (hashmap-key-comparator (hashmap default-comparator)) default-comparator) ; => #t
(comparator? default-comparator) ; => #t
(=? (make-hashmap-comparator default-comparator) (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'a)) ; => #t
(=? hashmap-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'b)) ; => #f
(hashmap->alist (hashmap-adjoin (hashmap default-comparator 1 'a) 1 'b 2 'c)) ; => ((1 . a) (2 . c))
(hashmap-size (hashmap-adjoin! (hashmap default-comparator 1 'a) 2 'c)) ; => 2
(hashmap->alist (hashmap-set (hashmap default-comparator 1 'a) 1 'b 2 'c)) ; => ((1 . b) (2 . c))
(hashmap->alist (hashmap-set! (hashmap default-comparator 1 'a) 1 'b)) ; => ((1 . b))
(hashmap->alist (hashmap-replace (hashmap default-comparator 1 'a) 1 'b)) ; => ((1 . b))
(hashmap->alist (hashmap-replace! (hashmap default-comparator 1 'a) 2 'b)) ; => ((1 . a))
(hashmap->alist (hashmap-delete (hashmap default-comparator 1 'a 2 'b) 1 3)) ; => ((2 . b))
(hashmap-size (hashmap-delete! (hashmap default-comparator 1 'a) 1)) ; => 0
(hashmap->alist (hashmap-delete-all (hashmap default-comparator 1 'a 2 'b) '(1 3))) ; => ((2 . b))
(hashmap-size (hashmap-delete-all! (hashmap default-comparator 1 'a) '(1))) ; => 0
(call-with-values (lambda () (hashmap-intern (hashmap default-comparator) 1 (lambda () 'a))) (lambda (m v) (list (hashmap->alist m) v))) ; => (((1 . a)) a)
(call-with-values (lambda () (hashmap-intern! (hashmap default-comparator 1 'a) 1 (lambda () 'b))) (lambda (m v) v)) ; => a
(hashmap->alist (hashmap-update (hashmap default-comparator 1 5) 1 -)) ; => ((1 . -5))
(hashmap->alist (hashmap-update (hashmap default-comparator) 1 - (lambda () 7))) ; => ((1 . -7))
(hashmap->alist (hashmap-update! (hashmap default-comparator 1 5) 1 -)) ; => ((1 . -5))
(hashmap->alist (hashmap-update/default (hashmap default-comparator) 1 - 7)) ; => ((1 . -7))
(hashmap->alist (hashmap-update!/default (hashmap default-comparator 1 5) 1 - 7)) ; => ((1 . -5))
(call-with-values (lambda () (hashmap-pop (hashmap default-comparator 1 'a))) (lambda (m k v) (list (hashmap-size m) k v))) ; => (0 1 a)
(hashmap-pop! (hashmap default-comparator) (lambda () 'empty)) ; => empty
(call-with-values
  (lambda () (hashmap-search (hashmap default-comparator 1 'a) 2 (lambda (insert ignore) (insert 'b 'new)) list))
  (lambda (m object) (list (hashmap->alist m) object))) ; => (((1 . a) (2 . b)) new)
(hashmap-search! (hashmap default-comparator 1 'a) 1 list (lambda (key value update remove) value)) ; => a
(hashmap-size (hashmap default-comparator 1 'a 2 'b)) ; => 2
(call-with-values (lambda () (hashmap-find (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b) (lambda () #f))) list) ; => (2 b)
(hashmap-count (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b)) ; => 1
(hashmap-any? (lambda (k v) (even? k)) (hashmap default-comparator 1 'a)) ; => #f
(hashmap-every? (lambda (k v) (odd? k)) (hashmap default-comparator 1 'a)) ; => #t
(hashmap-keys (hashmap default-comparator 1 'a 2 'b)) ; => (1 2)
(hashmap-values (hashmap default-comparator 1 'a 2 'b)) ; => (a b)
(call-with-values (lambda () (hashmap-entries (hashmap default-comparator 1 'a 2 'b))) list) ; => ((1 2) (a b))
(hashmap-ref (hashmap-map (lambda (k v) (values (* 2 k) v)) default-comparator (hashmap default-comparator 1 'a 2 'b)) 4) ; => b
(let ((sum 0)) (hashmap-for-each (lambda (k v) (set! sum (+ sum k))) (hashmap default-comparator 1 'a 2 'b)) sum) ; => 3
(hashmap-fold (lambda (k v keys) (cons k keys)) '() (hashmap default-comparator 1 'a 2 'b)) ; => (2 1)
(hashmap-map->list list (hashmap default-comparator 1 'a 2 'b)) ; => ((1 a) (2 b))
(hashmap->alist (hashmap-filter (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b))) ; => ((2 . b))
(hashmap-size (hashmap-filter! (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b))) ; => 1
(hashmap->alist (hashmap-remove (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b))) ; => ((1 . a))
(hashmap-size (hashmap-remove! (lambda (k v) (even? k)) (hashmap default-comparator 1 'a))) ; => 1
(call-with-values
  (lambda () (hashmap-partition (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b)))
  (lambda (in out) (list (hashmap->alist in) (hashmap->alist out)))) ; => (((2 . b)) ((1 . a)))
(call-with-values (lambda () (hashmap-partition! (lambda (k v) #t) (hashmap default-comparator 1 'a))) (lambda (in out) (hashmap-size in))) ; => 1
(hashmap->alist (hashmap-copy (hashmap default-comparator 1 'a))) ; => ((1 . a))
(hashmap->alist (hashmap default-comparator 1 'a 2 'b)) ; => ((1 . a) (2 . b))
(hashmap->alist (alist->hashmap default-comparator '((1 . a) (1 . b)))) ; => ((1 . a))
(hashmap->alist (alist->hashmap! (hashmap default-comparator 1 'a) '((1 . b) (2 . c)))) ; => ((1 . a) (2 . c))
(hashmap=? default-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'a)) ; => #t
(hashmap<? default-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'a 2 'b)) ; => #t
(hashmap>? default-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'a)) ; => #f
(hashmap<=? default-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'a)) ; => #t
(hashmap>=? default-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'b)) ; => #f
(hashmap->alist (hashmap-union (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'b 2 'c))) ; => ((1 . a) (2 . c))
(hashmap->alist (hashmap-intersection (hashmap default-comparator 1 'a 2 'b) (hashmap default-comparator 2 'c))) ; => ((2 . b))
(hashmap->alist (hashmap-difference (hashmap default-comparator 1 'a 2 'b) (hashmap default-comparator 2 'c))) ; => ((1 . a))
(hashmap->alist (hashmap-xor (hashmap default-comparator 1 'a 2 'b) (hashmap default-comparator 2 'c))) ; => ((1 . a))
(hashmap-size (hashmap-union! (hashmap default-comparator 1 'a) (hashmap default-comparator 2 'c))) ; => 2
(hashmap-size (hashmap-intersection! (hashmap default-comparator 1 'a) (hashmap default-comparator 2 'c))) ; => 0
(hashmap-size (hashmap-difference! (hashmap default-comparator 1 'a) (hashmap default-comparator 2 'c))) ; => 1
(hashmap-size (hashmap-xor! (hashmap default-comparator 1 'a) (hashmap default-comparator 2 'c))) ; => 2

;; Edges
(define d default-comparator)
(hashmap (make-comparator symbol? (lambda (a b) (eq? a b)) #f #f)) ; error: `hashmap` wanted a comparator with a hash function as argument 1
(hashmap-ref (hashmap d) 'a) ; error: `hashmap-ref` found no key a
(hashmap-pop (hashmap d)) ; error: `hashmap-pop` wanted a hash mapping that is not empty as argument 1
(hashmap-size 5) ; error: `hashmap-size` wanted a hash mapping as argument 1, got 5
;; Keys that have the same hash are told apart.
(define bad (make-comparator symbol? (lambda (a b) (eq? a b)) #f (lambda (s) 1)))
(define m (hashmap bad 'a 1 'b 2 'c 3))
(list (hashmap-size m) (hashmap-ref m 'b) (hashmap-size (hashmap-delete m 'b 'x)) (hashmap-ref/default (hashmap-delete m 'b) 'b 'none)) ; => (3 2 2 none)
(hashmap-ref (hashmap-set m 'b 5) 'b) ; => 5
(hashmap-size (fold (lambda (i m) (hashmap-set m i i)) (hashmap d) (range 3000))) ; => 3000
(hashmap=? d (hashmap d 1 'a 2 'b) (hashmap d 2 'b 1 'a)) ; => #t
(hashmap-size (hashmap hashmap-comparator (hashmap d 1 2) 'a (hashmap d 1 2) 'b)) ; => 1
(hashmap-ref (hashmap string-ci-comparator "ab" 1) "AB") ; => 1
;; Procedures of one meaning name themselves in errors.
(hashmap-union! (hashmap default-comparator) 5) ; error: `hashmap-union!` wanted a hash mapping as argument 2, got 5
(hashmap-pop! (hashmap default-comparator)) ; error: `hashmap-pop!` wanted a hash mapping that is not empty as argument 1
