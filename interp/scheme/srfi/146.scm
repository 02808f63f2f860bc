;;;; Ordered mappings: making them and looking into them.

;;; A mapping with this comparator of keys and values in turn; of equal keys the first counts.
;;; (mapping->alist (mapping default-comparator 1 'a 2 'b 1 'c)) ; => ((1 . a) (2 . b))
(define (mapping comparator . contents)
  (%mapping 'mapping comparator contents))

(define (%mapping who comparator contents)
  (mapping-adjoin-all who 2 (new-mapping who 1 'ordered comparator) contents #f))

;;; A mapping made from a seed: until `(stop? seed)`, the two values of `(mapper seed)` are a key and its value, and
;;; `(successor seed)` is the next seed.
;;; (mapping->alist (mapping-unfold (lambda (n) (= n 3)) (lambda (n) (values n (* n n))) (lambda (n) (+ n 1)) 0 default-comparator)) ; => ((0 . 0) (1 . 1) (2 . 4))
(define (mapping-unfold stop? mapper successor seed comparator)
  (%unfold 'mapping-unfold stop? mapper successor seed comparator))

(define (%unfold who stop? mapper successor seed comparator)
  (%check-procedure who 1 stop?)
  (%check-procedure who 2 mapper)
  (%check-procedure who 3 successor)
  (let loop ((seed seed) (result (new-mapping who 5 'ordered comparator)))
    (if (stop? seed)
        result
        (call-with-values
         (lambda () (mapper seed))
         (lambda (key value)
           (loop (successor seed) (mapping-adjoin-all who 2 result (list key value) #f)))))))

;;; Whether the value is a mapping.
;;; (mapping? (mapping default-comparator)) ; => #t
(define (mapping? object) (mapping-of-kind? 'ordered object))

;;; Whether the key is there.
;;; (mapping-contains? (mapping default-comparator 1 'a) 1) ; => #t
(define (mapping-contains? mapping key)
  (check-mapping 'mapping-contains? 'ordered 1 mapping)
  (if (mapping-entry mapping key) #t #f))

;;; Whether there are no keys.
;;; (mapping-empty? (mapping default-comparator)) ; => #t
(define (mapping-empty? mapping)
  (check-mapping 'mapping-empty? 'ordered 1 mapping)
  (= 0 (size-of mapping)))

;;; Whether no key is in both.
;;; (mapping-disjoint? (mapping default-comparator 1 'a) (mapping default-comparator 2 'b)) ; => #t
(define (mapping-disjoint? mapping other)
  (check-mappings 'mapping-disjoint? 'ordered 1 (list mapping other))
  (not (mapping-entry-search (lambda (key value) (mapping-entry other key)) mapping)))

;;; The value of a key, passed through `success` when that is given. When there is none, the result of `failure`, or an
;;; error.
;;; (mapping-ref (mapping default-comparator 1 'a) 1) ; => a
;;; (mapping-ref (mapping default-comparator 1 'a) 2 (lambda () 'none)) ; => none
(define mapping-ref
  (case-lambda
    ((mapping key) (checked-ref 'mapping-ref 'ordered 3 mapping key (lambda () (%key-not-found 'mapping-ref key)) values))
    ((mapping key failure) (checked-ref 'mapping-ref 'ordered 3 mapping key failure values))
    ((mapping key failure success) (checked-ref 'mapping-ref 'ordered 3 mapping key failure success))))

;;; The value of a key, or the default.
;;; (mapping-ref/default (mapping default-comparator 1 'a) 2 #f) ; => #f
(define (mapping-ref/default mapping key default)
  (check-mapping 'mapping-ref/default 'ordered 1 mapping)
  (let ((entry (mapping-entry mapping key)))
    (if entry (cdr entry) default)))

;;; The comparator of the keys.
;;; (eq? (mapping-key-comparator (mapping default-comparator)) default-comparator) ; => #t
(define (mapping-key-comparator mapping)
  (check-mapping 'mapping-key-comparator 'ordered 1 mapping)
  (mapping-comparator-of mapping))

;;; Whether the value is a comparator.
;;; (comparator? default-comparator) ; => #t
(define (comparator? object) (%comparator? object))

;;; A comparator of mappings that have one comparator of keys; the values are compared by the one given.
;;; (=? (make-mapping-comparator default-comparator) (mapping default-comparator 1 'a) (mapping default-comparator 1 'a)) ; => #t
(define (make-mapping-comparator comparator)
  (if (not (%comparator? comparator)) (%wrong-type 'make-mapping-comparator 1 "a comparator" comparator))
  (let ((same? (%comparator-equality comparator)))
    (%make-comparator
     mapping?
     (lambda (a b) (mapping-same? same? a b))
     (and (%comparator-ordering comparator)
          (lambda (a b) (%entries<? comparator a b)))
     (and (%comparator-hash comparator)
          (lambda (mapping) (mapping-hash (%comparator-hash comparator) mapping))))))

;;; The comparator of mappings whose values the default comparator compares.
;;; (=? mapping-comparator (mapping default-comparator 1 'a) (mapping default-comparator 1 'b)) ; => #f
(define mapping-comparator (make-mapping-comparator default-comparator))
