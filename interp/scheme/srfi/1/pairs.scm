;;;; Walks that hand over pairs instead of elements. The cdr is taken before the procedure is called, so that it
;;;; may change the pair it was given.

;;; Combines the successive pairs of the list from left to right: `(kons pair result)`, beginning with `knil`.
;;; (pair-fold cons '() '(a b c)) ; => ((c) (b c) (a b c))
(define (pair-fold kons knil list1 . lists)
  (%check-procedure 'pair-fold 1 kons)
  (%check-lists 'pair-fold 3 (cons list1 lists))
  (if (null? lists)
      (let loop ((rest list1) (result knil))
        (if (pair? rest)
            (let ((next (cdr rest)))
              (loop next (kons rest result)))
            result))
      (let loop ((lists (cons list1 lists)) (result knil))
        (if (every pair? lists)
            (let ((next (map cdr lists)))
              (loop next (apply kons (append lists (list result)))))
            result))))

;;; Combines the successive pairs of the list from right to left.
;;; (pair-fold-right cons '() '(a b c)) ; => ((a b c) (b c) (c))
(define (pair-fold-right kons knil list1 . lists)
  (%check-procedure 'pair-fold-right 1 kons)
  (%check-lists 'pair-fold-right 3 (cons list1 lists))
  (let collect ((lists (cons list1 lists)) (calls '()))
    (if (every pair? lists)
        (collect (map cdr lists) (cons lists calls))
        (fold (lambda (pairs result) (apply kons (append pairs (list result)))) knil calls))))

;;; Calls `proc` with the successive pairs of the list, or of several lists, for its effect.
;;; (let ((seen '())) (pair-for-each (lambda (p) (set! seen (cons p seen))) '(a b)) seen) ; => ((b) (a b))
(define (pair-for-each proc list1 . lists)
  (%check-procedure 'pair-for-each 1 proc)
  (%check-lists 'pair-for-each 2 (cons list1 lists))
  (let loop ((lists (cons list1 lists)))
    (if (every pair? lists)
        (let ((next (map cdr lists)))
          (apply proc lists)
          (loop next)))))
