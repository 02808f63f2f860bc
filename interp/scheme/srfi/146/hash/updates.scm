;;;; Hash mappings with keys added, changed and taken away. The procedures whose names end in `!` change nothing either.

;;; The hash mapping with these keys and values; a key that is there keeps its value.
;;; (hashmap->alist (hashmap-adjoin (hashmap default-comparator 1 'a) 1 'b 2 'c)) ; => ((1 . a) (2 . c))
(define (hashmap-adjoin mapping . contents)
  (checked-adjoin 'hashmap-adjoin 'hashed mapping contents #f))

;;; As `hashmap-adjoin`.
;;; (hashmap-size (hashmap-adjoin! (hashmap default-comparator 1 'a) 2 'c)) ; => 2
(define (hashmap-adjoin! mapping . contents)
  (checked-adjoin 'hashmap-adjoin! 'hashed mapping contents #f))

;;; The hash mapping with these keys and values.
;;; (hashmap->alist (hashmap-set (hashmap default-comparator 1 'a) 1 'b 2 'c)) ; => ((1 . b) (2 . c))
(define (hashmap-set mapping . contents)
  (checked-adjoin 'hashmap-set 'hashed mapping contents #t))

;;; As `hashmap-set`.
;;; (hashmap->alist (hashmap-set! (hashmap default-comparator 1 'a) 1 'b)) ; => ((1 . b))
(define (hashmap-set! mapping . contents)
  (checked-adjoin 'hashmap-set! 'hashed mapping contents #t))

;;; The hash mapping with this key and value in place of the equal key, if there is one.
;;; (hashmap->alist (hashmap-replace (hashmap default-comparator 1 'a) 1 'b)) ; => ((1 . b))
(define (hashmap-replace mapping key value)
  (checked-replace 'hashmap-replace 'hashed mapping key value))

;;; As `hashmap-replace`.
;;; (hashmap->alist (hashmap-replace! (hashmap default-comparator 1 'a) 2 'b)) ; => ((1 . a))
(define (hashmap-replace! mapping key value)
  (checked-replace 'hashmap-replace! 'hashed mapping key value))

;;; The hash mapping without these keys.
;;; (hashmap->alist (hashmap-delete (hashmap default-comparator 1 'a 2 'b) 1 3)) ; => ((2 . b))
(define (hashmap-delete mapping . keys)
  (checked-delete-all 'hashmap-delete 'hashed mapping keys))

;;; As `hashmap-delete`.
;;; (hashmap-size (hashmap-delete! (hashmap default-comparator 1 'a) 1)) ; => 0
(define (hashmap-delete! mapping . keys)
  (checked-delete-all 'hashmap-delete! 'hashed mapping keys))

;;; The hash mapping without the keys of a list.
;;; (hashmap->alist (hashmap-delete-all (hashmap default-comparator 1 'a 2 'b) '(1 3))) ; => ((2 . b))
(define (hashmap-delete-all mapping keys)
  (checked-delete-all 'hashmap-delete-all 'hashed mapping keys))

;;; As `hashmap-delete-all`.
;;; (hashmap-size (hashmap-delete-all! (hashmap default-comparator 1 'a) '(1))) ; => 0
(define (hashmap-delete-all! mapping keys)
  (checked-delete-all 'hashmap-delete-all! 'hashed mapping keys))

;;; Two values: the hash mapping and the value of the key; when there is none, the result of `make` becomes it first.
;;; (call-with-values (lambda () (hashmap-intern (hashmap default-comparator) 1 (lambda () 'a))) (lambda (m v) (list (hashmap->alist m) v))) ; => (((1 . a)) a)
(define (hashmap-intern mapping key make)
  (checked-intern 'hashmap-intern 'hashed mapping key make))

;;; As `hashmap-intern`.
;;; (call-with-values (lambda () (hashmap-intern! (hashmap default-comparator 1 'a) 1 (lambda () 'b))) (lambda (m v) v)) ; => a
(define (hashmap-intern! mapping key make)
  (checked-intern 'hashmap-intern! 'hashed mapping key make))

;;; The hash mapping with the result of `update` for the value of the key; `failure` and `success` are as for `hashmap-ref`.
;;; (hashmap->alist (hashmap-update (hashmap default-comparator 1 5) 1 -)) ; => ((1 . -5))
;;; (hashmap->alist (hashmap-update (hashmap default-comparator) 1 - (lambda () 7))) ; => ((1 . -7))
(define hashmap-update
  (case-lambda
    ((mapping key update)
     (checked-update 'hashmap-update 'hashed mapping key update (lambda () (%key-not-found 'hashmap-update key)) values))
    ((mapping key update failure) (checked-update 'hashmap-update 'hashed mapping key update failure values))
    ((mapping key update failure success) (checked-update 'hashmap-update 'hashed mapping key update failure success))))

;;; As `hashmap-update`.
;;; (hashmap->alist (hashmap-update! (hashmap default-comparator 1 5) 1 -)) ; => ((1 . -5))
(define hashmap-update!
  (case-lambda
    ((mapping key update)
     (checked-update 'hashmap-update! 'hashed mapping key update (lambda () (%key-not-found 'hashmap-update! key)) values))
    ((mapping key update failure) (checked-update 'hashmap-update! 'hashed mapping key update failure values))
    ((mapping key update failure success) (checked-update 'hashmap-update! 'hashed mapping key update failure success))))

;;; The hash mapping with the result of `update` for the value of the key or the default.
;;; (hashmap->alist (hashmap-update/default (hashmap default-comparator) 1 - 7)) ; => ((1 . -7))
(define (hashmap-update/default mapping key update default)
  (checked-update/default 'hashmap-update/default 'hashed mapping key update default))

;;; As `hashmap-update/default`.
;;; (hashmap->alist (hashmap-update!/default (hashmap default-comparator 1 5) 1 - 7)) ; => ((1 . -5))
(define (hashmap-update!/default mapping key update default)
  (checked-update/default 'hashmap-update!/default 'hashed mapping key update default))

(define (%first-entry mapping) (mapping-entry-search (lambda (key value) #t) mapping))

(define (%no-entry who mapping) (%wrong-type who 1 "a hash mapping that is not empty" mapping))

;;; Three values: the hash mapping without one key, the key, and its value. For an empty one, the result of `failure`, or an
;;; error.
;;; (call-with-values (lambda () (hashmap-pop (hashmap default-comparator 1 'a))) (lambda (m k v) (list (hashmap-size m) k v))) ; => (0 1 a)
(define hashmap-pop
  (case-lambda
    ((mapping)
     (checked-pop 'hashmap-pop 'hashed mapping (lambda () (%no-entry 'hashmap-pop mapping)) %first-entry))
    ((mapping failure) (checked-pop 'hashmap-pop 'hashed mapping failure %first-entry))))

;;; As `hashmap-pop`.
;;; (hashmap-pop! (hashmap default-comparator) (lambda () 'empty)) ; => empty
(define hashmap-pop!
  (case-lambda
    ((mapping)
     (checked-pop 'hashmap-pop! 'hashed mapping (lambda () (%no-entry 'hashmap-pop! mapping)) %first-entry))
    ((mapping failure) (checked-pop 'hashmap-pop! 'hashed mapping failure %first-entry))))

;;; Looks for a key. When it is there: `(success key value update remove)`, where `(update key value object)` puts an entry
;;; in its place and `(remove object)` takes it out. When it is not: `(failure insert ignore)`, where
;;; `(insert value object)` puts it in and `(ignore object)` does not. Each gives two values: the hash mapping and the object.
;;; (call-with-values
;;;   (lambda () (hashmap-search (hashmap default-comparator 1 'a) 2 (lambda (insert ignore) (insert 'b 'new)) list))
;;;   (lambda (m object) (list (hashmap->alist m) object))) ; => (((1 . a) (2 . b)) new)
(define (hashmap-search mapping key failure success)
  (checked-search 'hashmap-search 'hashed mapping key failure success))

;;; As `hashmap-search`.
;;; (hashmap-search! (hashmap default-comparator 1 'a) 1 list (lambda (key value update remove) value)) ; => a
(define (hashmap-search! mapping key failure success)
  (checked-search 'hashmap-search! 'hashed mapping key failure success))
