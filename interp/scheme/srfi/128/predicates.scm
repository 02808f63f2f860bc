;;;; Comparing several values by a comparator.

(define (%chain related? a b rest)
  (and (related? a b)
       (or (null? rest)
           (%chain related? b (car rest) (cdr rest)))))

;;; Whether all the values are equal by the comparator.
;;; (=? (make-default-comparator) 1 1.0 1) ; => #t
(define (=? comparator a b . rest)
  (%check-comparator '=? 1 comparator)
  (%chain (%comparator-equality comparator) a b rest))

(define (%ordering who comparator)
  (%check-comparator who 1 comparator)
  (or (%comparator-ordering comparator)
      (%wrong-type who 1 "a comparator with an ordering" comparator)))

;;; Whether each value is less than the next by the comparator.
;;; (<? (make-default-comparator) 1 2 3) ; => #t
(define (<? comparator a b . rest)
  (%chain (%ordering '<? comparator) a b rest))

;;; Whether each value is greater than the next by the comparator.
;;; (>? (make-default-comparator) 3 2 2) ; => #f
(define (>? comparator a b . rest)
  (let ((less? (%ordering '>? comparator)))
    (%chain (lambda (a b) (less? b a)) a b rest)))

;;; Whether no value is greater than the next by the comparator.
;;; (<=? (make-default-comparator) 1 2 2) ; => #t
(define (<=? comparator a b . rest)
  (let ((less? (%ordering '<=? comparator)))
    (%chain (lambda (a b) (not (less? b a))) a b rest)))

;;; Whether no value is less than the next by the comparator.
;;; (>=? (make-default-comparator) 2 2 1) ; => #t
(define (>=? comparator a b . rest)
  (let ((less? (%ordering '>=? comparator)))
    (%chain (lambda (a b) (not (less? a b))) a b rest)))

;;; Evaluates one of three expressions: as the first value is less than the second by the comparator, equal to it,
;;; or greater. Without a comparator, by the default one.
;;; (comparator-if<=> 1 2 'less 'equal 'greater) ; => less
(define-syntax comparator-if<=>
  (syntax-rules ()
    ((_ a b less equal greater)
     (comparator-if<=> default-comparator a b less equal greater))
    ((_ comparator a b less equal greater)
     (%compare comparator a b (lambda () less) (lambda () equal) (lambda () greater)))))

(define (%compare comparator a b less equal greater)
  (%check-comparator 'comparator-if<=> 1 comparator)
  (cond (((%comparator-equality comparator) a b) (equal))
        (((%ordering 'comparator-if<=> comparator) a b) (less))
        (else (greater))))

;;; The least of the values by the comparator.
;;; (comparator-min (make-default-comparator) "b" "a" "c") ; => "a"
(define (comparator-min comparator object . objects)
  (%least (%ordering 'comparator-min comparator) object objects))

;;; The greatest of the values by the comparator.
;;; (comparator-max (make-default-comparator) "b" "a" "c") ; => "c"
(define (comparator-max comparator object . objects)
  (let ((less? (%ordering 'comparator-max comparator)))
    (%least (lambda (a b) (less? b a)) object objects)))

;;; The least element of a list by the comparator.
;;; (comparator-min-in-list (make-default-comparator) '(3 1 2)) ; => 1
(define (comparator-min-in-list comparator list)
  (let ((less? (%ordering 'comparator-min-in-list comparator)))
    (if (not (and (pair? list) (list? list))) (%wrong-type 'comparator-min-in-list 2 "a list that is not empty" list))
    (%least less? (car list) (cdr list))))

;;; The greatest element of a list by the comparator.
;;; (comparator-max-in-list (make-default-comparator) '(3 1 2)) ; => 3
(define (comparator-max-in-list comparator list)
  (let ((less? (%ordering 'comparator-max-in-list comparator)))
    (if (not (and (pair? list) (list? list))) (%wrong-type 'comparator-max-in-list 2 "a list that is not empty" list))
    (%least (lambda (a b) (less? b a)) (car list) (cdr list))))

(define (%least less? first rest)
  (fold (lambda (object least) (if (less? object least) object least)) first rest))
