;;;; Ordered mappings with keys added, changed and taken away. The procedures whose names end in `!` change nothing either.

;;; The mapping with these keys and values; a key that is there keeps its value.
;;; (mapping->alist (mapping-adjoin (mapping default-comparator 1 'a) 1 'b 2 'c)) ; => ((1 . a) (2 . c))
(define (mapping-adjoin mapping . contents)
  (checked-adjoin 'mapping-adjoin 'ordered mapping contents #f))

;;; As `mapping-adjoin`.
;;; (mapping-size (mapping-adjoin! (mapping default-comparator 1 'a) 2 'c)) ; => 2
(define (mapping-adjoin! mapping . contents)
  (checked-adjoin 'mapping-adjoin! 'ordered mapping contents #f))

;;; The mapping with these keys and values.
;;; (mapping->alist (mapping-set (mapping default-comparator 1 'a) 1 'b 2 'c)) ; => ((1 . b) (2 . c))
(define (mapping-set mapping . contents)
  (checked-adjoin 'mapping-set 'ordered mapping contents #t))

;;; As `mapping-set`.
;;; (mapping->alist (mapping-set! (mapping default-comparator 1 'a) 1 'b)) ; => ((1 . b))
(define (mapping-set! mapping . contents)
  (checked-adjoin 'mapping-set! 'ordered mapping contents #t))

;;; The mapping with this key and value in place of the equal key, if there is one.
;;; (mapping->alist (mapping-replace (mapping default-comparator 1 'a) 1 'b)) ; => ((1 . b))
(define (mapping-replace mapping key value)
  (checked-replace 'mapping-replace 'ordered mapping key value))

;;; As `mapping-replace`.
;;; (mapping->alist (mapping-replace! (mapping default-comparator 1 'a) 2 'b)) ; => ((1 . a))
(define (mapping-replace! mapping key value)
  (checked-replace 'mapping-replace! 'ordered mapping key value))

;;; The mapping without these keys.
;;; (mapping->alist (mapping-delete (mapping default-comparator 1 'a 2 'b) 1 3)) ; => ((2 . b))
(define (mapping-delete mapping . keys)
  (checked-delete-all 'mapping-delete 'ordered mapping keys))

;;; As `mapping-delete`.
;;; (mapping-size (mapping-delete! (mapping default-comparator 1 'a) 1)) ; => 0
(define (mapping-delete! mapping . keys)
  (checked-delete-all 'mapping-delete! 'ordered mapping keys))

;;; The mapping without the keys of a list.
;;; (mapping->alist (mapping-delete-all (mapping default-comparator 1 'a 2 'b) '(1 3))) ; => ((2 . b))
(define (mapping-delete-all mapping keys)
  (checked-delete-all 'mapping-delete-all 'ordered mapping keys))

;;; As `mapping-delete-all`.
;;; (mapping-size (mapping-delete-all! (mapping default-comparator 1 'a) '(1))) ; => 0
(define (mapping-delete-all! mapping keys)
  (checked-delete-all 'mapping-delete-all! 'ordered mapping keys))

;;; Two values: the mapping and the value of the key; when there is none, the result of `make` becomes it first.
;;; (call-with-values (lambda () (mapping-intern (mapping default-comparator) 1 (lambda () 'a))) (lambda (m v) (list (mapping->alist m) v))) ; => (((1 . a)) a)
(define (mapping-intern mapping key make)
  (checked-intern 'mapping-intern 'ordered mapping key make))

;;; As `mapping-intern`.
;;; (call-with-values (lambda () (mapping-intern! (mapping default-comparator 1 'a) 1 (lambda () 'b))) (lambda (m v) v)) ; => a
(define (mapping-intern! mapping key make)
  (checked-intern 'mapping-intern! 'ordered mapping key make))

;;; The mapping with the result of `update` for the value of the key; `failure` and `success` are as for `mapping-ref`.
;;; (mapping->alist (mapping-update (mapping default-comparator 1 5) 1 -)) ; => ((1 . -5))
;;; (mapping->alist (mapping-update (mapping default-comparator) 1 - (lambda () 7))) ; => ((1 . -7))
(define mapping-update
  (case-lambda
    ((mapping key update)
     (checked-update 'mapping-update 'ordered mapping key update (lambda () (%key-not-found 'mapping-update key)) values))
    ((mapping key update failure) (checked-update 'mapping-update 'ordered mapping key update failure values))
    ((mapping key update failure success) (checked-update 'mapping-update 'ordered mapping key update failure success))))

;;; As `mapping-update`.
;;; (mapping->alist (mapping-update! (mapping default-comparator 1 5) 1 -)) ; => ((1 . -5))
(define mapping-update!
  (case-lambda
    ((mapping key update)
     (checked-update 'mapping-update! 'ordered mapping key update (lambda () (%key-not-found 'mapping-update! key)) values))
    ((mapping key update failure) (checked-update 'mapping-update! 'ordered mapping key update failure values))
    ((mapping key update failure success) (checked-update 'mapping-update! 'ordered mapping key update failure success))))

;;; The mapping with the result of `update` for the value of the key or the default.
;;; (mapping->alist (mapping-update/default (mapping default-comparator) 1 - 7)) ; => ((1 . -7))
(define (mapping-update/default mapping key update default)
  (checked-update/default 'mapping-update/default 'ordered mapping key update default))

;;; As `mapping-update/default`.
;;; (mapping->alist (mapping-update!/default (mapping default-comparator 1 5) 1 - 7)) ; => ((1 . -5))
(define (mapping-update!/default mapping key update default)
  (checked-update/default 'mapping-update!/default 'ordered mapping key update default))

(define (%first-entry mapping) (%entry-of (tree-min (mapping-tree mapping))))

(define (%no-entry who mapping) (%wrong-type who 1 "a mapping that is not empty" mapping))

;;; Three values: the mapping without its least key, the key, and its value. For an empty one, the result of `failure`, or an
;;; error.
;;; (call-with-values (lambda () (mapping-pop (mapping default-comparator 1 'a))) (lambda (m k v) (list (mapping-size m) k v))) ; => (0 1 a)
(define mapping-pop
  (case-lambda
    ((mapping)
     (checked-pop 'mapping-pop 'ordered mapping (lambda () (%no-entry 'mapping-pop mapping)) %first-entry))
    ((mapping failure) (checked-pop 'mapping-pop 'ordered mapping failure %first-entry))))

;;; As `mapping-pop`.
;;; (mapping-pop! (mapping default-comparator) (lambda () 'empty)) ; => empty
(define mapping-pop!
  (case-lambda
    ((mapping)
     (checked-pop 'mapping-pop! 'ordered mapping (lambda () (%no-entry 'mapping-pop! mapping)) %first-entry))
    ((mapping failure) (checked-pop 'mapping-pop! 'ordered mapping failure %first-entry))))

;;; Looks for a key. When it is there: `(success key value update remove)`, where `(update key value object)` puts an entry
;;; in its place and `(remove object)` takes it out. When it is not: `(failure insert ignore)`, where
;;; `(insert value object)` puts it in and `(ignore object)` does not. Each gives two values: the mapping and the object.
;;; (call-with-values
;;;   (lambda () (mapping-search (mapping default-comparator 1 'a) 2 (lambda (insert ignore) (insert 'b 'new)) list))
;;;   (lambda (m object) (list (mapping->alist m) object))) ; => (((1 . a) (2 . b)) new)
(define (mapping-search mapping key failure success)
  (checked-search 'mapping-search 'ordered mapping key failure success))

;;; As `mapping-search`.
;;; (mapping-search! (mapping default-comparator 1 'a) 1 list (lambda (key value update remove) value)) ; => a
(define (mapping-search! mapping key failure success)
  (checked-search 'mapping-search! 'ordered mapping key failure success))
