;;;; Going over integer mappings, the least key first.

(define (%check-walk who proc position mapping)
  (%check-procedure who 1 proc)
  (%check-mapping who position mapping))

;;; How many keys there are.
;;; (fxmapping-size (fxmapping 0 'a 1 'b)) ; => 2
(define (fxmapping-size mapping)
  (%check-mapping 'fxmapping-size 1 mapping)
  (tree-size (%tree mapping)))

;;; The values of `success` (by default both) for the least key and its value that satisfy the predicate; without such
;;; a key, the result of `failure`.
;;; (fxmapping-find (lambda (k v) (even? v)) (fxmapping 0 1 1 2) (lambda () #f) list) ; => (1 2)
(define fxmapping-find
  (case-lambda
    ((satisfied? mapping failure) (fxmapping-find satisfied? mapping failure values))
    ((satisfied? mapping failure success)
     (%check-walk 'fxmapping-find satisfied? 2 mapping)
     (%check-procedure 'fxmapping-find 3 failure)
     (%check-procedure 'fxmapping-find 4 success)
     (let ((node (tree-search satisfied? (%tree mapping))))
       (if node (success (node-key node) (node-value node)) (failure))))))

;;; How many entries satisfy the predicate.
;;; (fxmapping-count (lambda (k v) (even? v)) (fxmapping 0 1 1 2 2 4)) ; => 2
(define (fxmapping-count satisfied? mapping)
  (%check-walk 'fxmapping-count satisfied? 2 mapping)
  (tree-fold (lambda (key value n) (if (satisfied? key value) (+ n 1) n)) 0 (%tree mapping)))

;;; Whether some entry satisfies the predicate.
;;; (fxmapping-any? (lambda (k v) (odd? v)) (fxmapping 0 1)) ; => #t
(define (fxmapping-any? satisfied? mapping)
  (%check-walk 'fxmapping-any? satisfied? 2 mapping)
  (if (tree-search satisfied? (%tree mapping)) #t #f))

;;; Whether all entries satisfy the predicate.
;;; (fxmapping-every? (lambda (k v) (odd? v)) (fxmapping 0 1 1 2)) ; => #f
(define (fxmapping-every? satisfied? mapping)
  (%check-walk 'fxmapping-every? satisfied? 2 mapping)
  (not (tree-search (lambda (key value) (not (satisfied? key value))) (%tree mapping))))

;;; The mapping with the results of `proc` for key and value in place of the values.
;;; (fxmapping->alist (fxmapping-map + (fxmapping 1 10 2 20))) ; => ((1 . 11) (2 . 22))
(define (fxmapping-map proc mapping)
  (%check-walk 'fxmapping-map proc 2 mapping)
  (%make-fxmapping (tree-map proc (%tree mapping))))

;;; Calls `proc` with each key and value, for its effect.
;;; (let ((sum 0)) (fxmapping-for-each (lambda (k v) (set! sum (+ sum v))) (fxmapping 0 1 1 2)) sum) ; => 3
(define (fxmapping-for-each proc mapping)
  (%check-walk 'fxmapping-for-each proc 2 mapping)
  (for-each (lambda (entry) (proc (car entry) (cdr entry))) (tree-entries (%tree mapping))))

;;; Combines the entries: `(proc key value result)`, beginning with `seed`.
;;; (fxmapping-fold (lambda (k v keys) (cons k keys)) '() (fxmapping 0 'a 1 'b)) ; => (1 0)
(define (fxmapping-fold proc seed mapping)
  (%check-walk 'fxmapping-fold proc 3 mapping)
  (tree-fold proc seed (%tree mapping)))

;;; The same, the greatest key first.
;;; (fxmapping-fold-right (lambda (k v keys) (cons k keys)) '() (fxmapping 0 'a 1 'b)) ; => (0 1)
(define (fxmapping-fold-right proc seed mapping)
  (%check-walk 'fxmapping-fold-right proc 3 mapping)
  (tree-fold-right proc seed (%tree mapping)))

;;; The list of the results of `proc` for each key and value.
;;; (fxmapping-map->list list (fxmapping 0 'a 1 'b)) ; => ((0 a) (1 b))
(define (fxmapping-map->list proc mapping)
  (%check-walk 'fxmapping-map->list proc 2 mapping)
  (map (lambda (entry) (proc (car entry) (cdr entry))) (tree-entries (%tree mapping))))

;;; The mapping of the keys and values that `proc` returns for the keys and values.
;;; (fxmapping->alist (fxmapping-relation-map (lambda (k v) (values (- k) v)) (fxmapping 1 'a 2 'b))) ; => ((-2 . b) (-1 . a))
(define (fxmapping-relation-map proc mapping)
  (%check-walk 'fxmapping-relation-map proc 2 mapping)
  (%make-fxmapping
   (tree-fold
    (lambda (key value tree)
      (call-with-values
       (lambda () (proc key value))
       (lambda (key value)
         (%check-result 'fxmapping-relation-map 1 key)
         (tree-insert < tree key value))))
    #f (%tree mapping))))

;;; The mapping of the entries that satisfy the predicate.
;;; (fxmapping->alist (fxmapping-filter (lambda (k v) (positive? v)) (fxmapping 0 2 1 -4))) ; => ((0 . 2))
(define (fxmapping-filter satisfied? mapping)
  (%check-walk 'fxmapping-filter satisfied? 2 mapping)
  (%make-fxmapping (tree-filter satisfied? (%tree mapping))))

;;; The mapping of the entries that do not satisfy the predicate.
;;; (fxmapping->alist (fxmapping-remove (lambda (k v) (positive? v)) (fxmapping 0 2 1 -4))) ; => ((1 . -4))
(define (fxmapping-remove satisfied? mapping)
  (%check-walk 'fxmapping-remove satisfied? 2 mapping)
  (fxmapping-filter (lambda (key value) (not (satisfied? key value))) mapping))

;;; Two values: the mapping of the entries that satisfy the predicate, and that of the others.
;;; (call-with-values
;;;   (lambda () (fxmapping-partition (lambda (k v) (odd? v)) (fxmapping 0 1 1 2)))
;;;   (lambda (in out) (list (fxmapping-keys in) (fxmapping-keys out)))) ; => ((0) (1))
(define (fxmapping-partition satisfied? mapping)
  (%check-walk 'fxmapping-partition satisfied? 2 mapping)
  (let ((in (fxmapping-filter satisfied? mapping)))
    (values in (fxmapping-difference mapping in))))

;;; An association list, the least key first.
;;; (fxmapping->alist (fxmapping 1 'b 0 'a)) ; => ((0 . a) (1 . b))
(define (fxmapping->alist mapping)
  (%check-mapping 'fxmapping->alist 1 mapping)
  (tree-entries (%tree mapping)))

;;; An association list, the greatest key first.
;;; (fxmapping->decreasing-alist (fxmapping 1 'b 0 'a)) ; => ((1 . b) (0 . a))
(define (fxmapping->decreasing-alist mapping)
  (%check-mapping 'fxmapping->decreasing-alist 1 mapping)
  (reverse (tree-entries (%tree mapping))))

;;; The keys in order.
;;; (fxmapping-keys (fxmapping 1 'b 0 'a)) ; => (0 1)
(define (fxmapping-keys mapping)
  (%check-mapping 'fxmapping-keys 1 mapping)
  (tree-keys (%tree mapping)))

;;; The values in the order of their keys.
;;; (fxmapping-values (fxmapping 1 'b 0 'a)) ; => (a b)
(define (fxmapping-values mapping)
  (%check-mapping 'fxmapping-values 1 mapping)
  (map cdr (tree-entries (%tree mapping))))

(define (%generator tree backwards?)
  (let ((next (tree-generator tree backwards?)))
    (lambda ()
      (let ((node (next)))
        (if (eof-object? node) node (cons (node-key node) (node-value node)))))))

;;; A procedure that returns one pair of key and value after the other, then an end of file object.
;;; ((fxmapping->generator (fxmapping 1 'b 0 'a))) ; => (0 . a)
(define (fxmapping->generator mapping)
  (%check-mapping 'fxmapping->generator 1 mapping)
  (%generator (%tree mapping) #f))

;;; The same, the greatest key first.
;;; ((fxmapping->decreasing-generator (fxmapping 1 'b 0 'a))) ; => (1 . b)
(define (fxmapping->decreasing-generator mapping)
  (%check-mapping 'fxmapping->decreasing-generator 1 mapping)
  (%generator (%tree mapping) #t))
