;;;; Parts of ilists and what is made of several of them.

(define (%drop who ilist n)
  (%check-index who 2 n)
  (let loop ((rest ilist) (left n))
    (cond ((= left 0) rest)
          ((%ipair? rest) (loop (%cdr rest) (- left 1)))
          (else
           (%out-of-range who 2 (string-append "an index that fits an ilist of " (number->string (- n left))) n)))))

;;; The element of the ilist at an index.
;;; (ilist-ref (ilist 'a 'b 'c) 1) ; => b
(define (ilist-ref ilist n)
  (let ((rest (%drop 'ilist-ref ilist n)))
    (if (not (%ipair? rest))
        (%out-of-range 'ilist-ref 2 (string-append "an index that fits an ilist of " (number->string n)) n))
    (%car rest)))

;;; Two values: the icar and the icdr.
;;; (call-with-values (lambda () (icar+icdr (ipair 1 2))) list) ; => (1 2)
(define (icar+icdr ipair) (values (%icar 'icar+icdr ipair) (%cdr ipair)))

;;; The first `n` elements of the ilist.
;;; (ilist->list (itake (ilist 'a 'b 'c) 2)) ; => (a b)
(define (itake ilist n)
  (%drop 'itake ilist n)
  (%ilist (take (%list ilist) n)))

;;; The ilist without its first `n` elements; it is a part of the argument.
;;; (ilist->list (idrop (ilist 'a 'b 'c) 2)) ; => (c)
(define (idrop ilist n) (%drop 'idrop ilist n))

;;; The ilist without its first `n` elements; it is a part of the argument.
;;; (ilist->list (ilist-tail (ilist 'a 'b 'c) 1)) ; => (b c)
(define (ilist-tail ilist n) (%drop 'ilist-tail ilist n))

;;; The last `n` elements of the ilist; it is a part of the argument.
;;; (ilist->list (itake-right (ilist 'a 'b 'c) 2)) ; => (b c)
(define (itake-right ilist n)
  (let loop ((rest ilist) (ahead (%drop 'itake-right ilist n)))
    (if (%ipair? ahead) (loop (%cdr rest) (%cdr ahead)) rest)))

;;; The ilist without its last `n` elements.
;;; (ilist->list (idrop-right (ilist 'a 'b 'c) 2)) ; => (a)
(define (idrop-right ilist n)
  (%drop 'idrop-right ilist n)
  (%ilist (drop-right (%list ilist) n)))

;;; Two values: the first `n` elements and the rest.
;;; (call-with-values
;;;  (lambda () (isplit-at (ilist 1 2 3) 1))
;;;  (lambda (a b) (list (ilist->list a) (ilist->list b)))) ; => ((1) (2 3))
(define (isplit-at ilist n)
  (let ((rest (%drop 'isplit-at ilist n)))
    (values (%ilist (take (%list ilist) n)) rest)))

;;; The last element of the ilist.
;;; (ilast (ilist 1 2 3)) ; => 3
(define (ilast ilist)
  (%icar 'ilast ilist)
  (%car (last-ipair ilist)))

;;; The last immutable pair of the ilist.
;;; (ilist->list (last-ipair (ilist 1 2 3))) ; => (3)
(define (last-ipair ilist)
  (%icar 'last-ipair ilist)
  (let loop ((rest ilist))
    (if (%ipair? (%cdr rest)) (loop (%cdr rest)) rest)))

;;; How many elements the ilist has.
;;; (ilength (ilist 1 2 3)) ; => 3
(define (ilength ilist) (length (%proper 'ilength 1 ilist)))

;;; The elements of the ilists, one after the other; the last argument may be anything.
;;; (ilist->list (iappend (ilist 1) (ilist 2 3))) ; => (1 2 3)
(define (iappend . ilists)
  (if (null? ilists)
      '()
      (let ((reversed (reverse ilists)))
        (let loop ((rest (cdr reversed)) (position (- (length ilists) 1)) (result (car reversed)))
          (if (null? rest)
              result
              (loop (cdr rest)
                    (- position 1)
                    (%ilist-onto result (%proper 'iappend position (car rest)))))))))

;;; The elements of an ilist of ilists, one after the other.
;;; (ilist->list (iconcatenate (ilist (ilist 1) (ilist 2)))) ; => (1 2)
(define (iconcatenate ilists)
  (let ((lists (%proper 'iconcatenate 1 ilists)))
    (for-each (lambda (ilist) (if (not (proper-ilist? ilist)) (%wrong-type 'iconcatenate 1 "an ilist of ilists" ilist)))
              (if (pair? lists) (drop-right lists 1) '()))
    (apply iappend lists)))

;;; The elements in the opposite order.
;;; (ilist->list (ireverse (ilist 1 2 3))) ; => (3 2 1)
(define (ireverse ilist) (%ilist (reverse (%proper 'ireverse 1 ilist))))

;;; The reversed ilist in front of `tail`.
;;; (ilist->list (iappend-reverse (ilist 2 1) (ilist 3))) ; => (1 2 3)
(define (iappend-reverse ilist tail)
  (%ilist-onto tail (reverse (%proper 'iappend-reverse 1 ilist))))

;;; The ilist of ilists of first elements, second elements, …
;;; (itree->tree (izip (ilist 1 2) (ilist 'a 'b))) ; => ((1 a) (2 b))
(define (izip ilist1 . ilists)
  (%ilist (apply map ilist (%lists 'izip 1 (cons ilist1 ilists)))))

(define (%column who ilists n)
  (%ilist
   (map (lambda (row)
          (let ((elements (%list row)))
            (if (not (and (list? elements) (> (length elements) n)))
                (let ((least (number->string (+ n 1))))
                  (%wrong-type who 1 (string-append "an ilist of ilists of at least " least " elements") row)))
            (list-ref elements n)))
        (%proper who 1 ilists))))

;;; The ilist of the first elements of the ilists.
;;; (ilist->list (iunzip1 (ilist (ilist 1) (ilist 2)))) ; => (1 2)
(define (iunzip1 ilists) (%column 'iunzip1 ilists 0))

;;; Two values: the ilists of first and of second elements.
;;; (call-with-values (lambda () (iunzip2 (iq (1 a) (2 b)))) (lambda (a b) (ilist->list b))) ; => (a b)
(define (iunzip2 ilists)
  (values (%column 'iunzip2 ilists 0) (%column 'iunzip2 ilists 1)))

;;; Three values: the ilists of first, second and third elements.
;;; (call-with-values (lambda () (iunzip3 (iq (1 2 3)))) (lambda (a b c) (ilist->list c))) ; => (3)
(define (iunzip3 ilists)
  (values (%column 'iunzip3 ilists 0) (%column 'iunzip3 ilists 1) (%column 'iunzip3 ilists 2)))

;;; Four values: the ilists of first, second, third and fourth elements.
;;; (call-with-values (lambda () (iunzip4 (iq (1 2 3 4)))) (lambda (a b c d) (ilist->list d))) ; => (4)
(define (iunzip4 ilists)
  (values (%column 'iunzip4 ilists 0) (%column 'iunzip4 ilists 1) (%column 'iunzip4 ilists 2)
          (%column 'iunzip4 ilists 3)))

;;; Five values: the ilists of first, second, third, fourth and fifth elements.
;;; (call-with-values (lambda () (iunzip5 (iq (1 2 3 4 5)))) (lambda (a b c d e) (ilist->list e))) ; => (5)
(define (iunzip5 ilists)
  (values (%column 'iunzip5 ilists 0) (%column 'iunzip5 ilists 1) (%column 'iunzip5 ilists 2)
          (%column 'iunzip5 ilists 3) (%column 'iunzip5 ilists 4)))
