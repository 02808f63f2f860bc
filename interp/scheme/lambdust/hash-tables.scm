;;;; Procedures over hash tables that take procedures, over the native operations. Each of those is atomic; what is
;;;; here is not: an update reads, calls and stores, so concurrent updates of one key can be lost. Walks go over the
;;;; entries as they were at the start, in the order of insertion, and the table may be changed meanwhile.

;;; What no table holds: tells an absent key from every value.
(define %absent (list 'absent))

;;; The value of the key. When there is none: the result of `default` if it is a procedure, `default` itself if it
;;; is anything else, an error if it is left out. A value that is found goes through `success` when that is given.
;;; (hash-table-ref (alist->hash-table '((a . 1))) 'a) ; => 1
;;; (hash-table-ref (make-hash-table) 'b (lambda () 'none)) ; => none
;;; (hash-table-ref (make-hash-table) 'b #f) ; => #f
(define hash-table-ref
  (case-lambda
    ((table key)
     (let ((value (%hash-table-ref table key %absent)))
       (if (eq? value %absent) (%key-not-found 'hash-table-ref key) value)))
    ((table key default)
     (let ((value (%hash-table-ref table key %absent)))
       (if (eq? value %absent) (%default-value default) value)))
    ((table key default success)
     (let ((value (%hash-table-ref table key %absent)))
       (%check-procedure 'hash-table-ref 4 success)
       (if (eq? value %absent) (%default-value default) (success value))))))

(define (%default-value default)
  (if (procedure? default) (default) default))

(define (%key-not-found who key)
  (raise
   (%error-condition
    'key-not-found
    (string-append "`" (symbol->string who) "` found no key " (%describe key))
    (list key))))

;;; Replaces the value of the key by the result of `update` for it. `default` stands in for an absent value as in
;;; `hash-table-ref`, and so does `success`.
;;; (let ((t (alist->hash-table '((a . 1))))) (hash-table-update! t 'a (lambda (n) (+ n 1))) (hash-table-ref t 'a)) ; => 2
(define hash-table-update!
  (case-lambda
    ((table key update)
     (let ((value (%hash-table-update! table key %absent)))
       (%check-procedure 'hash-table-update! 3 update)
       (if (eq? value %absent) (%key-not-found 'hash-table-update! key))
       (hash-table-set! table key (update value))))
    ((table key update default)
     (let ((value (%hash-table-update! table key %absent)))
       (%check-procedure 'hash-table-update! 3 update)
       (hash-table-set! table key (update (if (eq? value %absent) (%default-value default) value)))))
    ((table key update default success)
     (let ((value (%hash-table-update! table key %absent)))
       (%check-procedure 'hash-table-update! 3 update)
       (%check-procedure 'hash-table-update! 5 success)
       (hash-table-set!
        table key (update (if (eq? value %absent) (%default-value default) (success value))))))))

;;; Replaces the value of the key, or `default` when there is none, by the result of `update` for it.
;;; (let ((t (make-hash-table))) (hash-table-update!/default t 'n (lambda (n) (+ n 1)) 0) (hash-table-ref t 'n)) ; => 1
(define (hash-table-update!/default table key update default)
  (let ((value (%hash-table-update!/default table key default)))
    (%check-procedure 'hash-table-update!/default 3 update)
    (hash-table-set! table key (update value))))

;;; The value of the key; when there is none, the result of `make` is stored as its value first.
;;; (let ((t (make-hash-table))) (hash-table-intern! t 'a (lambda () 5)) (hash-table-ref t 'a)) ; => 5
(define (hash-table-intern! table key make)
  (let ((value (%hash-table-intern! table key %absent)))
    (%check-procedure 'hash-table-intern! 3 make)
    (if (eq? value %absent)
        (let ((made (make)))
          (hash-table-set! table key made)
          made)
        value)))

;;; Calls `proc` with each key and value, for its effect.
;;; (let ((sum 0)) (hash-table-walk (alist->hash-table '((a . 1) (b . 2))) (lambda (k v) (set! sum (+ sum v)))) sum) ; => 3
(define (hash-table-walk table proc)
  (%check-hash-table 'hash-table-walk 1 table)
  (%check-procedure 'hash-table-walk 2 proc)
  (%walk proc (hash-table->alist table)))

;;; Calls `proc` with each key and value, for its effect.
;;; (let ((n 0)) (hash-table-for-each (lambda (k v) (set! n (+ n v))) (alist->hash-table '((a . 1) (b . 2)))) n) ; => 3
(define (hash-table-for-each proc table)
  (%check-procedure 'hash-table-for-each 1 proc)
  (%check-hash-table 'hash-table-for-each 2 table)
  (%walk proc (hash-table->alist table)))

(define (%walk proc entries)
  (if (pair? entries)
      (begin
        (proc (caar entries) (cdar entries))
        (%walk proc (cdr entries)))))

;;; The list of the results of `proc` for each key and value.
;;; (hash-table-map->list cons (alist->hash-table '((a . 1) (b . 2)))) ; => ((a . 1) (b . 2))
(define (hash-table-map->list proc table)
  (%check-procedure 'hash-table-map->list 1 proc)
  (%check-hash-table 'hash-table-map->list 2 table)
  (map (lambda (entry) (proc (car entry) (cdr entry))) (hash-table->alist table)))

;;; A new hash table for the comparator or equivalence, with the same keys and the results of `proc` for the values.
;;; (hash-table->alist (hash-table-map - equal? (alist->hash-table '((a . 1))))) ; => ((a . -1))
(define (hash-table-map proc comparator table)
  (%check-procedure 'hash-table-map 1 proc)
  (%check-hash-table 'hash-table-map 3 table)
  (let ((result (%table-for 'hash-table-map 2 (list comparator))))
    (%walk (lambda (key value) (hash-table-set! result key (proc value))) (hash-table->alist table))
    result))

;;; Replaces each value by the result of `proc` for its key and value.
;;; (let ((t (alist->hash-table '((a . 1))))) (hash-table-map! (lambda (k v) (* 10 v)) t) (hash-table->alist t)) ; => ((a . 10))
(define (hash-table-map! proc table)
  (%check-procedure 'hash-table-map! 1 proc)
  (%check-hash-table 'hash-table-map! 2 table)
  (%walk (lambda (key value) (hash-table-set! table key (proc key value))) (hash-table->alist table)))

;;; Combines the entries: `(proc key value result)`, beginning with `seed`.
;;; (hash-table-fold (lambda (k v sum) (+ v sum)) 0 (alist->hash-table '((a . 1) (b . 2)))) ; => 3
(define (hash-table-fold proc seed table)
  (if (hash-table? proc)
      (hash-table-fold seed table proc) ; the older order of arguments: table, procedure, seed
      (begin
        (%check-procedure 'hash-table-fold 1 proc)
        (%check-hash-table 'hash-table-fold 3 table)
        (let loop ((entries (hash-table->alist table)) (result seed))
          (if (pair? entries)
              (loop (cdr entries) (proc (caar entries) (cdar entries) result))
              result)))))

;;; The first true result of `proc` for a key and value; without one, what `failure` returns, or `#f`.
;;; (hash-table-find (lambda (k v) (and (= v 2) k)) (alist->hash-table '((a . 1) (b . 2)))) ; => b
(define hash-table-find
  (case-lambda
    ((proc table) (hash-table-find proc table (lambda () #f)))
    ((proc table failure)
     (%check-procedure 'hash-table-find 1 proc)
     (%check-hash-table 'hash-table-find 2 table)
     (%check-procedure 'hash-table-find 3 failure)
     (let loop ((entries (hash-table->alist table)))
       (if (pair? entries)
           (or (proc (caar entries) (cdar entries))
               (loop (cdr entries)))
           (failure))))))

;;; How many entries satisfy the predicate of key and value; without a predicate, how many there are.
;;; (hash-table-count (lambda (k v) (odd? v)) (alist->hash-table '((a . 1) (b . 2)))) ; => 1
(define hash-table-count
  (case-lambda
    ((table)
     (%check-hash-table 'hash-table-count 1 table)
     (hash-table-size table))
    ((counted? table)
     (%check-procedure 'hash-table-count 1 counted?)
     (%check-hash-table 'hash-table-count 2 table)
     (hash-table-fold (lambda (key value n) (if (counted? key value) (+ n 1) n)) 0 table))))

;;; Deletes the entries that satisfy the predicate of key and value.
;;; (let ((t (alist->hash-table '((a . 1) (b . 2))))) (hash-table-prune! (lambda (k v) (odd? v)) t) (hash-table-keys t)) ; => (b)
(define (hash-table-prune! drop? table)
  (%check-procedure 'hash-table-prune! 1 drop?)
  (%check-hash-table 'hash-table-prune! 2 table)
  (%walk (lambda (key value) (if (drop? key value) (hash-table-delete! table key))) (hash-table->alist table)))

;;; Adds to the first table the entries of the second whose keys it lacks, and returns it.
;;; (hash-table->alist (hash-table-union! (alist->hash-table '((a . 1))) (alist->hash-table '((a . 2) (b . 3))))) ; => ((a . 1) (b . 3))
(define (hash-table-union! table other)
  (%check-hash-tables 'hash-table-union! 1 table other)
  (%add-missing! table other))

(define (%add-missing! table other)
  (%walk
   (lambda (key value) (if (not (hash-table-contains? table key)) (hash-table-set! table key value)))
   (hash-table->alist other))
  table)

;;; Deletes from the first table the entries whose keys the second lacks, and returns it.
;;; (hash-table-keys (hash-table-intersection! (alist->hash-table '((a . 1) (b . 2))) (alist->hash-table '((b . 3))))) ; => (b)
(define (hash-table-intersection! table other)
  (%check-hash-tables 'hash-table-intersection! 1 table other)
  (hash-table-prune! (lambda (key value) (not (hash-table-contains? other key))) table)
  table)

;;; Deletes from the first table the entries whose keys the second has, and returns it.
;;; (hash-table-keys (hash-table-difference! (alist->hash-table '((a . 1) (b . 2))) (alist->hash-table '((b . 3))))) ; => (a)
(define (hash-table-difference! table other)
  (%check-hash-tables 'hash-table-difference! 1 table other)
  (hash-table-prune! (lambda (key value) (hash-table-contains? other key)) table)
  table)

;;; Deletes from the first table the entries whose keys the second has, adds those of the second whose keys the first
;;; lacked, and returns the first.
;;; (hash-table->alist (hash-table-xor! (alist->hash-table '((a . 1) (b . 2))) (alist->hash-table '((b . 3) (c . 4))))) ; => ((a . 1) (c . 4))
(define (hash-table-xor! table other)
  (%check-hash-tables 'hash-table-xor! 1 table other)
  (%walk
   (lambda (key value)
     (if (hash-table-contains? table key)
         (hash-table-delete! table key)
         (hash-table-set! table key value)))
   (hash-table->alist other))
  table)

;;; The older name of `hash-table-union!`.
;;; (hash-table->alist (hash-table-merge! (alist->hash-table '((a . 1))) (alist->hash-table '((a . 2) (b . 3))))) ; => ((a . 1) (b . 3))
(define (hash-table-merge! table other)
  (%check-hash-tables 'hash-table-merge! 1 table other)
  (%add-missing! table other))

;;; Whether two tables have the same keys, and the same values in the sense of a comparator or an equivalence.
;;; (hash-table=? = (hash-table eqv? 1 2) (hash-table eqv? 1 2.0)) ; => #t
(define (hash-table=? comparator table other)
  (let ((same? (if (%comparator? comparator) (%comparator-equality comparator) comparator)))
    (if (not (procedure? same?)) (%wrong-type 'hash-table=? 1 "a comparator or an equivalence" comparator))
    (%check-hash-tables 'hash-table=? 2 table other)
    (and (= (hash-table-size table) (hash-table-size other))
         (let loop ((entries (hash-table->alist table)))
           (or (null? entries)
               (let ((value (hash-table-ref/default other (caar entries) %absent)))
                 (and (not (eq? value %absent))
                      (same? (cdar entries) value)
                      (loop (cdr entries)))))))))

;;; Whether the table can be changed: all can.
;;; (hash-table-mutable? (make-hash-table)) ; => #t
(define (hash-table-mutable? table)
  (%check-hash-table 'hash-table-mutable? 1 table)
  #t)
