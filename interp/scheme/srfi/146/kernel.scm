;;;; One record for both kinds of mapping: an ordered one has a tree of its keys; a hash mapping has a tree from hashes
;;;; to the association lists of the keys that have them. The procedures here take either, and give an entry as a pair
;;;; of key and value.

(define-record-type mapping
  (make-mapping kind comparator tree size)
  %mapping?
  (kind mapping-kind)
  (comparator mapping-comparator-of)
  (tree mapping-tree)
  (size size-of))

;;; Whether the value is a mapping of this kind, `ordered` or `hashed`.
(define (mapping-of-kind? kind object)
  (and (%mapping? object) (eq? kind (mapping-kind object))))

(define (check-mapping who kind position object)
  (if (not (mapping-of-kind? kind object))
      (%wrong-type who position (if (eq? kind 'ordered) "a mapping" "a hash mapping") object)))

(define (check-mappings who kind position objects)
  (if (pair? objects)
      (begin
        (check-mapping who kind position (car objects))
        (check-mappings who kind (+ position 1) (cdr objects)))))

(define (check-walk who kind proc position mapping)
  (%check-procedure who 1 proc)
  (check-mapping who kind position mapping))

;;; An empty mapping for a comparator, which has an ordering or a hash function, as the kind needs.
(define (new-mapping who position kind comparator)
  (if (not (%comparator? comparator)) (%wrong-type who position "a comparator" comparator))
  (if (not (if (eq? kind 'ordered)
               (%comparator-ordering comparator)
               (%hash-function comparator)))
      (%wrong-type who position
                   (if (eq? kind 'ordered) "a comparator with an ordering" "a comparator with a hash function")
                   comparator))
  (make-mapping kind comparator #f 0))

(define (%hash-function comparator)
  (or (%comparator-hash comparator)
      (let ((equality (%comparator-equality comparator)))
        (cond ((memq equality (list eq? eqv? equal? string=?)) default-hash)
              ((eq? equality string-ci=?) string-ci-hash)
              (else #f)))))

(define (mapping-less? mapping) (%comparator-ordering (mapping-comparator-of mapping)))

;;; The same kind of mapping with another tree: of keys for an ordered one.
(define (mapping-with-tree mapping tree)
  (make-mapping (mapping-kind mapping) (mapping-comparator-of mapping) tree (tree-size tree)))

(define (%with mapping tree size)
  (make-mapping (mapping-kind mapping) (mapping-comparator-of mapping) tree size))

(define (%hash mapping key)
  ((%hash-function (mapping-comparator-of mapping)) key))

(define (%bucket mapping hash) (tree-ref < (mapping-tree mapping) hash '()))

(define (%bucket-entry mapping key bucket)
  (let ((same? (%comparator-equality (mapping-comparator-of mapping))))
    (find (lambda (entry) (same? (car entry) key)) bucket)))

;;; The entry of a key, or `#f`.
(define (mapping-entry mapping key)
  (if (eq? (mapping-kind mapping) 'ordered)
      (let ((node (tree-find (mapping-less? mapping) (mapping-tree mapping) key)))
        (and node (cons (node-key node) (node-value node))))
      (%bucket-entry mapping key (%bucket mapping (%hash mapping key)))))

;;; The mapping with this key and value in place of an equal key.
(define (mapping-add who position mapping key value)
  (if (not ((%comparator-accepts (mapping-comparator-of mapping)) key))
      (%wrong-type who position "a key that the mapping's comparator accepts" key))
  (if (eq? (mapping-kind mapping) 'ordered)
      (mapping-with-tree mapping (tree-insert (mapping-less? mapping) (mapping-tree mapping) key value))
      (let* ((hash (%hash mapping key))
             (bucket (%bucket mapping hash))
             (old (%bucket-entry mapping key bucket))
             (others (if old (remove (lambda (entry) (eq? entry old)) bucket) bucket)))
        (%with mapping
               (tree-insert < (mapping-tree mapping) hash (cons (cons key value) others))
               (if old (size-of mapping) (+ 1 (size-of mapping)))))))

(define (%delete mapping key)
  (if (eq? (mapping-kind mapping) 'ordered)
      (mapping-with-tree mapping (tree-delete (mapping-less? mapping) (mapping-tree mapping) key))
      (let* ((hash (%hash mapping key))
             (bucket (%bucket mapping hash))
             (old (%bucket-entry mapping key bucket)))
        (if old
            (let ((others (remove (lambda (entry) (eq? entry old)) bucket)))
              (%with mapping
                     (if (null? others)
                         (tree-delete < (mapping-tree mapping) hash)
                         (tree-insert < (mapping-tree mapping) hash others))
                     (- (size-of mapping) 1)))
            mapping))))

(define (mapping-delete-keys mapping keys)
  (fold (lambda (key mapping) (%delete mapping key)) mapping keys))

;;; The mapping with keys and values that alternate; a key that is there keeps its value or gets the new one.
(define (mapping-adjoin-all who position mapping contents replace?)
  (cond ((null? contents) mapping)
        ((null? (cdr contents))
         (raise
          (%error-condition
           'arity-error
           (string-append "`" (symbol->string who) "` wanted a value for each key, but the last key has none")
           contents)))
        (else
         (mapping-adjoin-all
          who (+ position 2)
          (if (and (not replace?) (mapping-entry mapping (car contents)))
              mapping
              (mapping-add who position mapping (car contents) (cadr contents)))
          (cddr contents) replace?))))

;;; All entries, in order when the mapping is ordered.
(define (mapping-entry-list mapping)
  (if (eq? (mapping-kind mapping) 'ordered)
      (tree-entries (mapping-tree mapping))
      (tree-fold (lambda (hash bucket rest) (append bucket rest)) '() (mapping-tree mapping))))

;;; The first entry that satisfies the predicate of key and value, or `#f`.
(define (mapping-entry-search satisfied? mapping)
  (find (lambda (entry) (satisfied? (car entry) (cdr entry))) (mapping-entry-list mapping)))

;;; The mapping of the entries that satisfy the predicate.
(define (mapping-select satisfied? mapping)
  (if (eq? (mapping-kind mapping) 'ordered)
      (mapping-with-tree mapping (tree-filter satisfied? (mapping-tree mapping)))
      (mapping-delete-keys
       mapping
       (filter-map
        (lambda (entry) (and (not (satisfied? (car entry) (cdr entry))) (car entry)))
        (mapping-entry-list mapping)))))

;;; Combines a mapping with others by an operation: `union`, `intersection`, `difference` or `xor`.
(define (mapping-combine operation mapping others)
  (fold
   (lambda (other mapping)
     (case operation
       ((union) (%union mapping other))
       ((intersection) (mapping-select (lambda (key value) (mapping-entry other key)) mapping))
       ((difference) (%minus mapping other))
       (else (%union (%minus mapping other) (%minus other mapping)))))
   mapping others))

(define (%first key a b) a)

(define (%union mapping other)
  (if (eq? (mapping-kind mapping) 'ordered)
      (mapping-with-tree
       mapping
       (tree-union (mapping-less? mapping) %first (mapping-tree mapping) (mapping-tree other)))
      (fold
       (lambda (entry mapping)
         (if (mapping-entry mapping (car entry))
             mapping
             (mapping-add 'union 1 mapping (car entry) (cdr entry))))
       mapping (mapping-entry-list other))))

(define (%minus mapping other)
  (if (eq? (mapping-kind mapping) 'ordered)
      (mapping-with-tree
       mapping
       (tree-difference (mapping-less? mapping) (mapping-tree mapping) (mapping-tree other)))
      (mapping-delete-keys mapping (map car (mapping-entry-list other)))))

;;; Whether all entries of one are in the other, the values compared by `same?`.
(define (mapping-part? same? a b)
  (and (eq? (mapping-comparator-of a) (mapping-comparator-of b))
       (<= (size-of a) (size-of b))
       (every
        (lambda (entry)
          (let ((other (mapping-entry b (car entry))))
            (and other (same? (cdr entry) (cdr other)))))
        (mapping-entry-list a))))

(define (mapping-proper-part? same? a b)
  (and (< (size-of a) (size-of b)) (mapping-part? same? a b)))

(define (mapping-same? same? a b)
  (and (= (size-of a) (size-of b)) (mapping-part? same? a b)))

;;; Whether each mapping is related to the next, the values compared by a comparator.
(define (mapping-chain? who kind comparator mappings related?)
  (if (not (%comparator? comparator)) (%wrong-type who 1 "a comparator" comparator))
  (check-mappings who kind 2 mappings)
  (let ((same? (%comparator-equality comparator)))
    (let loop ((first (car mappings)) (rest (cdr mappings)))
      (or (null? rest)
          (and (related? same? first (car rest))
               (loop (car rest) (cdr rest)))))))

;;; A hash that does not depend on the order of the entries.
(define (mapping-hash value-hash mapping)
  (fold
   (lambda (entry sum)
     (modulo (+ sum (default-hash (car entry)) (* 31 (value-hash (cdr entry)))) 33554432))
   (size-of mapping)
   (mapping-entry-list mapping)))
