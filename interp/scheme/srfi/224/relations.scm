;;;; Integer mappings compared, combined and cut. Values are compared by a comparator.

(define (%compare who comparator mapping others related?)
  (if (not (%comparator? comparator)) (%wrong-type who 1 "a comparator" comparator))
  (%check-mappings who 2 (cons mapping others))
  (let ((same? (%comparator-equality comparator)))
    (let loop ((mapping mapping) (others others))
      (or (null? others)
          (and (related? same? (%tree mapping) (%tree (car others)))
               (loop (car others) (cdr others)))))))

(define (%part? same? a b) (tree-submap? < same? a b))

(define (%proper-part? same? a b)
  (and (< (tree-size a) (tree-size b)) (%part? same? a b)))

;;; Whether all have the same keys and values.
;;; (fxmapping=? (make-default-comparator) (fxmapping 1 'a) (fxmapping 1 'a)) ; => #t
(define (fxmapping=? comparator mapping . others)
  (%compare 'fxmapping=? comparator mapping others (lambda (same? a b) (tree-same? < same? a b))))

;;; Whether each is part of the next and not the same.
;;; (fxmapping<? (make-default-comparator) (fxmapping 1 'a) (fxmapping 1 'a 2 'b)) ; => #t
(define (fxmapping<? comparator mapping . others)
  (%compare 'fxmapping<? comparator mapping others %proper-part?))

;;; Whether the next is part of each and not the same.
;;; (fxmapping>? (make-default-comparator) (fxmapping 1 'a) (fxmapping 1 'a)) ; => #f
(define (fxmapping>? comparator mapping . others)
  (%compare 'fxmapping>? comparator mapping others (lambda (same? a b) (%proper-part? same? b a))))

;;; Whether each is part of the next.
;;; (fxmapping<=? (make-default-comparator) (fxmapping 1 'a) (fxmapping 1 'a)) ; => #t
(define (fxmapping<=? comparator mapping . others)
  (%compare 'fxmapping<=? comparator mapping others %part?))

;;; Whether the next is part of each.
;;; (fxmapping>=? (make-default-comparator) (fxmapping 1 'a) (fxmapping 1 'b)) ; => #f
(define (fxmapping>=? comparator mapping . others)
  (%compare 'fxmapping>=? comparator mapping others (lambda (same? a b) (%part? same? b a))))

(define (%first key a b) a)

(define (%combine who position combine mapping others)
  (%check-mappings who position (cons mapping others))
  (%make-fxmapping (fold (lambda (other tree) (combine tree (%tree other))) (%tree mapping) others)))

;;; The mapping of the keys of all; the value of a key is the first mapping's that has it.
;;; (fxmapping->alist (fxmapping-union (fxmapping 0 'a) (fxmapping 0 'b 1 'c))) ; => ((0 . a) (1 . c))
(define (fxmapping-union mapping . others)
  (%combine 'fxmapping-union 1 (lambda (a b) (tree-union < %first a b)) mapping others))

;;; The mapping of the keys that are in all, with the values of the first.
;;; (fxmapping->alist (fxmapping-intersection (fxmapping 0 'a 2 'c) (fxmapping 2 'd))) ; => ((2 . c))
(define (fxmapping-intersection mapping . others)
  (%combine 'fxmapping-intersection 1 (lambda (a b) (tree-intersection < %first a b)) mapping others))

;;; The mapping of the keys of the first that are in none of the others.
;;; (fxmapping->alist (fxmapping-difference (fxmapping 0 'a 2 'c) (fxmapping 2 'd))) ; => ((0 . a))
(define (fxmapping-difference mapping . others)
  (%combine 'fxmapping-difference 1 (lambda (a b) (tree-difference < a b)) mapping others))

;;; The mapping of the keys that are in one of the two only.
;;; (fxmapping->alist (fxmapping-xor (fxmapping 0 'a 2 'c) (fxmapping 2 'd 3 'e))) ; => ((0 . a) (3 . e))
(define (fxmapping-xor mapping other)
  (%combine 'fxmapping-xor 1 (lambda (a b) (tree-xor < a b)) mapping (list other)))

;;; As `fxmapping-union`; the value of a key that is there twice is `(proc key first second)`.
;;; (fxmapping->alist (fxmapping-union/combinator (lambda (k a b) (+ a b)) (fxmapping 0 1) (fxmapping 0 2))) ; => ((0 . 3))
(define (fxmapping-union/combinator proc mapping . others)
  (%check-procedure 'fxmapping-union/combinator 1 proc)
  (%combine 'fxmapping-union/combinator 2 (lambda (a b) (tree-union < proc a b)) mapping others))

;;; As `fxmapping-intersection`; the values are `(proc key first second)`.
;;; (fxmapping->alist (fxmapping-intersection/combinator (lambda (k a b) (+ a b)) (fxmapping 0 1) (fxmapping 0 2))) ; => ((0 . 3))
(define (fxmapping-intersection/combinator proc mapping . others)
  (%check-procedure 'fxmapping-intersection/combinator 1 proc)
  (%combine 'fxmapping-intersection/combinator 2 (lambda (a b) (tree-intersection < proc a b)) mapping others))

(define (%interval who mapping low high low-included? high-included?)
  (%check-mapping who 1 mapping)
  (%check-key who 2 low)
  (%check-key who 3 high)
  (%make-fxmapping (tree-below < (tree-above < (%tree mapping) low low-included?) high high-included?)))

;;; The entries with keys between two integers, both excluded.
;;; (fxmapping-keys (fxmapping-open-interval (fxmapping 0 'a 1 'b 2 'c) 0 2)) ; => (1)
(define (fxmapping-open-interval mapping low high)
  (%interval 'fxmapping-open-interval mapping low high #f #f))

;;; The entries with keys between two integers, both included.
;;; (fxmapping-keys (fxmapping-closed-interval (fxmapping 0 'a 1 'b 2 'c) 0 1)) ; => (0 1)
(define (fxmapping-closed-interval mapping low high)
  (%interval 'fxmapping-closed-interval mapping low high #t #t))

;;; The entries with keys between two integers, the greater included.
;;; (fxmapping-keys (fxmapping-open-closed-interval (fxmapping 0 'a 1 'b 2 'c) 0 2)) ; => (1 2)
(define (fxmapping-open-closed-interval mapping low high)
  (%interval 'fxmapping-open-closed-interval mapping low high #f #t))

;;; The entries with keys between two integers, the lesser included.
;;; (fxmapping-keys (fxmapping-closed-open-interval (fxmapping 0 'a 1 'b 2 'c) 0 2)) ; => (0 1)
(define (fxmapping-closed-open-interval mapping low high)
  (%interval 'fxmapping-closed-open-interval mapping low high #t #f))

(define (%cut who mapping key cut)
  (%check-mapping who 1 mapping)
  (%check-key who 2 key)
  (%make-fxmapping (cut (%tree mapping))))

;;; The entry with this key.
;;; (fxmapping-keys (fxsubmapping= (fxmapping 0 'a 1 'b) 1)) ; => (1)
(define (fxsubmapping= mapping key)
  (%cut 'fxsubmapping= mapping key
        (lambda (tree)
          (let ((node (tree-find < tree key)))
            (and node (tree-insert < #f key (node-value node)))))))

;;; The entries with lesser keys.
;;; (fxmapping-keys (fxsubmapping< (fxmapping 0 'a 1 'b) 1)) ; => (0)
(define (fxsubmapping< mapping key)
  (%cut 'fxsubmapping< mapping key (lambda (tree) (tree-below < tree key #f))))

;;; The entries with keys that are not greater.
;;; (fxmapping-keys (fxsubmapping<= (fxmapping 0 'a 1 'b) 1)) ; => (0 1)
(define (fxsubmapping<= mapping key)
  (%cut 'fxsubmapping<= mapping key (lambda (tree) (tree-below < tree key #t))))

;;; The entries with greater keys.
;;; (fxmapping-keys (fxsubmapping> (fxmapping 0 'a 1 'b) 0)) ; => (1)
(define (fxsubmapping> mapping key)
  (%cut 'fxsubmapping> mapping key (lambda (tree) (tree-above < tree key #f))))

;;; The entries with keys that are not less.
;;; (fxmapping-keys (fxsubmapping>= (fxmapping 0 'a 1 'b) 0)) ; => (0 1)
(define (fxsubmapping>= mapping key)
  (%cut 'fxsubmapping>= mapping key (lambda (tree) (tree-above < tree key #t))))

;;; Two values: the entries with keys that are not greater, and the others.
;;; (call-with-values (lambda () (fxmapping-split (fxmapping 0 'a 1 'b) 0)) (lambda (a b) (list (fxmapping-keys a) (fxmapping-keys b)))) ; => ((0) (1))
(define (fxmapping-split mapping key)
  (values (%cut 'fxmapping-split mapping key (lambda (tree) (tree-below < tree key #t)))
          (%cut 'fxmapping-split mapping key (lambda (tree) (tree-above < tree key #f)))))
