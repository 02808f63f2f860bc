;;;; Comparator objects: making one and asking for its parts. The record is the core's, because its hash tables
;;;; take comparators.

;;; A comparator of values that satisfy `type-test`. The ordering and the hash function may be `#f`.
;;; (=? (make-comparator integer? = < (lambda (n) n)) 1 1.0) ; => #t
(define (make-comparator type-test equality ordering hash)
  (%check-procedure 'make-comparator 1 type-test)
  (%check-procedure 'make-comparator 2 equality)
  (if ordering (%check-procedure 'make-comparator 3 ordering))
  (if hash (%check-procedure 'make-comparator 4 hash))
  (%make-comparator type-test equality ordering hash))

(define (%check-comparator who position value)
  (if (not (%comparator? value)) (%wrong-type who position "a comparator" value)))

;;; Whether the comparator has an ordering.
;;; (comparator-ordered? (make-comparator symbol? eq? #f #f)) ; => #f
(define (comparator-ordered? comparator)
  (%check-comparator 'comparator-ordered? 1 comparator)
  (if (%comparator-ordering comparator) #t #f))

;;; Whether the comparator has a hash function.
;;; (comparator-hashable? (make-default-comparator)) ; => #t
(define (comparator-hashable? comparator)
  (%check-comparator 'comparator-hashable? 1 comparator)
  (if (%comparator-hash comparator) #t #f))

;;; The predicate of the values that the comparator compares.
;;; ((comparator-type-test-predicate (make-comparator symbol? eq? #f #f)) 'a) ; => #t
(define (comparator-type-test-predicate comparator)
  (%check-comparator 'comparator-type-test-predicate 1 comparator)
  (%comparator-accepts comparator))

;;; The equality of the comparator.
;;; ((comparator-equality-predicate (make-default-comparator)) 1 1.0) ; => #t
(define (comparator-equality-predicate comparator)
  (%check-comparator 'comparator-equality-predicate 1 comparator)
  (%comparator-equality comparator))

;;; The ordering of the comparator; a procedure that raises when it has none.
;;; ((comparator-ordering-predicate (make-default-comparator)) 1 2) ; => #t
(define (comparator-ordering-predicate comparator)
  (%check-comparator 'comparator-ordering-predicate 1 comparator)
  (or (%comparator-ordering comparator)
      (lambda (a b) (%missing-part comparator "ordering"))))

;;; The hash function of the comparator; a procedure that raises when it has none.
;;; (= ((comparator-hash-function (make-default-comparator)) 1) (default-hash 1)) ; => #t
(define (comparator-hash-function comparator)
  (%check-comparator 'comparator-hash-function 1 comparator)
  (or (%comparator-hash comparator)
      (lambda (object) (%missing-part comparator "hash function"))))

(define (%missing-part comparator part)
  (raise
   (%error-condition 'type-error (string-append "this comparator has no " part) (list comparator))))

;;; Whether the comparator compares the value.
;;; (comparator-test-type (make-comparator symbol? eq? #f #f) "a") ; => #f
(define (comparator-test-type comparator object)
  (%check-comparator 'comparator-test-type 1 comparator)
  ((%comparator-accepts comparator) object))

;;; True when the comparator compares the value; an error when it does not.
;;; (comparator-check-type (make-comparator symbol? eq? #f #f) 'a) ; => #t
(define (comparator-check-type comparator object)
  (%check-comparator 'comparator-check-type 1 comparator)
  (or ((%comparator-accepts comparator) object)
      (%wrong-type 'comparator-check-type 2 "a value that the comparator accepts" object)))

;;; The hash of a value by the comparator.
;;; (= (comparator-hash (make-default-comparator) "a") (default-hash "a")) ; => #t
(define (comparator-hash comparator object)
  (%check-comparator 'comparator-hash 1 comparator)
  (let ((hash (%comparator-hash comparator)))
    (if (not hash) (%wrong-type 'comparator-hash 1 "a comparator with a hash function" comparator))
    (hash object)))
