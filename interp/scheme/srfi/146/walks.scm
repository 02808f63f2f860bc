;;;; Going over ordered mappings, the least key first.

;;; How many keys there are.
;;; (mapping-size (mapping default-comparator 1 'a 2 'b)) ; => 2
(define (mapping-size mapping)
  (check-mapping 'mapping-size 'ordered 1 mapping)
  (size-of mapping))

;;; Two values: the least key and its value that satisfy the predicate. When there is none, the result of `failure`.
;;; (call-with-values (lambda () (mapping-find (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b) (lambda () #f))) list) ; => (2 b)
(define (mapping-find satisfied? mapping failure)
  (check-walk 'mapping-find 'ordered satisfied? 2 mapping)
  (%check-procedure 'mapping-find 3 failure)
  (let ((entry (mapping-entry-search satisfied? mapping)))
    (if entry (values (car entry) (cdr entry)) (failure))))

;;; How many entries satisfy the predicate.
;;; (mapping-count (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b)) ; => 1
(define (mapping-count satisfied? mapping)
  (check-walk 'mapping-count 'ordered satisfied? 2 mapping)
  (mapping-fold (lambda (key value n) (if (satisfied? key value) (+ n 1) n)) 0 mapping))

;;; Whether some entry satisfies the predicate.
;;; (mapping-any? (lambda (k v) (even? k)) (mapping default-comparator 1 'a)) ; => #f
(define (mapping-any? satisfied? mapping)
  (check-walk 'mapping-any? 'ordered satisfied? 2 mapping)
  (if (mapping-entry-search satisfied? mapping) #t #f))

;;; Whether all entries satisfy the predicate.
;;; (mapping-every? (lambda (k v) (odd? k)) (mapping default-comparator 1 'a)) ; => #t
(define (mapping-every? satisfied? mapping)
  (check-walk 'mapping-every? 'ordered satisfied? 2 mapping)
  (not (mapping-entry-search (lambda (key value) (not (satisfied? key value))) mapping)))

;;; A list of the keys.
;;; (mapping-keys (mapping default-comparator 1 'a 2 'b)) ; => (1 2)
(define (mapping-keys mapping)
  (check-mapping 'mapping-keys 'ordered 1 mapping)
  (map car (mapping-entry-list mapping)))

;;; A list of the values, in the order of the keys.
;;; (mapping-values (mapping default-comparator 1 'a 2 'b)) ; => (a b)
(define (mapping-values mapping)
  (check-mapping 'mapping-values 'ordered 1 mapping)
  (map cdr (mapping-entry-list mapping)))

;;; Two values: a list of the keys and a list of the values.
;;; (call-with-values (lambda () (mapping-entries (mapping default-comparator 1 'a 2 'b))) list) ; => ((1 2) (a b))
(define (mapping-entries mapping)
  (check-mapping 'mapping-entries 'ordered 1 mapping)
  (values (mapping-keys mapping) (mapping-values mapping)))

;;; The mapping with another comparator of the keys and values that `proc` returns for the keys and values.
;;; (mapping-ref (mapping-map (lambda (k v) (values (* 2 k) v)) default-comparator (mapping default-comparator 1 'a 2 'b)) 4) ; => b
(define (mapping-map proc comparator mapping)
  (%map 'mapping-map proc comparator mapping))

(define (%map who proc comparator mapping)
  (check-walk who 'ordered proc 3 mapping)
  (fold
   (lambda (entry result)
     (call-with-values
      (lambda () (proc (car entry) (cdr entry)))
      (lambda (key value) (mapping-adjoin-all who 1 result (list key value) #f))))
   (new-mapping who 2 'ordered comparator)
   (mapping-entry-list mapping)))

;;; Calls `proc` with each key and value, for its effect.
;;; (let ((sum 0)) (mapping-for-each (lambda (k v) (set! sum (+ sum k))) (mapping default-comparator 1 'a 2 'b)) sum) ; => 3
(define (mapping-for-each proc mapping)
  (check-walk 'mapping-for-each 'ordered proc 2 mapping)
  (for-each (lambda (entry) (proc (car entry) (cdr entry))) (mapping-entry-list mapping)))

;;; Combines the entries: `(proc key value result)`, beginning with `seed`.
;;; (mapping-fold (lambda (k v keys) (cons k keys)) '() (mapping default-comparator 1 'a 2 'b)) ; => (2 1)
(define (mapping-fold proc seed mapping)
  (check-walk 'mapping-fold 'ordered proc 3 mapping)
  (fold (lambda (entry result) (proc (car entry) (cdr entry) result)) seed (mapping-entry-list mapping)))

;;; The list of the results of `proc` for each key and value.
;;; (mapping-map->list list (mapping default-comparator 1 'a 2 'b)) ; => ((1 a) (2 b))
(define (mapping-map->list proc mapping)
  (check-walk 'mapping-map->list 'ordered proc 2 mapping)
  (map (lambda (entry) (proc (car entry) (cdr entry))) (mapping-entry-list mapping)))

;;; The mapping of the entries that satisfy the predicate.
;;; (mapping->alist (mapping-filter (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b))) ; => ((2 . b))
(define (mapping-filter satisfied? mapping)
  (checked-filter 'mapping-filter 'ordered satisfied? mapping))

;;; As `mapping-filter`.
;;; (mapping-size (mapping-filter! (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b))) ; => 1
(define (mapping-filter! satisfied? mapping)
  (checked-filter 'mapping-filter! 'ordered satisfied? mapping))

;;; The mapping of the entries that do not satisfy the predicate.
;;; (mapping->alist (mapping-remove (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b))) ; => ((1 . a))
(define (mapping-remove satisfied? mapping)
  (checked-remove 'mapping-remove 'ordered satisfied? mapping))

;;; As `mapping-remove`.
;;; (mapping-size (mapping-remove! (lambda (k v) (even? k)) (mapping default-comparator 1 'a))) ; => 1
(define (mapping-remove! satisfied? mapping)
  (checked-remove 'mapping-remove! 'ordered satisfied? mapping))

;;; Two values: the mapping of the entries that satisfy the predicate, and that of the others.
;;; (call-with-values
;;;   (lambda () (mapping-partition (lambda (k v) (even? k)) (mapping default-comparator 1 'a 2 'b)))
;;;   (lambda (in out) (list (mapping->alist in) (mapping->alist out)))) ; => (((2 . b)) ((1 . a)))
(define (mapping-partition satisfied? mapping)
  (checked-partition 'mapping-partition 'ordered satisfied? mapping))

;;; As `mapping-partition`.
;;; (call-with-values (lambda () (mapping-partition! (lambda (k v) #t) (mapping default-comparator 1 'a))) (lambda (in out) (mapping-size in))) ; => 1
(define (mapping-partition! satisfied? mapping)
  (checked-partition 'mapping-partition! 'ordered satisfied? mapping))

;;; The mapping itself, for nothing can change it.
;;; (mapping->alist (mapping-copy (mapping default-comparator 1 'a))) ; => ((1 . a))
(define (mapping-copy mapping)
  (check-mapping 'mapping-copy 'ordered 1 mapping)
  mapping)

;;; An association list of the keys and values.
;;; (mapping->alist (mapping default-comparator 1 'a 2 'b)) ; => ((1 . a) (2 . b))
(define (mapping->alist mapping)
  (check-mapping 'mapping->alist 'ordered 1 mapping)
  (map (lambda (entry) (cons (car entry) (cdr entry))) (mapping-entry-list mapping)))

;;; A mapping with this comparator of an association list; of equal keys the first counts.
;;; (mapping->alist (alist->mapping default-comparator '((1 . a) (1 . b)))) ; => ((1 . a))
(define (alist->mapping comparator alist)
  (%alist->mapping 'alist->mapping comparator alist))

(define (%alist->mapping who comparator alist)
  (%adjoin-alist who (new-mapping who 1 'ordered comparator) alist))

;;; The mapping with the entries of an association list; a key that is there keeps its value.
;;; (mapping->alist (alist->mapping! (mapping default-comparator 1 'a) '((1 . b) (2 . c)))) ; => ((1 . a) (2 . c))
(define (alist->mapping! mapping alist)
  (%alist->mapping! 'alist->mapping! mapping alist))

(define (%alist->mapping! who mapping alist)
  (check-mapping who 'ordered 1 mapping)
  (%adjoin-alist who mapping alist))

(define (%adjoin-alist who mapping alist)
  (let loop ((rest alist) (mapping mapping))
    (cond ((null? rest) mapping)
          ((and (pair? rest) (pair? (car rest)))
           (loop (cdr rest) (mapping-adjoin-all who 2 mapping (list (caar rest) (cdar rest)) #f)))
          (else (%wrong-type who 2 "an association list" alist)))))

;;; Whether all have the same keys and, by the comparator, the same values.
;;; (mapping=? default-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'a)) ; => #t
(define (mapping=? comparator mapping . others)
  (mapping-chain? 'mapping=? 'ordered comparator (cons mapping others) mapping-same?))

;;; Whether each is part of the next and not the same.
;;; (mapping<? default-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'a 2 'b)) ; => #t
(define (mapping<? comparator mapping . others)
  (mapping-chain? 'mapping<? 'ordered comparator (cons mapping others) mapping-proper-part?))

;;; Whether the next is part of each and not the same.
;;; (mapping>? default-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'a)) ; => #f
(define (mapping>? comparator mapping . others)
  (mapping-chain? 'mapping>? 'ordered comparator (cons mapping others)
                  (lambda (same? a b) (mapping-proper-part? same? b a))))

;;; Whether each is part of the next.
;;; (mapping<=? default-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'a)) ; => #t
(define (mapping<=? comparator mapping . others)
  (mapping-chain? 'mapping<=? 'ordered comparator (cons mapping others) mapping-part?))

;;; Whether the next is part of each.
;;; (mapping>=? default-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'b)) ; => #f
(define (mapping>=? comparator mapping . others)
  (mapping-chain? 'mapping>=? 'ordered comparator (cons mapping others)
                  (lambda (same? a b) (mapping-part? same? b a))))

;;; The mapping of the keys of all; the value of a key is that of the first that has it.
;;; (mapping->alist (mapping-union (mapping default-comparator 1 'a) (mapping default-comparator 1 'b 2 'c))) ; => ((1 . a) (2 . c))
(define (mapping-union mapping . others)
  (checked-combine 'mapping-union 'ordered 'union mapping others))

;;; The mapping of the keys that are in all, with the values of the first.
;;; (mapping->alist (mapping-intersection (mapping default-comparator 1 'a 2 'b) (mapping default-comparator 2 'c))) ; => ((2 . b))
(define (mapping-intersection mapping . others)
  (checked-combine 'mapping-intersection 'ordered 'intersection mapping others))

;;; The mapping of the keys of the first that are in none of the others.
;;; (mapping->alist (mapping-difference (mapping default-comparator 1 'a 2 'b) (mapping default-comparator 2 'c))) ; => ((1 . a))
(define (mapping-difference mapping . others)
  (checked-combine 'mapping-difference 'ordered 'difference mapping others))

;;; The mapping of the keys that are in one of the two only.
;;; (mapping->alist (mapping-xor (mapping default-comparator 1 'a 2 'b) (mapping default-comparator 2 'c))) ; => ((1 . a))
(define (mapping-xor mapping other)
  (checked-combine 'mapping-xor 'ordered 'xor mapping (list other)))

;;; As `mapping-union`.
;;; (mapping-size (mapping-union! (mapping default-comparator 1 'a) (mapping default-comparator 2 'c))) ; => 2
(define (mapping-union! mapping . others)
  (checked-combine 'mapping-union! 'ordered 'union mapping others))

;;; As `mapping-intersection`.
;;; (mapping-size (mapping-intersection! (mapping default-comparator 1 'a) (mapping default-comparator 2 'c))) ; => 0
(define (mapping-intersection! mapping . others)
  (checked-combine 'mapping-intersection! 'ordered 'intersection mapping others))

;;; As `mapping-difference`.
;;; (mapping-size (mapping-difference! (mapping default-comparator 1 'a) (mapping default-comparator 2 'c))) ; => 1
(define (mapping-difference! mapping . others)
  (checked-combine 'mapping-difference! 'ordered 'difference mapping others))

;;; As `mapping-xor`.
;;; (mapping-size (mapping-xor! (mapping default-comparator 1 'a) (mapping default-comparator 2 'c))) ; => 2
(define (mapping-xor! mapping other)
  (checked-combine 'mapping-xor! 'ordered 'xor mapping (list other)))
