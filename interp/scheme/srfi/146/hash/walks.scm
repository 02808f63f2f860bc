;;;; Going over hash mappings.

;;; How many keys there are.
;;; (hashmap-size (hashmap default-comparator 1 'a 2 'b)) ; => 2
(define (hashmap-size mapping)
  (check-mapping 'hashmap-size 'hashed 1 mapping)
  (size-of mapping))

;;; Two values: a key and its value that satisfy the predicate. When there is none, the result of `failure`.
;;; (call-with-values (lambda () (hashmap-find (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b) (lambda () #f))) list) ; => (2 b)
(define (hashmap-find satisfied? mapping failure)
  (check-walk 'hashmap-find 'hashed satisfied? 2 mapping)
  (%check-procedure 'hashmap-find 3 failure)
  (let ((entry (mapping-entry-search satisfied? mapping)))
    (if entry (values (car entry) (cdr entry)) (failure))))

;;; How many entries satisfy the predicate.
;;; (hashmap-count (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b)) ; => 1
(define (hashmap-count satisfied? mapping)
  (check-walk 'hashmap-count 'hashed satisfied? 2 mapping)
  (hashmap-fold (lambda (key value n) (if (satisfied? key value) (+ n 1) n)) 0 mapping))

;;; Whether some entry satisfies the predicate.
;;; (hashmap-any? (lambda (k v) (even? k)) (hashmap default-comparator 1 'a)) ; => #f
(define (hashmap-any? satisfied? mapping)
  (check-walk 'hashmap-any? 'hashed satisfied? 2 mapping)
  (if (mapping-entry-search satisfied? mapping) #t #f))

;;; Whether all entries satisfy the predicate.
;;; (hashmap-every? (lambda (k v) (odd? k)) (hashmap default-comparator 1 'a)) ; => #t
(define (hashmap-every? satisfied? mapping)
  (check-walk 'hashmap-every? 'hashed satisfied? 2 mapping)
  (not (mapping-entry-search (lambda (key value) (not (satisfied? key value))) mapping)))

;;; A list of the keys.
;;; (hashmap-keys (hashmap default-comparator 1 'a 2 'b)) ; => (1 2)
(define (hashmap-keys mapping)
  (check-mapping 'hashmap-keys 'hashed 1 mapping)
  (map car (mapping-entry-list mapping)))

;;; A list of the values, in the order of the keys.
;;; (hashmap-values (hashmap default-comparator 1 'a 2 'b)) ; => (a b)
(define (hashmap-values mapping)
  (check-mapping 'hashmap-values 'hashed 1 mapping)
  (map cdr (mapping-entry-list mapping)))

;;; Two values: a list of the keys and a list of the values.
;;; (call-with-values (lambda () (hashmap-entries (hashmap default-comparator 1 'a 2 'b))) list) ; => ((1 2) (a b))
(define (hashmap-entries mapping)
  (check-mapping 'hashmap-entries 'hashed 1 mapping)
  (values (hashmap-keys mapping) (hashmap-values mapping)))

;;; The hash mapping with another comparator of the keys and values that `proc` returns for the keys and values.
;;; (hashmap-ref (hashmap-map (lambda (k v) (values (* 2 k) v)) default-comparator (hashmap default-comparator 1 'a 2 'b)) 4) ; => b
(define (hashmap-map proc comparator mapping)
  (check-walk 'hashmap-map 'hashed proc 3 mapping)
  (fold
   (lambda (entry result)
     (call-with-values
      (lambda () (proc (car entry) (cdr entry)))
      (lambda (key value) (mapping-adjoin-all 'hashmap-map 1 result (list key value) #f))))
   (new-mapping 'hashmap-map 2 'hashed comparator)
   (mapping-entry-list mapping)))

;;; Calls `proc` with each key and value, for its effect.
;;; (let ((sum 0)) (hashmap-for-each (lambda (k v) (set! sum (+ sum k))) (hashmap default-comparator 1 'a 2 'b)) sum) ; => 3
(define (hashmap-for-each proc mapping)
  (check-walk 'hashmap-for-each 'hashed proc 2 mapping)
  (for-each (lambda (entry) (proc (car entry) (cdr entry))) (mapping-entry-list mapping)))

;;; Combines the entries: `(proc key value result)`, beginning with `seed`.
;;; (hashmap-fold (lambda (k v keys) (cons k keys)) '() (hashmap default-comparator 1 'a 2 'b)) ; => (2 1)
(define (hashmap-fold proc seed mapping)
  (check-walk 'hashmap-fold 'hashed proc 3 mapping)
  (fold (lambda (entry result) (proc (car entry) (cdr entry) result)) seed (mapping-entry-list mapping)))

;;; The list of the results of `proc` for each key and value.
;;; (hashmap-map->list list (hashmap default-comparator 1 'a 2 'b)) ; => ((1 a) (2 b))
(define (hashmap-map->list proc mapping)
  (check-walk 'hashmap-map->list 'hashed proc 2 mapping)
  (map (lambda (entry) (proc (car entry) (cdr entry))) (mapping-entry-list mapping)))

;;; The hash mapping of the entries that satisfy the predicate.
;;; (hashmap->alist (hashmap-filter (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b))) ; => ((2 . b))
(define (hashmap-filter satisfied? mapping)
  (checked-filter 'hashmap-filter 'hashed satisfied? mapping))

;;; As `hashmap-filter`.
;;; (hashmap-size (hashmap-filter! (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b))) ; => 1
(define (hashmap-filter! satisfied? mapping)
  (checked-filter 'hashmap-filter! 'hashed satisfied? mapping))

;;; The hash mapping of the entries that do not satisfy the predicate.
;;; (hashmap->alist (hashmap-remove (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b))) ; => ((1 . a))
(define (hashmap-remove satisfied? mapping)
  (checked-remove 'hashmap-remove 'hashed satisfied? mapping))

;;; As `hashmap-remove`.
;;; (hashmap-size (hashmap-remove! (lambda (k v) (even? k)) (hashmap default-comparator 1 'a))) ; => 1
(define (hashmap-remove! satisfied? mapping)
  (checked-remove 'hashmap-remove! 'hashed satisfied? mapping))

;;; Two values: the hash mapping of the entries that satisfy the predicate, and that of the others.
;;; (call-with-values
;;;   (lambda () (hashmap-partition (lambda (k v) (even? k)) (hashmap default-comparator 1 'a 2 'b)))
;;;   (lambda (in out) (list (hashmap->alist in) (hashmap->alist out)))) ; => (((2 . b)) ((1 . a)))
(define (hashmap-partition satisfied? mapping)
  (checked-partition 'hashmap-partition 'hashed satisfied? mapping))

;;; As `hashmap-partition`.
;;; (call-with-values (lambda () (hashmap-partition! (lambda (k v) #t) (hashmap default-comparator 1 'a))) (lambda (in out) (hashmap-size in))) ; => 1
(define (hashmap-partition! satisfied? mapping)
  (checked-partition 'hashmap-partition! 'hashed satisfied? mapping))

;;; The hash mapping itself, for nothing can change it.
;;; (hashmap->alist (hashmap-copy (hashmap default-comparator 1 'a))) ; => ((1 . a))
(define (hashmap-copy mapping)
  (check-mapping 'hashmap-copy 'hashed 1 mapping)
  mapping)

;;; An association list of the keys and values.
;;; (hashmap->alist (hashmap default-comparator 1 'a 2 'b)) ; => ((1 . a) (2 . b))
(define (hashmap->alist mapping)
  (check-mapping 'hashmap->alist 'hashed 1 mapping)
  (map (lambda (entry) (cons (car entry) (cdr entry))) (mapping-entry-list mapping)))

;;; A hash mapping with this comparator of an association list; of equal keys the first counts.
;;; (hashmap->alist (alist->hashmap default-comparator '((1 . a) (1 . b)))) ; => ((1 . a))
(define (alist->hashmap comparator alist)
  (%adjoin-alist 'alist->hashmap (new-mapping 'alist->hashmap 1 'hashed comparator) alist))

;;; The hash mapping with the entries of an association list; a key that is there keeps its value.
;;; (hashmap->alist (alist->hashmap! (hashmap default-comparator 1 'a) '((1 . b) (2 . c)))) ; => ((1 . a) (2 . c))
(define (alist->hashmap! mapping alist)
  (check-mapping 'alist->hashmap! 'hashed 1 mapping)
  (%adjoin-alist 'alist->hashmap! mapping alist))

(define (%adjoin-alist who mapping alist)
  (let loop ((rest alist) (mapping mapping))
    (cond ((null? rest) mapping)
          ((and (pair? rest) (pair? (car rest)))
           (loop (cdr rest) (mapping-adjoin-all who 2 mapping (list (caar rest) (cdar rest)) #f)))
          (else (%wrong-type who 2 "an association list" alist)))))

;;; Whether all have the same keys and, by the comparator, the same values.
;;; (hashmap=? default-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'a)) ; => #t
(define (hashmap=? comparator mapping . others)
  (mapping-chain? 'hashmap=? 'hashed comparator (cons mapping others) mapping-same?))

;;; Whether each is part of the next and not the same.
;;; (hashmap<? default-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'a 2 'b)) ; => #t
(define (hashmap<? comparator mapping . others)
  (mapping-chain? 'hashmap<? 'hashed comparator (cons mapping others) mapping-proper-part?))

;;; Whether the next is part of each and not the same.
;;; (hashmap>? default-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'a)) ; => #f
(define (hashmap>? comparator mapping . others)
  (mapping-chain? 'hashmap>? 'hashed comparator (cons mapping others)
                  (lambda (same? a b) (mapping-proper-part? same? b a))))

;;; Whether each is part of the next.
;;; (hashmap<=? default-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'a)) ; => #t
(define (hashmap<=? comparator mapping . others)
  (mapping-chain? 'hashmap<=? 'hashed comparator (cons mapping others) mapping-part?))

;;; Whether the next is part of each.
;;; (hashmap>=? default-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'b)) ; => #f
(define (hashmap>=? comparator mapping . others)
  (mapping-chain? 'hashmap>=? 'hashed comparator (cons mapping others)
                  (lambda (same? a b) (mapping-part? same? b a))))

;;; The hash mapping of the keys of all; the value of a key is that of the first that has it.
;;; (hashmap->alist (hashmap-union (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'b 2 'c))) ; => ((1 . a) (2 . c))
(define (hashmap-union mapping . others)
  (checked-combine 'hashmap-union 'hashed 'union mapping others))

;;; The hash mapping of the keys that are in all, with the values of the first.
;;; (hashmap->alist (hashmap-intersection (hashmap default-comparator 1 'a 2 'b) (hashmap default-comparator 2 'c))) ; => ((2 . b))
(define (hashmap-intersection mapping . others)
  (checked-combine 'hashmap-intersection 'hashed 'intersection mapping others))

;;; The hash mapping of the keys of the first that are in none of the others.
;;; (hashmap->alist (hashmap-difference (hashmap default-comparator 1 'a 2 'b) (hashmap default-comparator 2 'c))) ; => ((1 . a))
(define (hashmap-difference mapping . others)
  (checked-combine 'hashmap-difference 'hashed 'difference mapping others))

;;; The hash mapping of the keys that are in one of the two only.
;;; (hashmap->alist (hashmap-xor (hashmap default-comparator 1 'a 2 'b) (hashmap default-comparator 2 'c))) ; => ((1 . a))
(define (hashmap-xor mapping other)
  (checked-combine 'hashmap-xor 'hashed 'xor mapping (list other)))

;;; As `hashmap-union`.
;;; (hashmap-size (hashmap-union! (hashmap default-comparator 1 'a) (hashmap default-comparator 2 'c))) ; => 2
(define (hashmap-union! mapping . others)
  (checked-combine 'hashmap-union! 'hashed 'union mapping others))

;;; As `hashmap-intersection`.
;;; (hashmap-size (hashmap-intersection! (hashmap default-comparator 1 'a) (hashmap default-comparator 2 'c))) ; => 0
(define (hashmap-intersection! mapping . others)
  (checked-combine 'hashmap-intersection! 'hashed 'intersection mapping others))

;;; As `hashmap-difference`.
;;; (hashmap-size (hashmap-difference! (hashmap default-comparator 1 'a) (hashmap default-comparator 2 'c))) ; => 1
(define (hashmap-difference! mapping . others)
  (checked-combine 'hashmap-difference! 'hashed 'difference mapping others))

;;; As `hashmap-xor`.
;;; (hashmap-size (hashmap-xor! (hashmap default-comparator 1 'a) (hashmap default-comparator 2 'c))) ; => 2
(define (hashmap-xor! mapping other)
  (checked-combine 'hashmap-xor! 'hashed 'xor mapping (list other)))
