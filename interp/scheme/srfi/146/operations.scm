;;;; Mappings with entries added, changed and taken away: what both kinds do alike. Each procedure takes first the name
;;;; under which the user called and the kind of mapping that is wanted, and checks the arguments under that name.

;;; The mapping with keys and values that alternate; a key that is there keeps its value or gets the new one.
(define (checked-adjoin who kind mapping contents replace?)
  (check-mapping who kind 1 mapping)
  (mapping-adjoin-all who 2 mapping contents replace?))

;;; The mapping with another value for a key that is there.
(define (checked-replace who kind mapping key value)
  (check-mapping who kind 1 mapping)
  (if (mapping-entry mapping key)
      (mapping-add who 2 mapping key value)
      mapping))

;;; The mapping without the keys of a list.
(define (checked-delete-all who kind mapping keys)
  (check-mapping who kind 1 mapping)
  (%check-list who 2 keys)
  (mapping-delete-keys mapping keys))

;;; Two values: the mapping and the value of the key, which `make` gives when there is none.
(define (checked-intern who kind mapping key make)
  (check-mapping who kind 1 mapping)
  (%check-procedure who 3 make)
  (let ((entry (mapping-entry mapping key)))
    (if entry
        (values mapping (cdr entry))
        (let ((value (make)))
          (values (mapping-add who 2 mapping key value) value)))))

;;; The value of a key passed through `success`, or the result of `failure`, which is the argument at `position`.
(define (checked-ref who kind position mapping key failure success)
  (check-mapping who kind 1 mapping)
  (%check-procedure who position failure)
  (%check-procedure who (+ position 1) success)
  (let ((entry (mapping-entry mapping key)))
    (if entry (success (cdr entry)) (failure))))

;;; The mapping with the result of `update` for what `checked-ref` gives.
(define (checked-update who kind mapping key update failure success)
  (check-mapping who kind 1 mapping)
  (%check-procedure who 3 update)
  (mapping-add who 2 mapping key (update (checked-ref who kind 4 mapping key failure success))))

;;; The mapping with the result of `update` for the value of the key or the default.
(define (checked-update/default who kind mapping key update default)
  (checked-update who kind mapping key update (lambda () default) values))

;;; Three values: the mapping without the entry that `choose` gives, and its key and value. For an empty mapping, the
;;; result of `failure`.
(define (checked-pop who kind mapping failure choose)
  (check-mapping who kind 1 mapping)
  (%check-procedure who 2 failure)
  (if (= 0 (size-of mapping))
      (failure)
      (let ((entry (choose mapping)))
        (values (mapping-delete-keys mapping (list (car entry))) (car entry) (cdr entry)))))

;;; What `search` does: see the public procedures.
(define (checked-search who kind mapping key failure success)
  (check-mapping who kind 1 mapping)
  (%check-procedure who 3 failure)
  (%check-procedure who 4 success)
  (let ((entry (mapping-entry mapping key)))
    (if entry
        (success
         (car entry)
         (cdr entry)
         (lambda (new-key new-value object)
           (values (mapping-add who 2 (mapping-delete-keys mapping (list key)) new-key new-value) object))
         (lambda (object) (values (mapping-delete-keys mapping (list key)) object)))
        (failure
         (lambda (value object) (values (mapping-add who 2 mapping key value) object))
         (lambda (object) (values mapping object))))))

;;; The mapping of the entries that satisfy the predicate.
(define (checked-filter who kind satisfied? mapping)
  (check-walk who kind satisfied? 2 mapping)
  (mapping-select satisfied? mapping))

;;; The mapping of the entries that do not.
(define (checked-remove who kind satisfied? mapping)
  (check-walk who kind satisfied? 2 mapping)
  (mapping-select (lambda (key value) (not (satisfied? key value))) mapping))

;;; Two values: the mapping of the entries that satisfy the predicate, and that of the others.
(define (checked-partition who kind satisfied? mapping)
  (let ((in (checked-filter who kind satisfied? mapping)))
    (values in (mapping-combine 'difference mapping (list in)))))

;;; Combines mappings: see `mapping-combine`.
(define (checked-combine who kind operation mapping others)
  (check-mappings who kind 1 (cons mapping others))
  (mapping-combine operation mapping others))
