(import (srfi 146) (srfi 128))

(mapping->alist (mapping default-comparator 1 'a 2 'b 1 'c)) ; => ((1 . a) (2 . b))
(mapping->alist (mapping-unfold (lambda (n) (= n 3)) (lambda (n) (values n (* n n))) (lambda (n) (+ n 1)) 0 default-comparator)) ; => ((0 . 0) (1 . 1) (2 . 4))
(mapping? (mapping default-comparator)) ; => #t
(mapping-contains? (mapping default-comparator 1 'a) 1) ; => #t
(mapping-empty? (mapping default-comparator)) ; => #t
(mapping-disjoint? (mapping default-comparator 1 'a) (mapping default-comparator 2 'b)) ; => #t
(mapping-ref (mapping default-comparator 1 'a) 1) ; => a
(mapping-ref (mapping default-comparator 1 'a) 2 (lambda () 'none)) ; => none
(mapping-ref/default (mapping default-comparator 1 'a) 2 #f) ; => #f
(eq? (mapping-key-comparator (mapping default-comparator)) default-comparator) ; => #t
(comparator? default-comparator) ; => #t
(=? (make-mapping-comparator default-comparator) (mapping default-comparator 1 'a) (mapping default-comparator 1 'a)) ; => #t
(=? mapping-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'b)) ; => #f
(mapping->alist (mapping-adjoin (mapping default-comparator 1 'a) 1 'b 2 'c)) ; => ((1 . a) (2 . c))
(mapping-size (mapping-adjoin! (mapping default-comparator 1 'a) 2 'c)) ; => 2
(mapping->alist (mapping-set (mapping default-comparator 1 'a) 1 'b 2 'c)) ; => ((1 . b) (2 . c))
(mapping->alist (mapping-set! (mapping default-comparator 1 'a) 1 'b)) ; => ((1 . b))
(mapping->alist (mapping-replace (mapping default-comparator 1 'a) 1 'b)) ; => ((1 . b))
(mapping->alist (mapping-replace! (mapping default-comparator 1 'a) 2 'b)) ; => ((1 . a))
(mapping->alist (mapping-delete (mapping default-comparator 1 'a 2 'b) 1 3)) ; => ((2 . b))
(mapping-size (mapping-delete! (mapping default-comparator 1 'a) 1)) ; => 0
(mapping->alist (mapping-delete-all (mapping default-comparator 1 'a 2 'b) '(1 3))) ; => ((2 . b))
(mapping-size (mapping-delete-all! (mapping default-comparator 1 'a) '(1))) ; => 0
(call-with-values (lambda () (mapping-intern (mapping default-comparator) 1 (lambda () 'a))) (lambda (m v) (list (mapping->alist m) v))) ; => (((1 . a)) a)
(call-with-values (lambda () (mapping-intern! (mapping default-comparator 1 'a) 1 (lambda () 'b))) (lambda (m v) v)) ; => a
(mapping->alist (mapping-update (mapping default-comparator 1 5) 1 -)) ; => ((1 . -5))
(mapping->alist (mapping-update (mapping default-comparator) 1 - (lambda () 7))) ; => ((1 . -7))
(mapping->alist (mapping-update! (mapping default-comparator 1 5) 1 -)) ; => ((1 . -5))
(mapping->alist (mapping-update/default (mapping default-comparator) 1 - 7)) ; => ((1 . -7))
(mapping->alist (mapping-update!/default (mapping default-comparator 1 5) 1 - 7)) ; => ((1 . -5))
(call-with-values (lambda () (mapping-pop (mapping default-comparator 1 'a))) (lambda (m k v) (list (mapping-size m) k v))) ; => (0 1 a)
(mapping-pop! (mapping default-comparator) (lambda () 'empty)) ; => empty
(call-with-values
  (lambda () (mapping-search (mapping default-comparator 1 'a) 2 (lambda (insert ignore) (insert 'b 'new)) list))
  (lambda (m object) (list (mapping->alist m) object))) ; => (((1 . a) (2 . b)) new)
(mapping-search! (mapping default-comparator 1 'a) 1 list (lambda (key value update remove) value)) ; => a
;; Procedures of one meaning name themselves in errors.
(mapping-adjoin! 5 1 2) ; error: `mapping-adjoin!` wanted a mapping as argument 1, got 5
(mapping-set! (mapping default-comparator) 1) ; error: `mapping-set!` wanted a value for each key
(mapping-update! (mapping default-comparator) 1 - 5) ; error: `mapping-update!` wanted a procedure as argument 4, got 5
(mapping-update!/default (mapping default-comparator) 1 5 0) ; error: `mapping-update!/default` wanted a procedure as argument 3, got 5
(mapping-delete-all! (mapping default-comparator) 5) ; error: `mapping-delete-all!` wanted a list as argument 2, got 5
(mapping-pop! (mapping default-comparator)) ; error: `mapping-pop!` wanted a mapping that is not empty as argument 1
(mapping-pop (mapping default-comparator) #f) ; error: `mapping-pop` wanted a procedure as argument 2, got #f
(mapping-split! 5 1) ; error: `mapping-split!` wanted a mapping as argument 1, got 5
(mapping-catenate! (mapping default-comparator 1 2) 1 0 (mapping default-comparator)) ; error: `mapping-catenate!` wanted a key between those of the two mappings as argument 2, got 1
(mapping-map/monotone! 5 default-comparator (mapping default-comparator)) ; error: `mapping-map/monotone!` wanted a procedure as argument 1, got 5
