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

;; Edges: a table with a program's own equivalence goes through the same procedures.
(define (mod10 n) (modulo n 10))
(define (same? a b) (= (mod10 a) (mod10 b)))
(define t (make-hash-table same? mod10))
(hash-table-set! t 1 'one 2 'two)
(list (hash-table? t) t (hash-table-size t) (hash-table-empty? t)) ; => (#t #<hash-table 2> 2 #f)
(list (hash-table-ref t 11) (hash-table-ref/default t 3 #f) (hash-table-ref t 3 (lambda () 'none))) ; => (one #f none)
(hash-table-ref t 3) ; error: `hash-table-ref` found no key 3
(hash-table-ref t 1 (lambda () 'none) list) ; => (one)
(list (hash-table-contains? t 22) (hash-table-exists? t 3)) ; => (#t #f)
(hash-table-set! t 12 'zwei)
(hash-table->alist t) ; => ((1 . one) (2 . zwei))
(list (hash-table-keys t) (hash-table-values t)) ; => ((1 2) (one zwei))
(call-with-values (lambda () (hash-table-entries t)) list) ; => ((1 2) (one zwei))
(hash-table-set! t 3) ; error: `hash-table-set!` wanted a value for each key, but the last key has none
(hash-table-set! t 'a 1) ; error: `modulo` wanted
(hash-table-update! t 2 list)
(hash-table-update!/default t 5 list 'new)
(hash-table-intern! t 6 (lambda () 'six)) ; => six
(hash-table->alist t) ; => ((1 . one) (2 zwei) (5 new) (6 . six))
(hash-table-delete! t 11 12 13) ; => 2
(hash-table-keys t) ; => (5 6)
(define u (hash-table-copy t))
(hash-table-set! u 7 'seven)
(list (hash-table-size t) (hash-table-size u)) ; => (2 3)
(hash-table-fold (lambda (k v sum) (+ k sum)) 0 u) ; => 18
(hash-table-prune! (lambda (k v) (= k 5)) u)
(hash-table-keys u) ; => (6 7)
(hash-table-keys (hash-table-union! u (hash-table-copy t))) ; => (6 7 5)
(hash-table-map! (lambda (k v) k) u)
(hash-table-values u) ; => (6 7 5)
(hash-table=? eqv? u (hash-table-copy u)) ; => #t
(hash-table=? eqv? u t) ; => #f
(call-with-values (lambda () (hash-table-pop! u)) list) ; => (5 5)
(hash-table-keys u) ; => (6 7)
(hash-table-keys (hash-table-empty-copy u)) ; => ()
(eq? same? (hash-table-equivalence-function u)) ; => #t
(eq? mod10 (hash-table-hash-function u)) ; => #t
(hash-table-clear! u)
(list (hash-table-size u) (hash-table-empty? u) (hash-table-contains? u 6)) ; => (0 #t #f)
(hash-table-pop! u) ; error: `hash-table-pop!` wanted a table that is not empty
(hash-table-pop! (make-hash-table)) ; error: `hash-table-pop!` wanted a table that is not empty
;; Keys whose hashes are the same are told apart.
(define v (make-hash-table (lambda (a b) (string=? a b)) (lambda (s) 1)))
(for-each (lambda (k) (hash-table-set! v k (string-length k))) '("a" "bb" "ccc"))
(hash-table-delete! v "bb" "dddd") ; => 1
(hash-table->alist v) ; => (("a" . 1) ("ccc" . 3))
(hash-table-pop! (make-hash-table (lambda (a b) #t) (lambda (x) 0))) ; error: `hash-table-pop!` wanted a table that is not empty

;; What is native stays so, and each native one says what it is.
(map (lambda (=) (eq? = (hash-table-equivalence-function (make-hash-table =)))) (list eq? eqv? equal? string=?)) ; => (#t #t #t #t)
(let ((t (make-hash-table string-ci=?))) (hash-table-set! t "ab" 1 "AB" 2) (hash-table->alist t)) ; => (("ab" . 2))
(let ((t (make-hash-table =))) (hash-table-set! t 1 'a 1.0 'b 2/1 'c) (hash-table->alist t)) ; => ((1 . b) (2 . c))
(hash-table-ref/default (make-hash-table equal? 100 'weak-keys) 1 'none) ; => none
(make-hash-table (lambda (a b) #t)) ; error: `make-hash-table` wanted an equivalence that comes with a hash function as argument 1
(make-hash-table "ab") ; error: `make-hash-table` wanted a comparator, an equivalence, a capacity or a symbol as argument 1, got "ab"
(hash-table same? 1 2) ; error: `hash-table` wanted an equivalence that comes with a hash function as argument 1
(alist->hash-table '((1 . 2) 3)) ; error: `alist->hash-table` wanted a list of pairs as argument 1
(alist->hash-table 5) ; error: `alist->hash-table` wanted a list as argument 1, got 5
(hash-table->alist (alist->hash-table '((11 . a) (1 . b)) same? mod10)) ; => ((11 . a))
(hash-table-size 5) ; error: `hash-table-size` wanted a hash table as argument 1, got 5
(hash-table-empty-copy 5) ; error: `hash-table-empty-copy` wanted a hash table as argument 1, got 5
(hash-table-find (lambda (k v) #f) (hash-table equal? 1 2) (lambda () 'none)) ; => none
(hash-table-keys (hash-table-xor! (hash-table eqv? 1 1 2 2) (hash-table eqv? 2 2 3 3))) ; => (1 3)
;; Emptying a large table takes linear time.
(define w (make-hash-table eqv?))
(for-each (lambda (i) (hash-table-set! w i i)) (range 3000))
(let loop ((n 0)) (if (hash-table-empty? w) n (begin (hash-table-pop! w) (loop (+ n 1))))) ; => 3000
(hash-table-set! w 1 'back)
(hash-table->alist w) ; => ((1 . back))
(list (= (hash "ab") (hash (string #\a #\b))) (< (string-hash "abc" 10) 10) (< (string-ci-hash "abc" 10) 10) (< (hash-by-identity 'x 5) 5)) ; => (#t #t #t #t)
;; differs: tables are never immutable; `hash-table` and `hash-table-copy` return tables that can be changed
(hash-table-mutable? (hash-table-copy (hash-table equal? 1 2))) ; => #t

; What is wrong is told under the name of the procedure that was called, at its position.
(hash-table-ref 5 'a) ; error: `hash-table-ref` wanted a hash table as argument 1, got 5
(hash-table-ref (make-hash-table string=?) 5 #f) ; error: `hash-table-ref` wanted a string (the table compares keys by `string=?`) as argument 2, got 5
(hash-table-union! (make-hash-table) 5) ; error: `hash-table-union!` wanted a hash table as argument 2, got 5
(hash-table-count even? 5) ; error: `hash-table-count` wanted a hash table as argument 2, got 5
(string-ci-hash 5) ; error: `string-ci-hash` wanted a string as argument 1, got 5
(hash-table 'a 1) ; error: `hash-table` wanted a comparator or an equivalence as argument 1, got a
(hash-table equal? 'a) ; error: `hash-table` wanted a value for each key, but the last key has none
(hash-table? (make-hash-table eq? 'random "advice")) ; => #t
(make-hash-table equal? 5 car) ; error: `make-hash-table` wanted advice that is no procedure as argument 3
(let ((t (make-hash-table symbol=?))) (hash-table-set! t 'a 1 'b 2) (list (hash-table-ref t 'b) (hash-table-size t))) ; => (2 2)
(hash-table-ref/default (hash-table boolean=? #t 'yes) #t 'no) ; => yes
