;;;; Hash mappings: making them and looking into them.

;;; A hash mapping with this comparator of keys and values in turn; of equal keys the first counts.
;;; (hashmap->alist (hashmap default-comparator 1 'a 2 'b 1 'c)) ; => ((1 . a) (2 . b))
(define (hashmap comparator . contents)
  (mapping-adjoin-all 'hashmap 2 (new-mapping 'hashmap 1 'hashed comparator) contents #f))

;;; A hash mapping made from a seed: until `(stop? seed)`, the two values of `(mapper seed)` are a key and its value, and
;;; `(successor seed)` is the next seed.
;;; (hashmap->alist (hashmap-unfold (lambda (n) (= n 3)) (lambda (n) (values n (* n n))) (lambda (n) (+ n 1)) 0 default-comparator)) ; => ((0 . 0) (1 . 1) (2 . 4))
(define (hashmap-unfold stop? mapper successor seed comparator)
  (%check-procedure 'hashmap-unfold 1 stop?)
  (%check-procedure 'hashmap-unfold 2 mapper)
  (%check-procedure 'hashmap-unfold 3 successor)
  (let loop ((seed seed) (result (new-mapping 'hashmap-unfold 5 'hashed comparator)))
    (if (stop? seed)
        result
        (call-with-values
         (lambda () (mapper seed))
         (lambda (key value)
           (loop (successor seed) (mapping-adjoin-all 'hashmap-unfold 2 result (list key value) #f)))))))

;;; Whether the value is a hash mapping.
;;; (hashmap? (hashmap default-comparator)) ; => #t
(define (hashmap? object) (mapping-of-kind? 'hashed object))

;;; Whether the key is there.
;;; (hashmap-contains? (hashmap default-comparator 1 'a) 1) ; => #t
(define (hashmap-contains? mapping key)
  (check-mapping 'hashmap-contains? 'hashed 1 mapping)
  (if (mapping-entry mapping key) #t #f))

;;; Whether there are no keys.
;;; (hashmap-empty? (hashmap default-comparator)) ; => #t
(define (hashmap-empty? mapping)
  (check-mapping 'hashmap-empty? 'hashed 1 mapping)
  (= 0 (size-of mapping)))

;;; Whether no key is in both.
;;; (hashmap-disjoint? (hashmap default-comparator 1 'a) (hashmap default-comparator 2 'b)) ; => #t
(define (hashmap-disjoint? mapping other)
  (check-mappings 'hashmap-disjoint? 'hashed 1 (list mapping other))
  (not (mapping-entry-search (lambda (key value) (mapping-entry other key)) mapping)))

;;; The value of a key, passed through `success` when that is given. When there is none, the result of `failure`, or an
;;; error.
;;; (hashmap-ref (hashmap default-comparator 1 'a) 1) ; => a
;;; (hashmap-ref (hashmap default-comparator 1 'a) 2 (lambda () 'none)) ; => none
(define hashmap-ref
  (case-lambda
    ((mapping key) (checked-ref 'hashmap-ref 'hashed 3 mapping key (lambda () (%key-not-found 'hashmap-ref key)) values))
    ((mapping key failure) (checked-ref 'hashmap-ref 'hashed 3 mapping key failure values))
    ((mapping key failure success) (checked-ref 'hashmap-ref 'hashed 3 mapping key failure success))))

;;; The value of a key, or the default.
;;; (hashmap-ref/default (hashmap default-comparator 1 'a) 2 #f) ; => #f
(define (hashmap-ref/default mapping key default)
  (check-mapping 'hashmap-ref/default 'hashed 1 mapping)
  (let ((entry (mapping-entry mapping key)))
    (if entry (cdr entry) default)))

;;; The comparator of the keys.
;;; (eq? (hashmap-key-comparator (hashmap default-comparator)) default-comparator) ; => #t
(define (hashmap-key-comparator mapping)
  (check-mapping 'hashmap-key-comparator 'hashed 1 mapping)
  (mapping-comparator-of mapping))

;;; Whether the value is a comparator.
;;; (comparator? default-comparator) ; => #t
(define (comparator? object) (%comparator? object))

;;; A comparator of hash mappings that have one comparator of keys; the values are compared by the one given.
;;; (=? (make-hashmap-comparator default-comparator) (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'a)) ; => #t
(define (make-hashmap-comparator comparator)
  (if (not (%comparator? comparator)) (%wrong-type 'make-hashmap-comparator 1 "a comparator" comparator))
  (let ((same? (%comparator-equality comparator)))
    (%make-comparator
     hashmap?
     (lambda (a b) (mapping-same? same? a b))
     #f
     (and (%comparator-hash comparator)
          (lambda (mapping) (mapping-hash (%comparator-hash comparator) mapping))))))

;;; The comparator of hash mappings whose values the default comparator compares.
;;; (=? hashmap-comparator (hashmap default-comparator 1 'a) (hashmap default-comparator 1 'b)) ; => #f
(define hashmap-comparator (make-hashmap-comparator default-comparator))
