;;;; Immutable pairs, their construction and conversion. What this library has of SRFI 1 it does through SRFI 1, with
;;;; the elements in a list; the walks along an ilist itself are here.

(define-record-type immutable-pair
  (%ipair car cdr)
  %ipair?
  (car %car)
  (cdr %cdr))

(define (%icar who object)
  (if (not (%ipair? object)) (%wrong-type who 1 "an ipair" object))
  (%car object))

(define (%icdr who object)
  (if (not (%ipair? object)) (%wrong-type who 1 "an ipair" object))
  (%cdr object))

;; The elements in a list, which ends as the ilist does.
(define (%list ilist)
  (let loop ((rest ilist) (elements '()))
    (if (%ipair? rest)
        (loop (%cdr rest) (cons (%car rest) elements))
        (append-reverse elements rest))))

;; The elements of an argument that is a proper ilist.
(define (%proper who position object)
  (let ((elements (if (or (%ipair? object) (null? object)) (%list object) #f)))
    (if (not (list? elements)) (%wrong-type who position "an ilist" object))
    elements))

;; The elements of arguments that are ilists, the first of which is the one at `position`.
(define (%lists who position ilists)
  (if (null? ilists)
      '()
      (begin
        (if (not (or (%ipair? (car ilists)) (null? (car ilists)))) (%wrong-type who position "an ilist" (car ilists)))
        (cons (%list (car ilists)) (%lists who (+ position 1) (cdr ilists))))))

;; The ilist of the elements of a list, which ends as the list does.
(define (%ilist list) (%ilist-onto '() list))

(define (%ilist-onto tail list)
  (let collect ((rest list) (reversed '()))
    (if (pair? rest)
        (collect (cdr rest) (cons (car rest) reversed))
        (let build ((reversed reversed) (result (if (null? rest) tail rest)))
          (if (null? reversed)
              result
              (build (cdr reversed) (%ipair (car reversed) result)))))))

;;; A pair that cannot be changed.
;;; (icdr (ipair 1 2)) ; => 2
(define (ipair first rest) (%ipair first rest))

;;; Whether the object is an immutable pair of this library.
;;; (ipair? (ipair 1 2)) ; => #t
(define (ipair? object) (%ipair? object))

;;; The ilist of the arguments.
;;; (ilist->list (ilist 1 2 3)) ; => (1 2 3)
(define (ilist . elements) (%ilist elements))

;;; The ilist of the data, which are not evaluated; lists among them become ilists.
;;; (itree->tree (iq a (b c))) ; => (a (b c))
(define-syntax iq
  (syntax-rules ()
    ((_ . data) (tree->itree 'data))))

;;; A pair with its arguments in the other order than `ipair`.
;;; (icar (xipair 1 2)) ; => 2
(define (xipair rest first) (%ipair first rest))

;;; The ilist of the arguments in front of the last argument.
;;; (ilist->list (ipair* 1 2 (ilist 3 4))) ; => (1 2 3 4)
(define (ipair* first . others)
  (let ((reversed (reverse (cons first others))))
    (%ilist-onto (car reversed) (reverse (cdr reversed)))))

;;; An ilist of `n` elements, which all are `fill`.
;;; (ilist->list (make-ilist 3 'x)) ; => (x x x)
(define make-ilist
  (case-lambda
    ((n) (make-ilist n #f))
    ((n fill)
     (%check-index 'make-ilist 1 n)
     (%ilist (make-list n fill)))))

;;; The ilist of `(proc 0)`, `(proc 1)`, … with `n` elements.
;;; (ilist->list (ilist-tabulate 4 square)) ; => (0 1 4 9)
(define (ilist-tabulate n proc)
  (%check-index 'ilist-tabulate 1 n)
  (%check-procedure 'ilist-tabulate 2 proc)
  (%ilist (list-tabulate n proc)))

;;; A copy of the ilist.
;;; (ilist->list (ilist-copy (ilist 1 2))) ; => (1 2)
(define (ilist-copy ilist) (%ilist (%list ilist)))

;;; The ilist of `count` numbers from `start` (0 when left out), `step` (1 when left out) apart.
;;; (ilist->list (iiota 3 10 5)) ; => (10 15 20)
(define iiota
  (case-lambda
    ((count) (iiota count 0 1))
    ((count start) (iiota count start 1))
    ((count start step)
     (%check-index 'iiota 1 count)
     (%check-real 'iiota 2 start)
     (%check-real 'iiota 3 step)
     (%ilist (iota count start step)))))

;;; The immutable pair with the car and cdr of a pair.
;;; (icar (pair->ipair '(1 . 2))) ; => 1
(define (pair->ipair pair)
  (if (not (pair? pair)) (%wrong-type 'pair->ipair 1 "a pair" pair))
  (%ipair (car pair) (cdr pair)))

;;; The pair with the icar and icdr of an immutable pair.
;;; (ipair->pair (ipair 1 2)) ; => (1 . 2)
(define (ipair->pair ipair)
  (cons (%icar 'ipair->pair ipair) (%cdr ipair)))

;;; The ilist of the elements of the list.
;;; (ilist->list (list->ilist '(1 2))) ; => (1 2)
(define (list->ilist list) (%ilist list))

;;; The list of the elements of the ilist.
;;; (ilist->list (ilist 1 2)) ; => (1 2)
(define (ilist->list ilist) (%list ilist))

;; A copy of a tree whose pairs satisfy one of the predicates, made of other pairs.
(define (%copy-tree object node? left right join)
  (let copy ((object object))
    (if (node? object)
        (join (copy (left object)) (copy (right object)))
        object)))

;;; The tree of pairs as a tree of immutable pairs.
;;; (icar (icdr (tree->itree '(1 2)))) ; => 2
(define (tree->itree object) (%copy-tree object pair? car cdr %ipair))

;;; The tree of immutable pairs as a tree of pairs.
;;; (itree->tree (ilist 1 (ilist 2))) ; => (1 (2))
(define (itree->tree object) (%copy-tree object %ipair? %car %cdr cons))

(define (%any-pair? object) (or (pair? object) (%ipair? object)))
(define (%left object) (if (pair? object) (car object) (%car object)))
(define (%right object) (if (pair? object) (cdr object) (%cdr object)))

;;; The tree of pairs of both kinds as a tree of immutable pairs.
;;; (ilist->list (gtree->itree (cons 1 (ilist 2)))) ; => (1 2)
(define (gtree->itree object) (%copy-tree object %any-pair? %left %right %ipair))

;;; The tree of pairs of both kinds as a tree of pairs.
;;; (gtree->tree (cons 1 (ilist 2))) ; => (1 2)
(define (gtree->tree object) (%copy-tree object %any-pair? %left %right cons))

;;; The immutable pair with another icar.
;;; (ipair->pair (replace-icar (ipair 1 2) 5)) ; => (5 . 2)
(define (replace-icar ipair object)
  (%ipair object (%icdr 'replace-icar ipair)))

;;; The immutable pair with another icdr.
;;; (ipair->pair (replace-icdr (ipair 1 2) 5)) ; => (1 . 5)
(define (replace-icdr ipair object)
  (%ipair (%icar 'replace-icdr ipair) object))

;;; Calls the procedure with the arguments and then the elements of the ilist, which is the last argument.
;;; (iapply + 1 (ilist 2 3)) ; => 6
(define (iapply proc first . others)
  (%check-procedure 'iapply 1 proc)
  (let ((reversed (reverse (cons first others))))
    (apply proc (append-reverse (cdr reversed) (%proper 'iapply (+ 1 (length reversed)) (car reversed))))))

;;; Whether the object is an ilist that ends in the empty list.
;;; (proper-ilist? (ipair 1 2)) ; => #f
(define (proper-ilist? object)
  (if (%ipair? object) (proper-ilist? (%cdr object)) (null? object)))

;;; Whether the object is an ilist that ends in the empty list.
;;; (ilist? (ilist 1 2)) ; => #t
(define (ilist? object) (proper-ilist? object))

;;; Whether the object ends in something else than the empty list; every atom does.
;;; (dotted-ilist? (ipair 1 2)) ; => #t
(define (dotted-ilist? object) (not (proper-ilist? object)))

;;; Whether the object is no immutable pair.
;;; (not-ipair? '()) ; => #t
(define (not-ipair? object) (not (%ipair? object)))

;;; Whether the ilist is empty; what is neither an immutable pair nor the empty list is an error.
;;; (null-ilist? '()) ; => #t
(define (null-ilist? ilist)
  (cond ((%ipair? ilist) #f)
        ((null? ilist) #t)
        (else (%wrong-type 'null-ilist? 1 "an ilist" ilist))))

;;; Whether the ilists have the same length and their elements are the same by the predicate.
;;; (ilist= = (ilist 1 2) (ilist 1 2)) ; => #t
(define (ilist= same? . ilists)
  (%check-procedure 'ilist= 1 same?)
  (apply list= same? (%lists 'ilist= 2 ilists)))
