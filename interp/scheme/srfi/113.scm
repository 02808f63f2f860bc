;;;; What sets and bags are made of: a hash table from each element to a pair of the element and how often it is in.
;;;; A set is a bag whose counts are 1, so both share every operation: a union takes the greater count, an
;;;; intersection the lesser, a difference subtracts. Names that begin with `%` take either.

(define-record-type collection
  (%make-collection kind comparator table)
  %collection?
  (kind %kind)
  (comparator %comparator)
  (table %table))

(define (%set-object? object) (and (%collection? object) (eq? (%kind object) 'set)))
(define (%bag-object? object) (and (%collection? object) (eq? (%kind object) 'bag)))

(define (%check who kind position object)
  (if (not (and (%collection? object) (eq? (%kind object) kind)))
      (%wrong-type who position (if (eq? kind 'set) "a set" "a bag") object)))

;;; Checks collections that are combined or compared, the first at `position` 1.
(define (%check-all who kind collection others)
  (%check who kind 1 collection)
  (let loop ((rest others) (position 2))
    (if (pair? rest)
        (begin
          (%check who kind position (car rest))
          (if (not (eq? (%comparator (car rest)) (%comparator collection)))
              (%wrong-type who position
                           (if (eq? kind 'set) "a set with the comparator of the first" "a bag with the comparator of the first")
                           (car rest)))
          (loop (cdr rest) (+ position 1))))))

;;; The comparator decides here, under the name of the procedure that was called, what may be an element, so the table
;;; need not ask again.
(define (%new who kind comparator)
  (if (not (%comparator? comparator)) (%wrong-type who 1 "a comparator" comparator))
  (%make-collection
   kind comparator
   (%table-with who 1 (lambda (element) #t) (%comparator-equality comparator) (%comparator-hash comparator))))

(define (%accepts? collection element)
  ((%comparator-accepts (%comparator collection)) element))

(define (%check-element who position collection element)
  (if (not (%accepts? collection element))
      (%wrong-type who position "an element that the comparator accepts" element)))

;;; Checks elements that are arguments, the first at `position`.
(define (%check-elements who position collection elements)
  (if (pair? elements)
      (begin
        (%check-element who position collection (car elements))
        (%check-elements who (+ position 1) collection (cdr elements)))))

;;; Checks a list of elements.
(define (%check-element-list who position collection elements)
  (%check-list who position elements)
  (if (not (every (lambda (element) (%accepts? collection element)) elements))
      (%wrong-type who position "a list of elements that the comparator accepts" elements)))

;;; An empty one of the same kind.
(define (%empty-like collection)
  (%make-collection (%kind collection) (%comparator collection) (hash-table-empty-copy (%table collection))))

(define (%copy collection)
  (%make-collection (%kind collection) (%comparator collection) (hash-table-copy (%table collection) #t)))

;;; The pairs of element and count.
(define (%entries collection) (hash-table-values (%table collection)))

(define (%count-of collection element)
  (let ((entry (hash-table-ref/default (%table collection) element #f)))
    (if entry (cdr entry) 0)))

;;; Makes the count of an element so many; an equal element that is already there stays the one that is stored.
(define (%set-count! collection element count)
  (let* ((table (%table collection)) (entry (hash-table-ref/default table element #f)))
    (if (> count 0)
        (hash-table-set! table element (cons (if entry (car entry) element) count))
        (hash-table-delete! table element))))

;;; Adds so many of an element; a set has one at most.
(define (%add! collection element count)
  (let ((old (%count-of collection element)))
    (if (or (= old 0) (eq? (%kind collection) 'bag))
        (%set-count! collection element (if (eq? (%kind collection) 'bag) (+ old count) 1)))))

(define (%add-all! collection elements)
  (for-each (lambda (element) (%add! collection element 1)) elements)
  collection)

;;; Replaces the stored element that is equal to this one.
(define (%replace! collection element)
  (let ((count (%count-of collection element)))
    (if (> count 0)
        (begin
          (hash-table-delete! (%table collection) element)
          (%set-count! collection element count)))
    collection))

(define (%remove-all! collection elements)
  (for-each
   (lambda (element) (%set-count! collection element (- (%count-of collection element) 1)))
   elements)
  collection)

(define (%size collection)
  (if (eq? (%kind collection) 'set)
      (hash-table-size (%table collection))
      (fold (lambda (entry sum) (+ (cdr entry) sum)) 0 (%entries collection))))

;;; Calls `proc` with each element as often as it is in, and the result so far.
(define (%fold-elements proc seed collection)
  (fold
   (lambda (entry result)
     (let loop ((left (cdr entry)) (result result))
       (if (= left 0)
           result
           (loop (- left 1) (proc (car entry) result)))))
   seed
   (%entries collection)))

(define (%elements collection)
  (reverse (%fold-elements cons '() collection)))

;;; The entries whose elements satisfy the predicate, as one of the same kind.
(define (%select satisfied? collection)
  (let ((result (%empty-like collection)))
    (for-each
     (lambda (entry) (if (satisfied? (car entry)) (%set-count! result (car entry) (cdr entry))))
     (%entries collection))
    result))

;;; Takes out the elements that do not satisfy the predicate.
(define (%keep! satisfied? collection)
  (for-each
   (lambda (entry) (if (not (satisfied? (car entry))) (%set-count! collection (car entry) 0)))
   (%entries collection))
  collection)

;;; Moves the elements that do not satisfy the predicate to a new collection.
(define (%divide! satisfied? collection)
  (let ((others (%empty-like collection)))
    (for-each
     (lambda (entry)
       (if (not (satisfied? (car entry)))
           (begin
             (%set-count! collection (car entry) 0)
             (%set-count! others (car entry) (cdr entry)))))
     (%entries collection))
    (values collection others)))

(define (%search collection element failure success)
  (let ((entry (hash-table-ref/default (%table collection) element #f)))
    (if entry
        (success
         (car entry)
         (lambda (new-element object)
           (%check-element 'update 1 collection new-element)
           (%set-count! collection element (- (cdr entry) 1))
           (%add! collection new-element 1)
           (values collection object))
         (lambda (object)
           (%set-count! collection element (- (cdr entry) 1))
           (values collection object)))
        (failure
         (lambda (object)
           (%add! collection element 1)
           (values collection object))
         (lambda (object) (values collection object))))))

;;; Whether each of them is related to the next.
(define (%chain? related? first rest)
  (or (null? rest)
      (and (related? first (car rest))
           (%chain? related? (car rest) (cdr rest)))))

(define (%subset? a b)
  (every (lambda (entry) (<= (cdr entry) (%count-of b (car entry)))) (%entries a)))

;;; What has another comparator is not the same.
(define (%same? a b)
  (and (eq? (%comparator a) (%comparator b))
       (= (hash-table-size (%table a)) (hash-table-size (%table b)))
       (every (lambda (entry) (= (cdr entry) (%count-of b (car entry)))) (%entries a))))

(define (%proper-subset? a b)
  (and (%subset? a b) (not (%same? a b))))

(define (%disjoint? a b)
  (every (lambda (entry) (= 0 (%count-of b (car entry)))) (%entries a)))

;;; Changes `target` to the combination with each of the others: `combine` gives a count from two. The elements that
;;; may change are those of the target, or those of the other when `combine` keeps what the other lacks.
(define (%combine! combine outer? target others)
  (for-each
   (lambda (other)
     (for-each
      (lambda (entry)
        (let ((element (car entry)))
          (%set-count! target element (combine (%count-of target element) (%count-of other element)))))
      (%entries (if outer? other target))))
   others)
  target)

(define (%minus a b) (max 0 (- a b)))
(define (%distance a b) (abs (- a b)))

;;; A hash that does not depend on the order of the elements.
(define (%collection-hash collection)
  (fold
   (lambda (entry sum) (modulo (+ sum (* (cdr entry) (default-hash (car entry)))) (hash-bound)))
   (hash-table-size (%table collection))
   (%entries collection)))

;;; A comparator of sets by `set=?`, without an ordering.
;;; (=? set-comparator (set default-comparator 1 2) (set default-comparator 2 1)) ; => #t
(define set-comparator
  (make-comparator %set-object? %same? #f %collection-hash))

;;; A comparator of bags by `bag=?`, without an ordering.
;;; (=? bag-comparator (bag default-comparator 1 1) (bag default-comparator 1)) ; => #f
(define bag-comparator
  (make-comparator %bag-object? %same? #f %collection-hash))
