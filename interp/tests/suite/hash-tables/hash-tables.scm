(define t (make-hash-table))
(hash-table-set! t "a" 1)
(hash-table-set! t "b" 2)
(hash-table-ref t "a") ; => 1
(hash-table-ref t "zz") ; error: `hash-table-ref` found no key "zz"
;; A default that is a procedure is called, any other is returned.
(hash-table-ref t "zz" (lambda () 'made)) ; => made
(hash-table-ref t "zz" #f) ; => #f
(hash-table-ref t "a" #f) ; => 1
(hash-table-ref t "a" (lambda () 0) list) ; => (1)
(hash-table-ref/default t "zz" 0) ; => 0
(hash-table-size t) ; => 2
(hash-table-contains? t "b") ; => #t
(hash-table-delete! t "b")
(hash-table-contains? t "b") ; => #f
(hash-table-keys t) ; => ("a")
(hash-table-values t) ; => (1)
(hash-table? t) ; => #t
(hash-table? '()) ; => #f

(hash-table-update! t "a" (lambda (n) (+ n 1)))
(hash-table-ref t "a") ; => 2
(hash-table-update! t "new" (lambda (n) (+ n 1)) (lambda () 10))
(hash-table-ref t "new") ; => 11
(hash-table-update! t "none" (lambda (n) n)) ; error: `hash-table-update!` found no key "none"
(hash-table-update!/default t "count" (lambda (n) (+ n 1)) 0)
(hash-table->alist t) ; => (("a" . 2) ("new" . 11) ("count" . 1))
(hash-table-intern! t "a" (lambda () 'unused)) ; => 2
(hash-table-intern! t "i" (lambda () 5)) ; => 5

;; In the order of insertion, over a snapshot.
(define u (alist->hash-table '((x . 1) (y . 2) (z . 3))))
(let ((sum 0)) (hash-table-walk u (lambda (k v) (hash-table-set! u (list k) 0) (set! sum (+ sum v)))) sum) ; => 6
(hash-table-size u) ; => 6
(define u (alist->hash-table '((x . 1) (y . 2) (z . 3))))
(hash-table-map->list list u) ; => ((x 1) (y 2) (z 3))
(hash-table-fold (lambda (k v acc) (cons k acc)) '() u) ; => (z y x)
(hash-table-fold u (lambda (k v acc) (+ v acc)) 0) ; => 6
(hash-table-find (lambda (k v) (and (> v 1) k)) u) ; => y
(hash-table-count u) ; => 3
(hash-table-count (lambda (k v) (odd? v)) u) ; => 2
(hash-table-map! (lambda (k v) (* v v)) u)
(hash-table-values u) ; => (1 4 9)
(hash-table-prune! (lambda (k v) (= v 4)) u)
(hash-table-keys u) ; => (x z)
(hash-table-copy u) ; => #<hash-table 2>
(hash-table-clear! u)
(hash-table-size u) ; => 0

;; Keys compare by `equal?` unless the table says otherwise.
(define v (make-hash-table))
(hash-table-set! v '(1 "two" #(3)) 'list)
(hash-table-ref v (list 1 "two" (vector 3))) ; => list
(hash-table-set! v 1.5 'flonum)
(hash-table-ref v 1.5) ; => flonum
(hash-table-ref v 2 'no) ; => no
(define w (make-hash-table eq?))
(define key (list 1))
(hash-table-set! w key 'mine)
(list (hash-table-ref w key #f) (hash-table-ref w (list 1) #f)) ; => (mine #f)

;; Many entries.
(define big (make-hash-table))
(for-each (lambda (i) (hash-table-set! big i (* i i))) (range 2000))
(for-each (lambda (i) (hash-table-delete! big i)) (range 0 2000 2))
(list (hash-table-size big) (hash-table-ref big 999) (hash-table-ref big 1000 #f)) ; => (1000 998001 #f)
(hash-table-ref 5 1) ; error: wanted a hash table as argument 1, got 5
(hash-table-update! t "a" 5) ; error: `hash-table-update!` wanted a procedure as argument 3, got 5
