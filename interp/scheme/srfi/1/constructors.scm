;;;; Constructors, predicates and comparison of SRFI 1 lists that the core does not have.

;;; A pair with its arguments in the other order than `cons`.
;;; (xcons '(b c) 'a) ; => (a b c)
(define (xcons tail first) (cons first tail))

;;; A list without end that repeats the elements.
;;; (take (circular-list 'z 'q) 5) ; => (z q z q z)
(define (circular-list first . others)
  (let ((elements (cons first (list-copy others))))
    (set-cdr! (last-pair elements) elements)
    elements))

;; Where a walk along the cdrs ends: what is not a pair, or a pair when the list is circular.
(define (%end object)
  (let loop ((slow object) (fast object))
    (if (not (pair? fast))
        fast
        (let ((fast (cdr fast)))
          (if (not (pair? fast))
              fast
              (let ((slow (cdr slow)) (fast (cdr fast)))
                (if (eq? slow fast) fast (loop slow fast))))))))

;;; Whether the object is a finite list that ends in the empty list.
;;; (proper-list? '(1 . 2)) ; => #f
(define (proper-list? object) (null? (%end object)))

;;; Whether the object is a list without end.
;;; (circular-list? (circular-list 1 2)) ; => #t
(define (circular-list? object) (pair? (%end object)))

;;; Whether the object is finite and ends in something else than the empty list; every atom is such a list.
;;; (dotted-list? '(1 2 . 3)) ; => #t
(define (dotted-list? object)
  (let ((end (%end object)))
    (not (or (pair? end) (null? end)))))

;;; Whether the object is no pair.
;;; (not-pair? '()) ; => #t
(define (not-pair? object) (not (pair? object)))

;;; Whether the list is empty; what is neither a pair nor the empty list is an error.
;;; (null-list? '(1)) ; => #f
(define (null-list? list)
  (cond ((pair? list) #f)
        ((null? list) #t)
        (else (%wrong-type 'null-list? 1 "a list" list))))

;;; Whether the lists have the same length and their elements are the same by the predicate.
;;; (list= = '(1 2) '(1.0 2.0) '(1 2)) ; => #t
(define (list= same? . lists)
  (%check-procedure 'list= 1 same?)
  (%check-proper-lists 'list= 2 lists)
  (or (null? lists)
      (let loop ((first (car lists)) (others (cdr lists)))
        (or (null? others)
            (and (%same-lists? same? first (car others))
                 (loop (car others) (cdr others)))))))

(define (%same-lists? same? a b)
  (if (and (pair? a) (pair? b))
      (and (same? (car a) (car b))
           (%same-lists? same? (cdr a) (cdr b)))
      (and (null? a) (null? b))))

;;; The length of the list, or `#f` when it is circular.
;;; (length+ (circular-list 1 2)) ; => #f
(define (length+ list)
  (let ((end (%end list)))
    (if (pair? end)
        #f
        (begin
          (%check-end 'length+ 1 end list)
          (length list)))))

;;; The elements of a list of lists, in one list.
;;; (concatenate '((1) (2 3) ())) ; => (1 2 3)
(define (concatenate lists)
  (if (not (list? lists)) (%wrong-type 'concatenate 1 "a list of lists" lists))
  (if (null? lists)
      '()
      (let ((reversed (reverse lists)))
        (let loop ((reversed (cdr reversed)) (result (car reversed)))
          (cond ((null? reversed) result)
                ((list? (car reversed)) (loop (cdr reversed) (append (car reversed) result)))
                (else (%wrong-type 'concatenate 1 "a list of lists" lists)))))))
