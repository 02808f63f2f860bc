(import (srfi 125))

(hash-table-size (make-hash-table)) ; => 0
(let ((t (make-hash-table string-ci=?))) (hash-table-set! t "Ab" 1) (hash-table-ref t "aB")) ; => 1
(hash-table-ref/default (hash-table equal? 'a 1 'b 2) 'b 0) ; => 2
(hash-table-ref/default (alist->hash-table '((a . 1) (a . 2))) 'a 0) ; => 1
(hash-table->alist (hash-table-unfold (lambda (n) (= n 3)) (lambda (n) (values n (* n n))) (lambda (n) (+ n 1)) 0 eqv?)) ; => ((0 . 0) (1 . 1) (2 . 4))
(hash-table-size (hash-table-empty-copy (hash-table eqv? 1 2))) ; => 0
(eq? (hash-table-equivalence-function (make-hash-table eqv?)) eqv?) ; => #t
(hash-table-hash-function (make-hash-table eq?)) ; => #f
(= (string-ci-hash "aB") (string-ci-hash "Ab")) ; => #t
(let ((x (list 1 2))) (= (hash-by-identity x) (hash-by-identity x))) ; => #t
(hash-table-ref (alist->hash-table '((a . 1))) 'a) ; => 1
(hash-table-ref (make-hash-table) 'b (lambda () 'none)) ; => none
(hash-table-ref (make-hash-table) 'b #f) ; => #f
(let ((t (alist->hash-table '((a . 1))))) (hash-table-update! t 'a (lambda (n) (+ n 1))) (hash-table-ref t 'a)) ; => 2
(let ((t (make-hash-table))) (hash-table-update!/default t 'n (lambda (n) (+ n 1)) 0) (hash-table-ref t 'n)) ; => 1
(let ((t (make-hash-table))) (hash-table-intern! t 'a (lambda () 5)) (hash-table-ref t 'a)) ; => 5
(let ((sum 0)) (hash-table-walk (alist->hash-table '((a . 1) (b . 2))) (lambda (k v) (set! sum (+ sum v)))) sum) ; => 3
(let ((n 0)) (hash-table-for-each (lambda (k v) (set! n (+ n v))) (alist->hash-table '((a . 1) (b . 2)))) n) ; => 3
(hash-table-map->list cons (alist->hash-table '((a . 1) (b . 2)))) ; => ((a . 1) (b . 2))
(hash-table->alist (hash-table-map - equal? (alist->hash-table '((a . 1))))) ; => ((a . -1))
(let ((t (alist->hash-table '((a . 1))))) (hash-table-map! (lambda (k v) (* 10 v)) t) (hash-table->alist t)) ; => ((a . 10))
(hash-table-fold (lambda (k v sum) (+ v sum)) 0 (alist->hash-table '((a . 1) (b . 2)))) ; => 3
(hash-table-find (lambda (k v) (and (= v 2) k)) (alist->hash-table '((a . 1) (b . 2)))) ; => b
(hash-table-count (lambda (k v) (odd? v)) (alist->hash-table '((a . 1) (b . 2)))) ; => 1
(let ((t (alist->hash-table '((a . 1) (b . 2))))) (hash-table-prune! (lambda (k v) (odd? v)) t) (hash-table-keys t)) ; => (b)
(hash-table->alist (hash-table-union! (alist->hash-table '((a . 1))) (alist->hash-table '((a . 2) (b . 3))))) ; => ((a . 1) (b . 3))
(hash-table-keys (hash-table-intersection! (alist->hash-table '((a . 1) (b . 2))) (alist->hash-table '((b . 3))))) ; => (b)
(hash-table-keys (hash-table-difference! (alist->hash-table '((a . 1) (b . 2))) (alist->hash-table '((b . 3))))) ; => (a)
(hash-table->alist (hash-table-xor! (alist->hash-table '((a . 1) (b . 2))) (alist->hash-table '((b . 3) (c . 4))))) ; => ((a . 1) (c . 4))
(hash-table->alist (hash-table-merge! (alist->hash-table '((a . 1))) (alist->hash-table '((a . 2) (b . 3))))) ; => ((a . 1) (b . 3))
(hash-table=? = (hash-table eqv? 1 2) (hash-table eqv? 1 2.0)) ; => #t
(hash-table-mutable? (make-hash-table)) ; => #t
