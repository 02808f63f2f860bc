;;;; Hash mappings with keys added, changed and taken away. The procedures whose names end in `!` change nothing either.

;;; The hash mapping with these keys and values; a key that is there keeps its value.
;;; (hashmap->alist (hashmap-adjoin (hashmap default-comparator 1 'a) 1 'b 2 'c)) ; => ((1 . a) (2 . c))
(define (hashmap-adjoin mapping . contents)
  (check-mapping 'hashmap-adjoin 'hashed 1 mapping)
  (mapping-adjoin-all 'hashmap-adjoin 2 mapping contents #f))

;;; As `hashmap-adjoin`.
;;; (hashmap-size (hashmap-adjoin! (hashmap default-comparator 1 'a) 2 'c)) ; => 2
(define (hashmap-adjoin! mapping . contents) (apply hashmap-adjoin mapping contents))

;;; The hash mapping with these keys and values.
;;; (hashmap->alist (hashmap-set (hashmap default-comparator 1 'a) 1 'b 2 'c)) ; => ((1 . b) (2 . c))
(define (hashmap-set mapping . contents)
  (check-mapping 'hashmap-set 'hashed 1 mapping)
  (mapping-adjoin-all 'hashmap-set 2 mapping contents #t))

;;; As `hashmap-set`.
;;; (hashmap->alist (hashmap-set! (hashmap default-comparator 1 'a) 1 'b)) ; => ((1 . b))
(define (hashmap-set! mapping . contents) (apply hashmap-set mapping contents))

;;; The hash mapping with this key and value in place of the equal key, if there is one.
;;; (hashmap->alist (hashmap-replace (hashmap default-comparator 1 'a) 1 'b)) ; => ((1 . b))
(define (hashmap-replace mapping key value)
  (check-mapping 'hashmap-replace 'hashed 1 mapping)
  (if (mapping-entry mapping key)
      (mapping-add 'hashmap-replace 2 mapping key value)
      mapping))

;;; As `hashmap-replace`.
;;; (hashmap->alist (hashmap-replace! (hashmap default-comparator 1 'a) 2 'b)) ; => ((1 . a))
(define (hashmap-replace! mapping key value) (hashmap-replace mapping key value))

;;; The hash mapping without these keys.
;;; (hashmap->alist (hashmap-delete (hashmap default-comparator 1 'a 2 'b) 1 3)) ; => ((2 . b))
(define (hashmap-delete mapping . keys)
  (check-mapping 'hashmap-delete 'hashed 1 mapping)
  (mapping-delete-keys mapping keys))

;;; As `hashmap-delete`.
;;; (hashmap-size (hashmap-delete! (hashmap default-comparator 1 'a) 1)) ; => 0
(define (hashmap-delete! mapping . keys) (apply hashmap-delete mapping keys))

;;; The hash mapping without the keys of a list.
;;; (hashmap->alist (hashmap-delete-all (hashmap default-comparator 1 'a 2 'b) '(1 3))) ; => ((2 . b))
(define (hashmap-delete-all mapping keys)
  (check-mapping 'hashmap-delete-all 'hashed 1 mapping)
  (mapping-delete-keys mapping keys))

;;; As `hashmap-delete-all`.
;;; (hashmap-size (hashmap-delete-all! (hashmap default-comparator 1 'a) '(1))) ; => 0
(define (hashmap-delete-all! mapping keys) (hashmap-delete-all mapping keys))

;;; Two values: the hash mapping and the value of the key; when there is none, the result of `make` becomes it first.
;;; (call-with-values (lambda () (hashmap-intern (hashmap default-comparator) 1 (lambda () 'a))) (lambda (m v) (list (hashmap->alist m) v))) ; => (((1 . a)) a)
(define (hashmap-intern mapping key make)
  (check-mapping 'hashmap-intern 'hashed 1 mapping)
  (%check-procedure 'hashmap-intern 3 make)
  (let ((entry (mapping-entry mapping key)))
    (if entry
        (values mapping (cdr entry))
        (let ((value (make)))
          (values (mapping-add 'hashmap-intern 2 mapping key value) value)))))

;;; As `hashmap-intern`.
;;; (call-with-values (lambda () (hashmap-intern! (hashmap default-comparator 1 'a) 1 (lambda () 'b))) (lambda (m v) v)) ; => a
(define (hashmap-intern! mapping key make) (hashmap-intern mapping key make))

;;; The hash mapping with the result of `update` for the value of the key; `failure` and `success` are as for `hashmap-ref`.
;;; (hashmap->alist (hashmap-update (hashmap default-comparator 1 5) 1 -)) ; => ((1 . -5))
;;; (hashmap->alist (hashmap-update (hashmap default-comparator) 1 - (lambda () 7))) ; => ((1 . -7))
(define hashmap-update
  (case-lambda
    ((mapping key update)
     (hashmap-update mapping key update (lambda () (%key-not-found 'hashmap-update key)) values))
    ((mapping key update failure) (hashmap-update mapping key update failure values))
    ((mapping key update failure success)
     (check-mapping 'hashmap-update 'hashed 1 mapping)
     (%check-procedure 'hashmap-update 3 update)
     (mapping-add 'hashmap-update 2 mapping key (update (hashmap-ref mapping key failure success))))))

;;; As `hashmap-update`.
;;; (hashmap->alist (hashmap-update! (hashmap default-comparator 1 5) 1 -)) ; => ((1 . -5))
(define (hashmap-update! mapping key update . rest) (apply hashmap-update mapping key update rest))

;;; The hash mapping with the result of `update` for the value of the key or the default.
;;; (hashmap->alist (hashmap-update/default (hashmap default-comparator) 1 - 7)) ; => ((1 . -7))
(define (hashmap-update/default mapping key update default)
  (check-mapping 'hashmap-update/default 'hashed 1 mapping)
  (%check-procedure 'hashmap-update/default 3 update)
  (mapping-add 'hashmap-update/default 2 mapping key (update (hashmap-ref/default mapping key default))))

;;; As `hashmap-update/default`.
;;; (hashmap->alist (hashmap-update!/default (hashmap default-comparator 1 5) 1 - 7)) ; => ((1 . -5))
(define (hashmap-update!/default mapping key update default)
  (hashmap-update/default mapping key update default))

;;; Three values: the hash mapping without one key, the key, and its value. For an empty one, the result of `failure`, or an
;;; error.
;;; (call-with-values (lambda () (hashmap-pop (hashmap default-comparator 1 'a))) (lambda (m k v) (list (hashmap-size m) k v))) ; => (0 1 a)
(define hashmap-pop
  (case-lambda
    ((mapping)
     (hashmap-pop mapping (lambda () (%wrong-type 'hashmap-pop 1 "a hash mapping that is not empty" mapping))))
    ((mapping failure)
     (check-mapping 'hashmap-pop 'hashed 1 mapping)
     (%check-procedure 'hashmap-pop 2 failure)
     (if (= 0 (size-of mapping))
         (failure)
         (let ((entry (mapping-entry-search (lambda (key value) #t) mapping)))
           (values (mapping-delete-keys mapping (list (car entry))) (car entry) (cdr entry)))))))

;;; As `hashmap-pop`.
;;; (hashmap-pop! (hashmap default-comparator) (lambda () 'empty)) ; => empty
(define (hashmap-pop! mapping . failure) (apply hashmap-pop mapping failure))

;;; Looks for a key. When it is there: `(success key value update remove)`, where `(update key value object)` puts an entry
;;; in its place and `(remove object)` takes it out. When it is not: `(failure insert ignore)`, where
;;; `(insert value object)` puts it in and `(ignore object)` does not. Each gives two values: the hash mapping and the object.
;;; (call-with-values
;;;   (lambda () (hashmap-search (hashmap default-comparator 1 'a) 2 (lambda (insert ignore) (insert 'b 'new)) list))
;;;   (lambda (m object) (list (hashmap->alist m) object))) ; => (((1 . a) (2 . b)) new)
(define (hashmap-search mapping key failure success)
  (check-mapping 'hashmap-search 'hashed 1 mapping)
  (%check-procedure 'hashmap-search 3 failure)
  (%check-procedure 'hashmap-search 4 success)
  (mapping-alter 'hashmap-search mapping key failure success))

;;; As `hashmap-search`.
;;; (hashmap-search! (hashmap default-comparator 1 'a) 1 list (lambda (key value update remove) value)) ; => a
(define (hashmap-search! mapping key failure success) (hashmap-search mapping key failure success))
