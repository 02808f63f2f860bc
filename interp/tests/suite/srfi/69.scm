(import (srfi 69))

(define t (make-hash-table string=?))
(hash-table-set! t "cat" 'black)
(hash-table-set! t "dog" 'white)
(hash-table-ref t "cat" (lambda () 'none)) ; => black
(hash-table-ref t "cow" (lambda () 'none)) ; => none
(hash-table-ref t "cow") ; error: `hash-table-ref` found no key "cow"
(hash-table-ref t 5) ; error: wanted a string
(hash-table-ref/default t "cow" #f) ; => #f
(hash-table? t) ; => #t
(hash-table-size t) ; => 2
(hash-table-exists? t "dog") ; => #t
(hash-table-delete! t "dog")
(hash-table-keys t) ; => ("cat")
(hash-table-values t) ; => (black)
(hash-table-update! t "cat" list)
(hash-table-update! t "cow" list (lambda () 'new))
(hash-table-update!/default t "ant" list 'small)
(hash-table->alist t) ; => (("cat" black) ("cow" new) ("ant" small))
(hash-table-update! t "bee" list) ; error: `hash-table-update!` found no key "bee"
(let ((names '())) (hash-table-walk t (lambda (k v) (set! names (cons k names)))) names) ; => ("ant" "cow" "cat")
(hash-table-fold t (lambda (k v n) (+ n 1)) 0) ; => 3
(hash-table-size (hash-table-copy t)) ; => 3
(hash-table-size (hash-table-merge! (alist->hash-table '(("cat" . 1) ("owl" . 2)) string=?) t)) ; => 4
(eq? (hash-table-equivalence-function t) string=?) ; => #t
(= ((hash-table-hash-function t) "ab") (string-hash "ab")) ; => #t
(= (hash '(1 2)) (hash (list 1 2))) ; => #t
(= (string-ci-hash "aB") (string-ci-hash "Ab")) ; => #t
(let ((x (list 1))) (= (hash-by-identity x) (hash-by-identity x))) ; => #t
(< -1 (hash "abc" 7) 7) ; => #t
;; differs: the hash function of a table by `eq?` or `eqv?` is `#f`, as (srfi 125) allows
(hash-table-hash-function (make-hash-table eqv?)) ; => #f
