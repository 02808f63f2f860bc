;;;; Comparators of pairs, lists and vectors made of comparators of what is in them, and those of the equivalences
;;;; of the language.

;;; A comparator of pairs by their cars, then by their cdrs.
;;; (<? (make-pair-comparator (make-default-comparator) (make-default-comparator)) '(1 . 2) '(1 . 3)) ; => #t
(define (make-pair-comparator car-comparator cdr-comparator)
  (%check-comparator 'make-pair-comparator 1 car-comparator)
  (%check-comparator 'make-pair-comparator 2 cdr-comparator)
  (let ((car-test (%comparator-accepts car-comparator))
        (cdr-test (%comparator-accepts cdr-comparator))
        (car=? (%comparator-equality car-comparator))
        (cdr=? (%comparator-equality cdr-comparator))
        (car<? (%comparator-ordering car-comparator))
        (cdr<? (%comparator-ordering cdr-comparator))
        (car-hash (%comparator-hash car-comparator))
        (cdr-hash (%comparator-hash cdr-comparator)))
    (make-comparator
     (lambda (object) (and (pair? object) (car-test (car object)) (cdr-test (cdr object))))
     (lambda (a b) (and (car=? (car a) (car b)) (cdr=? (cdr a) (cdr b))))
     (and car<? cdr<?
          (lambda (a b)
            (if (car=? (car a) (car b))
                (cdr<? (cdr a) (cdr b))
                (car<? (car a) (car b)))))
     (and car-hash cdr-hash
          (lambda (pair) (%mix (car-hash (car pair)) (cdr-hash (cdr pair))))))))

;;; A comparator of sequences by their first elements that differ; what a sequence is, the procedures say: a type
;;; test, a test for the empty one, and what gives the first element and the rest.
;;; (<? (make-list-comparator (make-default-comparator) list? null? car cdr) '(1 2) '(1 2 0)) ; => #t
(define (make-list-comparator element-comparator type-test empty? head tail)
  (%check-comparator 'make-list-comparator 1 element-comparator)
  (for-each
   (lambda (position value) (%check-procedure 'make-list-comparator position value))
   '(2 3 4 5)
   (list type-test empty? head tail))
  (let ((element-test (%comparator-accepts element-comparator))
        (element=? (%comparator-equality element-comparator))
        (element<? (%comparator-ordering element-comparator))
        (element-hash (%comparator-hash element-comparator)))
    (make-comparator
     (lambda (object)
       (and (type-test object)
            (let loop ((rest object))
              (or (empty? rest)
                  (and (element-test (head rest)) (loop (tail rest)))))))
     (lambda (a b)
       (let loop ((a a) (b b))
         (cond ((empty? a) (empty? b))
               ((empty? b) #f)
               (else (and (element=? (head a) (head b)) (loop (tail a) (tail b)))))))
     (and element<?
          (lambda (a b)
            (let loop ((a a) (b b))
              (cond ((empty? a) (not (empty? b)))
                    ((empty? b) #f)
                    ((element=? (head a) (head b)) (loop (tail a) (tail b)))
                    (else (element<? (head a) (head b)))))))
     (and element-hash
          (lambda (object)
            (let loop ((rest object) (hash 1))
              (if (empty? rest)
                  hash
                  (loop (tail rest) (%mix hash (element-hash (head rest)))))))))))

;;; A comparator of vectors of some kind: a shorter one is less, equally long ones go by the first elements that
;;; differ. The procedures are a type test, the length and the element at an index.
;;; (<? (make-vector-comparator (make-default-comparator) vector? vector-length vector-ref) #(9) #(1 1)) ; => #t
(define (make-vector-comparator element-comparator type-test length ref)
  (%check-comparator 'make-vector-comparator 1 element-comparator)
  (for-each
   (lambda (position value) (%check-procedure 'make-vector-comparator position value))
   '(2 3 4)
   (list type-test length ref))
  (let ((element-test (%comparator-accepts element-comparator))
        (element=? (%comparator-equality element-comparator))
        (element<? (%comparator-ordering element-comparator))
        (element-hash (%comparator-hash element-comparator)))
    (make-comparator
     (lambda (object)
       (and (type-test object)
            (%every-index (lambda (i) (element-test (ref object i))) (length object))))
     (lambda (a b)
       (and (= (length a) (length b))
            (%every-index (lambda (i) (element=? (ref a i) (ref b i))) (length a))))
     (and element<?
          (lambda (a b) (%vector<? element=? element<? length ref a b)))
     (and element-hash
          (lambda (object)
            (let ((end (length object)))
              (let loop ((i 0) (hash 2))
                (if (= i end)
                    hash
                    (loop (+ i 1) (%mix hash (element-hash (ref object i))))))))))))

(define (%every-index satisfied? end)
  (let loop ((i 0))
    (or (= i end)
        (and (satisfied? i) (loop (+ i 1))))))

;;; A comparator by `eq?`, without an ordering.
;;; (=? (make-eq-comparator) 'a 'a) ; => #t
(define (make-eq-comparator) eq-comparator)

;;; A comparator by `eqv?`, without an ordering.
;;; (=? (make-eqv-comparator) 1 1.0) ; => #f
(define (make-eqv-comparator) eqv-comparator)

;;; A comparator by `equal?`, without an ordering.
;;; (=? (make-equal-comparator) '(1) (list 1)) ; => #t
(define (make-equal-comparator) equal-comparator)
