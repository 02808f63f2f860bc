;;;; Integer mappings with keys added, changed and taken away.

;;; The mapping with these keys and values; a key that is there keeps its value.
;;; (fxmapping->alist (fxmapping-adjoin (fxmapping 1 'b) 0 'a 1 'c)) ; => ((0 . a) (1 . b))
(define (fxmapping-adjoin mapping . contents)
  (%check-mapping 'fxmapping-adjoin 1 mapping)
  (%make-fxmapping (%add-all 'fxmapping-adjoin 2 %old (%tree mapping) contents)))

;;; The same; the value of a key that is there becomes `(proc key new old)`.
;;; (fxmapping->alist (fxmapping-adjoin/combinator (fxmapping 0 1) (lambda (k new old) (list new old)) 0 2)) ; => ((0 2 1))
(define (fxmapping-adjoin/combinator mapping proc . contents)
  (%check-mapping 'fxmapping-adjoin/combinator 1 mapping)
  (%check-procedure 'fxmapping-adjoin/combinator 2 proc)
  (%make-fxmapping (%add-all 'fxmapping-adjoin/combinator 3 proc (%tree mapping) contents)))

;;; The mapping with these keys and values.
;;; (fxmapping->alist (fxmapping-set (fxmapping 0 'a 1 'b) 1 'c)) ; => ((0 . a) (1 . c))
(define (fxmapping-set mapping . contents)
  (%check-mapping 'fxmapping-set 1 mapping)
  (%make-fxmapping (%add-all 'fxmapping-set 2 %new (%tree mapping) contents)))

;;; The mapping with `(proc key value)` as the value of the key, if it has one.
;;; (fxmapping->alist (fxmapping-adjust (fxmapping 4 5) 4 +)) ; => ((4 . 9))
(define (fxmapping-adjust mapping key proc)
  (%check-mapping 'fxmapping-adjust 1 mapping)
  (%check-key 'fxmapping-adjust 2 key)
  (%check-procedure 'fxmapping-adjust 3 proc)
  (let ((node (tree-find < (%tree mapping) key)))
    (if node
        (%make-fxmapping (tree-insert < (%tree mapping) key (proc key (node-value node))))
        mapping)))

;;; The mapping without these keys.
;;; (fxmapping->alist (fxmapping-delete (fxmapping 0 'a 1 'b) 0 5)) ; => ((1 . b))
(define (fxmapping-delete mapping . keys)
  (%check-mapping 'fxmapping-delete 1 mapping)
  (%check-keys 'fxmapping-delete 2 keys)
  (%without mapping keys))

(define (%check-keys who position keys)
  (if (pair? keys)
      (begin
        (%check-key who position (car keys))
        (%check-keys who (+ position 1) (cdr keys)))))

(define (%without mapping keys)
  (%make-fxmapping (fold (lambda (key tree) (tree-delete < tree key)) (%tree mapping) keys)))

;;; The mapping without the keys of a list.
;;; (fxmapping->alist (fxmapping-delete-all (fxmapping 0 'a 1 'b 2 'c) '(1 2))) ; => ((0 . a))
(define (fxmapping-delete-all mapping keys)
  (%check-mapping 'fxmapping-delete-all 1 mapping)
  (if (not (and (list? keys) (every exact-integer? keys)))
      (%wrong-type 'fxmapping-delete-all 2 "a list of exact integers" keys))
  (%without mapping keys))

;;; Calls `(proc key value replace delete)` for the entry of a key: `(replace value)` and `(delete)` return the changed
;;; mapping. When there is no such key, calls `failure`, or raises.
;;; (fxmapping->alist (fxmapping-update (fxmapping 0 'a 1 'b) 1 (lambda (k v replace delete) (replace 'z)))) ; => ((0 . a) (1 . z))
(define fxmapping-update
  (case-lambda
    ((mapping key proc)
     (fxmapping-update mapping key proc (lambda () (%key-not-found 'fxmapping-update key))))
    ((mapping key proc failure)
     (%check-mapping 'fxmapping-update 1 mapping)
     (%check-key 'fxmapping-update 2 key)
     (%check-procedure 'fxmapping-update 3 proc)
     (%check-procedure 'fxmapping-update 4 failure)
     (let ((node (tree-find < (%tree mapping) key)))
       (if node (%update mapping node proc) (failure))))))

(define (%update mapping node proc)
  (let ((key (node-key node)))
    (proc key (node-value node)
          (lambda (value) (%make-fxmapping (tree-insert < (%tree mapping) key value)))
          (lambda () (%make-fxmapping (tree-delete < (%tree mapping) key))))))

;;; The same; when there is no such key, calls `(failure insert ignore)`: `(insert value)` and `(ignore)` return the
;;; mapping with the key and as it is.
;;; (fxmapping->alist (fxmapping-alter (fxmapping 0 'a) 4 (lambda (insert ignore) (insert 'e)) list)) ; => ((0 . a) (4 . e))
(define (fxmapping-alter mapping key failure success)
  (%check-mapping 'fxmapping-alter 1 mapping)
  (%check-key 'fxmapping-alter 2 key)
  (%check-procedure 'fxmapping-alter 3 failure)
  (%check-procedure 'fxmapping-alter 4 success)
  (let ((node (tree-find < (%tree mapping) key)))
    (if node
        (%update mapping node success)
        (failure (lambda (value) (%make-fxmapping (tree-insert < (%tree mapping) key value)))
                 (lambda () mapping)))))

;;; The mapping without its least key.
;;; (fxmapping->alist (fxmapping-delete-min (fxmapping 0 'a 1 'b))) ; => ((1 . b))
(define (fxmapping-delete-min mapping)
  (fxmapping-delete mapping (node-key (%end 'fxmapping-delete-min mapping tree-min))))

;;; The mapping without its greatest key.
;;; (fxmapping->alist (fxmapping-delete-max (fxmapping 0 'a 1 'b))) ; => ((0 . a))
(define (fxmapping-delete-max mapping)
  (fxmapping-delete mapping (node-key (%end 'fxmapping-delete-max mapping tree-max))))

;;; As `fxmapping-update` for the least key.
;;; (fxmapping->alist (fxmapping-update-min (fxmapping 0 'a 1 'b) (lambda (k v replace delete) (delete)))) ; => ((1 . b))
(define (fxmapping-update-min mapping proc)
  (%check-procedure 'fxmapping-update-min 2 proc)
  (%update mapping (%end 'fxmapping-update-min mapping tree-min) proc))

;;; As `fxmapping-update` for the greatest key.
;;; (fxmapping->alist (fxmapping-update-max (fxmapping 0 'a 1 'b) (lambda (k v replace delete) (replace 'z)))) ; => ((0 . a) (1 . z))
(define (fxmapping-update-max mapping proc)
  (%check-procedure 'fxmapping-update-max 2 proc)
  (%update mapping (%end 'fxmapping-update-max mapping tree-max) proc))

(define (%pop mapping node)
  (values (node-key node) (node-value node) (fxmapping-delete mapping (node-key node))))

;;; Three values: the least key, its value, and the mapping without it.
;;; (call-with-values (lambda () (fxmapping-pop-min (fxmapping 0 'a 1 'b))) (lambda (k v m) (list k v (fxmapping->alist m)))) ; => (0 a ((1 . b)))
(define (fxmapping-pop-min mapping)
  (%pop mapping (%end 'fxmapping-pop-min mapping tree-min)))

;;; Three values: the greatest key, its value, and the mapping without it.
;;; (call-with-values (lambda () (fxmapping-pop-max (fxmapping 0 'a 1 'b))) (lambda (k v m) (list k v (fxmapping->alist m)))) ; => (1 b ((0 . a)))
(define (fxmapping-pop-max mapping)
  (%pop mapping (%end 'fxmapping-pop-max mapping tree-max)))
