;;;; Integer sets compared, combined and cut.

(define (%chain? related? set others)
  (or (null? others)
      (and (related? (%tree set) (%tree (car others)))
           (%chain? related? (car others) (cdr others)))))

(define (%part? a b) (tree-submap? < %always a b))

(define (%proper-part? a b)
  (and (< (tree-size a) (tree-size b)) (%part? a b)))

;;; Whether all have the same elements.
;;; (iset=? (iset 1 2) (iset 2 1)) ; => #t
(define (iset=? set . others)
  (%check-isets 'iset=? 1 (cons set others))
  (%chain? (lambda (a b) (tree-same? < %always a b)) set others))

;;; Whether each is part of the next and not the same.
;;; (iset<? (iset 1) (iset 1 2)) ; => #t
(define (iset<? set . others)
  (%check-isets 'iset<? 1 (cons set others))
  (%chain? %proper-part? set others))

;;; Whether the next is part of each and not the same.
;;; (iset>? (iset 1 2) (iset 1)) ; => #t
(define (iset>? set . others)
  (%check-isets 'iset>? 1 (cons set others))
  (%chain? (lambda (a b) (%proper-part? b a)) set others))

;;; Whether each is part of the next.
;;; (iset<=? (iset 1) (iset 1)) ; => #t
(define (iset<=? set . others)
  (%check-isets 'iset<=? 1 (cons set others))
  (%chain? %part? set others))

;;; Whether the next is part of each.
;;; (iset>=? (iset 1) (iset 1 2)) ; => #f
(define (iset>=? set . others)
  (%check-isets 'iset>=? 1 (cons set others))
  (%chain? (lambda (a b) (%part? b a)) set others))

(define (%combine who combine set others)
  (%check-isets who 1 (cons set others))
  (%make-iset (fold (lambda (other tree) (combine < tree (%tree other))) (%tree set) others)))

(define (%union less? a b) (tree-union less? %first a b))
(define (%intersection less? a b) (tree-intersection less? %first a b))

;;; The set of what is in any of them.
;;; (iset->list (iset-union (iset 0 1 3) (iset 0 2 4))) ; => (0 1 2 3 4)
(define (iset-union set . others)
  (%combine 'iset-union %union set others))

;;; The set of what is in all of them.
;;; (iset->list (iset-intersection (iset 0 1 3 4) (iset 0 2 4))) ; => (0 4)
(define (iset-intersection set . others)
  (%combine 'iset-intersection %intersection set others))

;;; The set of what is in the first and in none of the others.
;;; (iset->list (iset-difference (iset 0 1 3 4) (iset 0 2) (iset 0 4))) ; => (1 3)
(define (iset-difference set . others)
  (%combine 'iset-difference tree-difference set others))

;;; The set of what is in one of the two only.
;;; (iset->list (iset-xor (iset 0 1 3) (iset 0 2 4))) ; => (1 2 3 4)
(define (iset-xor set other)
  (%combine 'iset-xor tree-xor set (list other)))

;;; As `iset-union`.
;;; (iset->list (iset-union! (iset 1) (iset 2))) ; => (1 2)
(define (iset-union! set . others)
  (%combine 'iset-union! %union set others))

;;; As `iset-intersection`.
;;; (iset->list (iset-intersection! (iset 1) (iset 2))) ; => ()
(define (iset-intersection! set . others)
  (%combine 'iset-intersection! %intersection set others))

;;; As `iset-difference`.
;;; (iset->list (iset-difference! (iset 1) (iset 2))) ; => (1)
(define (iset-difference! set . others)
  (%combine 'iset-difference! tree-difference set others))

;;; As `iset-xor`.
;;; (iset->list (iset-xor! (iset 1) (iset 2))) ; => (1 2)
(define (iset-xor! set other)
  (%combine 'iset-xor! tree-xor set (list other)))

(define (%interval who set low high low-included? high-included?)
  (%check-iset who 1 set)
  (%check-integers who 2 (list low high))
  (%make-iset (tree-below < (tree-above < (%tree set) low low-included?) high high-included?)))

;;; The elements between two integers, both excluded.
;;; (iset->list (iset-open-interval (iset 2 3 5 7 11) 2 7)) ; => (3 5)
(define (iset-open-interval set low high)
  (%interval 'iset-open-interval set low high #f #f))

;;; The elements between two integers, both included.
;;; (iset->list (iset-closed-interval (iset 2 3 5 7 11) 2 7)) ; => (2 3 5 7)
(define (iset-closed-interval set low high)
  (%interval 'iset-closed-interval set low high #t #t))

;;; The elements between two integers, the greater included.
;;; (iset->list (iset-open-closed-interval (iset 2 3 5 7 11) 2 7)) ; => (3 5 7)
(define (iset-open-closed-interval set low high)
  (%interval 'iset-open-closed-interval set low high #f #t))

;;; The elements between two integers, the lesser included.
;;; (iset->list (iset-closed-open-interval (iset 2 3 5 7 11) 2 7)) ; => (2 3 5)
(define (iset-closed-open-interval set low high)
  (%interval 'iset-closed-open-interval set low high #t #f))

(define (%subset who set k cut)
  (%check-iset who 1 set)
  (%check-integer who 2 k)
  (%make-iset (cut (%tree set))))

;;; The elements equal to the integer.
;;; (iset->list (isubset= (iset 2 3 5) 3)) ; => (3)
(define (isubset= set k)
  (%subset 'isubset= set k (lambda (tree) (and (tree-contains? < tree k) (tree-insert < #f k #t)))))

;;; The elements less than the integer.
;;; (iset->list (isubset< (iset 2 3 5) 3)) ; => (2)
(define (isubset< set k)
  (%subset 'isubset< set k (lambda (tree) (tree-below < tree k #f))))

;;; The elements not greater than the integer.
;;; (iset->list (isubset<= (iset 2 3 5) 3)) ; => (2 3)
(define (isubset<= set k)
  (%subset 'isubset<= set k (lambda (tree) (tree-below < tree k #t))))

;;; The elements greater than the integer.
;;; (iset->list (isubset> (iset 2 3 5) 3)) ; => (5)
(define (isubset> set k)
  (%subset 'isubset> set k (lambda (tree) (tree-above < tree k #f))))

;;; The elements not less than the integer.
;;; (iset->list (isubset>= (iset 2 3 5) 3)) ; => (3 5)
(define (isubset>= set k)
  (%subset 'isubset>= set k (lambda (tree) (tree-above < tree k #t))))
