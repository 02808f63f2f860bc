;;;; Lists as sets: the order of elements does not count, and what is the same is said by the first argument.

(define (%check-set-arguments who same? lists)
  (%check-procedure who 1 same?)
  (%check-proper-lists who 2 lists))

;; Whether `x` is in the list; elements of the list come first in the comparison.
(define (%has? same? list x)
  (any (lambda (y) (same? y x)) list))

(define (%subset? same? a b)
  (every (lambda (x) (any (lambda (y) (same? x y)) b)) a))

(define (%chain? related? lists)
  (or (null? lists)
      (let loop ((first (car lists)) (others (cdr lists)))
        (or (null? others)
            (and (related? first (car others))
                 (loop (car others) (cdr others)))))))

;;; Whether each list is a subset of the next.
;;; (lset<= eq? '(a) '(a b a) '(a b c c)) ; => #t
(define (lset<= same? . lists)
  (%check-set-arguments 'lset<= same? lists)
  (%chain? (lambda (a b) (%subset? same? a b)) lists))

;;; Whether the lists have the same elements.
;;; (lset= eq? '(b e a) '(a e b) '(e e b a)) ; => #t
(define (lset= same? . lists)
  (%check-set-arguments 'lset= same? lists)
  (%chain? (lambda (a b) (and (%subset? same? a b) (%subset? (lambda (x y) (same? y x)) b a))) lists))

;;; The list with those of the elements put in front that it does not have yet.
;;; (lset-adjoin eq? '(a b c) 'd 'a) ; => (d a b c)
(define (lset-adjoin same? list . elements)
  (%check-set-arguments 'lset-adjoin same? (cons list '()))
  (%adjoin same? list elements))

(define (%adjoin same? list elements)
  (fold (lambda (x result) (if (%has? same? result x) result (cons x result))) list elements))

;;; The elements that are in any of the lists.
;;; (lset-union eq? '(a b c d e) '(a e i o u)) ; => (u o i a b c d e)
(define (lset-union same? . lists)
  (%check-set-arguments 'lset-union same? lists)
  (if (null? lists)
      '()
      (fold (lambda (list result)
              (cond ((null? result) list)
                    ((eq? list result) result)
                    (else (%adjoin same? result list))))
            (car lists)
            (cdr lists))))

;;; The elements of the first list that are in all of the others.
;;; (lset-intersection eq? '(a b c d e) '(a e i o u)) ; => (a e)
(define (lset-intersection same? list . lists)
  (%check-set-arguments 'lset-intersection same? (cons list lists))
  (filter (lambda (x) (every (lambda (other) (any (lambda (y) (same? x y)) other)) lists)) list))

;;; The elements of the first list that are in none of the others.
;;; (lset-difference eq? '(a b c d e) '(a e i o u)) ; => (b c d)
(define (lset-difference same? list . lists)
  (%check-set-arguments 'lset-difference same? (cons list lists))
  (remove (lambda (x) (any (lambda (other) (any (lambda (y) (same? x y)) other)) lists)) list))

;;; The elements that are in an odd number of the lists.
;;; (lset-xor eq? '(a b c d e) '(a e i o u)) ; => (d c b i o u)
(define (lset-xor same? . lists)
  (%check-set-arguments 'lset-xor same? lists)
  (if (null? lists)
      '()
      (fold (lambda (list result)
              (append-reverse (remove (lambda (x) (any (lambda (y) (same? x y)) list)) result)
                              (remove (lambda (x) (any (lambda (y) (same? y x)) result)) list)))
            (car lists)
            (cdr lists))))

;;; Two values: the elements of the first list that are in none of the others, and those that are in some.
;;; (call-with-values (lambda () (lset-diff+intersection eq? '(a b c) '(b) '(c d))) list) ; => ((a) (b c))
(define (lset-diff+intersection same? list . lists)
  (%check-set-arguments 'lset-diff+intersection same? (cons list lists))
  (partition (lambda (x) (not (any (lambda (other) (any (lambda (y) (same? x y)) other)) lists))) list))
