;;;; Comparators of SRFI 128 for immutable pairs and ilists.

(define (%check-comparator who position object)
  (if (not (comparator? object)) (%wrong-type who position "a comparator" object)))

;;; The comparator of immutable pairs that compares the icars by the first comparator and, when they are equal, the
;;; icdrs by the second.
;;; (import (srfi 128))
;;; (<? (make-ipair-comparator (make-default-comparator) (make-default-comparator)) (ipair 1 2) (ipair 1 3)) ; => #t
(define (make-ipair-comparator icar-comparator icdr-comparator)
  (%check-comparator 'make-ipair-comparator 1 icar-comparator)
  (%check-comparator 'make-ipair-comparator 2 icdr-comparator)
  (make-comparator
   (lambda (object)
     (and (ipair? object)
          (comparator-test-type icar-comparator (%car object))
          (comparator-test-type icdr-comparator (%cdr object))))
   (lambda (a b)
     (and (=? icar-comparator (%car a) (%car b))
          (=? icdr-comparator (%cdr a) (%cdr b))))
   (lambda (a b)
     (or (<? icar-comparator (%car a) (%car b))
         (and (=? icar-comparator (%car a) (%car b))
              (<? icdr-comparator (%cdr a) (%cdr b)))))
   (lambda (object)
     (+ (* 31 (comparator-hash icar-comparator (%car object)))
        (comparator-hash icdr-comparator (%cdr object))))))

;;; The comparator of immutable pairs that compares icars and icdrs by the default comparator.
;;; (import (srfi 128))
;;; (=? ipair-comparator (ipair 1 2) (ipair 1 2)) ; => #t
(define ipair-comparator (make-ipair-comparator (make-default-comparator) (make-default-comparator)))

;;; The comparator of ilists that compares them element by element; of two that begin alike the shorter comes first.
;;; (import (srfi 128))
;;; (<? (make-ilist-comparator (make-default-comparator)) (ilist 1) (ilist 1 2)) ; => #t
(define (make-ilist-comparator element-comparator)
  (%check-comparator 'make-ilist-comparator 1 element-comparator)
  (make-list-comparator element-comparator ilist? null? %car %cdr))

;;; The comparator of ilists that compares elements by the default comparator.
;;; (import (srfi 128))
;;; (<? ilist-comparator (ilist 1 2) (ilist 1 3)) ; => #t
(define ilist-comparator (make-ilist-comparator (make-default-comparator)))

;;; The comparator of all objects that puts the empty list first, then immutable pairs, compared by icar and then
;;; icdr, and then what the comparator compares.
;;; (import (srfi 128))
;;; (<? (make-improper-ilist-comparator (make-default-comparator)) (ipair 1 2) (ipair 1 3)) ; => #t
(define (make-improper-ilist-comparator comparator)
  (%check-comparator 'make-improper-ilist-comparator 1 comparator)
  (define (kind object)
    (cond ((null? object) 0)
          ((ipair? object) 1)
          (else 2)))
  (define (same? a b)
    (and (= (kind a) (kind b))
         (case (kind a)
           ((0) #t)
           ((1) (and (=? comparator (%car a) (%car b)) (same? (%cdr a) (%cdr b))))
           (else (=? comparator a b)))))
  (define (before? a b)
    (cond ((< (kind a) (kind b)) #t)
          ((> (kind a) (kind b)) #f)
          ((null? a) #f)
          ((not (ipair? a)) (<? comparator a b))
          ((<? comparator (%car a) (%car b)) #t)
          (else (and (=? comparator (%car a) (%car b)) (before? (%cdr a) (%cdr b))))))
  (define (hash object)
    (let loop ((rest object) (sum 7))
      (cond ((null? rest) sum)
            ((ipair? rest)
             (loop (%cdr rest) (modulo (+ (* 31 sum) (comparator-hash comparator (%car rest))) 16777213)))
            (else (+ sum (comparator-hash comparator rest))))))
  (make-comparator (lambda (object) #t) same? before? hash))

;; The comparator of immutable pairs that compares one of their parts.
(define (%part-comparator comparator part)
  (make-comparator
   (lambda (object) (and (ipair? object) (comparator-test-type comparator (part object))))
   (lambda (a b) (=? comparator (part a) (part b)))
   (lambda (a b) (<? comparator (part a) (part b)))
   (lambda (object) (comparator-hash comparator (part object)))))

;;; The comparator of immutable pairs that compares only the icars.
;;; (import (srfi 128))
;;; (=? (make-icar-comparator (make-default-comparator)) (ipair 1 2) (ipair 1 3)) ; => #t
(define (make-icar-comparator comparator)
  (%check-comparator 'make-icar-comparator 1 comparator)
  (%part-comparator comparator %car))

;;; The comparator of immutable pairs that compares only the icdrs.
;;; (import (srfi 128))
;;; (=? (make-icdr-comparator (make-default-comparator)) (ipair 1 2) (ipair 3 2)) ; => #t
(define (make-icdr-comparator comparator)
  (%check-comparator 'make-icdr-comparator 1 comparator)
  (%part-comparator comparator %cdr))
