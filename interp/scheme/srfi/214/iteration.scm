;;;; Walks and searches: those of SRFI 133 and 43, over copies of the elements, so that the procedures that are called
;;;; may change the flexvectors.

;; Checks the procedure and the flexvectors and gives their elements as vectors.
(define (%rows who proc position fvs)
  (%check-procedure who 1 proc)
  (%vectors who position fvs))

;;; Combines the elements from left to right: `(kons result element)`, beginning with `knil`.
;;; (flexvector-fold + 0 (flexvector 1 2 3)) ; => 6
(define (flexvector-fold kons knil fv . fvs)
  (apply vector-fold kons knil (%rows 'flexvector-fold kons 3 (cons fv fvs))))

;;; Combines the elements from right to left: `(kons result element)`, beginning with `knil`.
;;; (flexvector-fold-right (lambda (tail x) (cons x tail)) '() (flexvector 1 2 3)) ; => (1 2 3)
(define (flexvector-fold-right kons knil fv . fvs)
  (apply vector-fold-right kons knil (%rows 'flexvector-fold-right kons 3 (cons fv fvs))))

;;; A flexvector of the results of the procedure.
;;; (flexvector->list (flexvector-map square (flexvector 1 2 3))) ; => (1 4 9)
(define (flexvector-map proc fv . fvs)
  (%own (apply vector-map proc (%rows 'flexvector-map proc 2 (cons fv fvs)))))

;;; A flexvector of the results of the procedure, which is called with the index first.
;;; (flexvector->list (flexvector-map/index + (flexvector 10 20 30))) ; => (10 21 32)
(define (flexvector-map/index proc fv . fvs)
  (%own (apply indexed-map proc (%rows 'flexvector-map/index proc 2 (cons fv fvs)))))

;;; Replaces the elements of the first flexvector by the results of the procedure; returns it.
;;; (flexvector->list (flexvector-map! square (flexvector 1 2 3))) ; => (1 4 9)
(define (flexvector-map! proc fv . fvs)
  (%write! fv 0 (apply vector-map proc (%rows 'flexvector-map! proc 2 (cons fv fvs)))))

;;; Replaces the elements of the first flexvector by the results of the procedure, which is called with the index
;;; first; returns it.
;;; (flexvector->list (flexvector-map/index! + (flexvector 10 20 30))) ; => (10 21 32)
(define (flexvector-map/index! proc fv . fvs)
  (%write! fv 0 (apply indexed-map proc (%rows 'flexvector-map/index! proc 2 (cons fv fvs)))))

;;; A flexvector of the elements of the flexvectors that the procedure returns.
;;; (flexvector->list (flexvector-append-map (lambda (x) (flexvector x x)) (flexvector 1 2))) ; => (1 1 2 2)
(define (flexvector-append-map proc fv . fvs)
  (%join 'flexvector-append-map
         (apply vector-map proc (%rows 'flexvector-append-map proc 2 (cons fv fvs)))))

;;; As `flexvector-append-map`, with a procedure that is called with the index first.
;;; (flexvector->list (flexvector-append-map/index flexvector (flexvector 'a 'b))) ; => (0 a 1 b)
(define (flexvector-append-map/index proc fv . fvs)
  (%join 'flexvector-append-map/index
         (apply indexed-map proc (%rows 'flexvector-append-map/index proc 2 (cons fv fvs)))))

(define (%join who results)
  (vector-for-each
   (lambda (result)
     (if (not (flexvector? result)) (%wrong-type who 1 "a procedure that returns flexvectors" result)))
   results)
  (flexvector-concatenate (vector->list results)))

(define (%kept who keep? fv)
  (list->vector (filter keep? (vector->list (car (%rows who keep? 2 (list fv)))))))

;; The elements for which the predicate, called with the index and the element, holds.
(define (%kept/index who keep? fv)
  (let ((elements (car (%rows who keep? 2 (list fv)))))
    (list->vector
     (reverse
      (indexed-fold (lambda (i kept x) (if (keep? i x) (cons x kept) kept)) '() elements)))))

;;; A flexvector of the elements that satisfy the predicate.
;;; (flexvector->list (flexvector-filter even? (flexvector 1 2 3 4))) ; => (2 4)
(define (flexvector-filter keep? fv) (%own (%kept 'flexvector-filter keep? fv)))

;;; A flexvector of the elements that satisfy the predicate, which is called with the index first.
;;; (flexvector->list (flexvector-filter/index (lambda (i x) (even? i)) (flexvector 'a 'b 'c))) ; => (a c)
(define (flexvector-filter/index keep? fv) (%own (%kept/index 'flexvector-filter/index keep? fv)))

(define (%replace! fv elements)
  (%set-elements! fv elements)
  (%set-length! fv (vector-length elements))
  fv)

;;; Takes out the elements that do not satisfy the predicate; returns the flexvector.
;;; (flexvector->list (flexvector-filter! odd? (flexvector 1 2 3 4))) ; => (1 3)
(define (flexvector-filter! keep? fv) (%replace! fv (%kept 'flexvector-filter! keep? fv)))

;;; Takes out the elements that do not satisfy the predicate, which is called with the index first; returns the
;;; flexvector.
;;; (flexvector->list (flexvector-filter/index! (lambda (i x) (even? i)) (flexvector 'a 'b 'c))) ; => (a c)
(define (flexvector-filter/index! keep? fv) (%replace! fv (%kept/index 'flexvector-filter/index! keep? fv)))

;;; Calls the procedure with the elements from left to right, for its effect.
;;; (let ((sum 0)) (flexvector-for-each (lambda (x) (set! sum (+ sum x))) (flexvector 1 2)) sum) ; => 3
(define (flexvector-for-each proc fv . fvs)
  (apply vector-for-each proc (%rows 'flexvector-for-each proc 2 (cons fv fvs))))

;;; Calls the procedure with the index and the elements from left to right, for its effect.
;;; (let ((sum 0)) (flexvector-for-each/index (lambda (i x) (set! sum (+ sum (* i x)))) (flexvector 1 2)) sum) ; => 2
(define (flexvector-for-each/index proc fv . fvs)
  (apply indexed-for-each proc (%rows 'flexvector-for-each/index proc 2 (cons fv fvs))))

;;; How many elements satisfy the predicate.
;;; (flexvector-count even? (flexvector 1 2 4)) ; => 2
(define (flexvector-count counted? fv . fvs)
  (apply vector-count counted? (%rows 'flexvector-count counted? 2 (cons fv fvs))))

;;; The flexvector of the intermediate results of a fold: `(proc result element)`, beginning with `knil`.
;;; (flexvector->list (flexvector-cumulate + 0 (flexvector 3 1 4))) ; => (3 4 8)
(define (flexvector-cumulate proc knil fv)
  (%own (vector-cumulate proc knil (car (%rows 'flexvector-cumulate proc 3 (list fv))))))

;;; The index of the first element that satisfies the predicate, or `#f`.
;;; (flexvector-index even? (flexvector 3 1 4)) ; => 2
(define (flexvector-index found? fv . fvs)
  (apply vector-index found? (%rows 'flexvector-index found? 2 (cons fv fvs))))

;;; The index of the last element that satisfies the predicate, or `#f`; several flexvectors have the same length.
;;; (flexvector-index-right odd? (flexvector 3 1 4)) ; => 1
(define (flexvector-index-right found? fv . fvs)
  (apply vector-index-right found? (%rows 'flexvector-index-right found? 2 (cons fv fvs))))

;;; The index of the first element that does not satisfy the predicate, or `#f`.
;;; (flexvector-skip odd? (flexvector 3 1 4)) ; => 2
(define (flexvector-skip skipped? fv . fvs)
  (apply vector-skip skipped? (%rows 'flexvector-skip skipped? 2 (cons fv fvs))))

;;; The index of the last element that does not satisfy the predicate, or `#f`; several flexvectors have the same
;;; length.
;;; (flexvector-skip-right even? (flexvector 3 1 4)) ; => 1
(define (flexvector-skip-right skipped? fv . fvs)
  (apply vector-skip-right skipped? (%rows 'flexvector-skip-right skipped? 2 (cons fv fvs))))

;;; The index of an element for which `(compare element value)` is zero in a sorted flexvector, or in the part from
;;; `start` to `end`; `#f` when there is none.
;;; (flexvector-binary-search (flexvector 1 3 5) 5 -) ; => 2
(define flexvector-binary-search
  (case-lambda
    ((fv value compare) (flexvector-binary-search fv value compare 0 #f))
    ((fv value compare start) (flexvector-binary-search fv value compare start #f))
    ((fv value compare start end)
     (%check-flexvector 'flexvector-binary-search 1 fv)
     (%check-procedure 'flexvector-binary-search 3 compare)
     (%clamped 'flexvector-binary-search 4 start end (%length fv)
               (lambda (start end)
                 (let loop ((low start) (high end))
                   (if (< low high)
                       (let* ((middle (quotient (+ low high) 2)) (order (compare (flexvector-ref fv middle) value)))
                         (cond ((zero? order) middle)
                               ((positive? order) (loop low middle))
                               (else (loop (+ middle 1) high))))
                       #f)))))))

;;; The first true result of the predicate, or `#f`.
;;; (flexvector-any (lambda (x) (and (even? x) (* x x))) (flexvector 1 4)) ; => 16
(define (flexvector-any found? fv . fvs)
  (apply vector-any found? (%rows 'flexvector-any found? 2 (cons fv fvs))))

;;; The last result of the predicate when all are true, else `#f`.
;;; (flexvector-every odd? (flexvector 1 3)) ; => #t
(define (flexvector-every true? fv . fvs)
  (apply vector-every true? (%rows 'flexvector-every true? 2 (cons fv fvs))))

;;; Two flexvectors: the elements that satisfy the predicate, and the others.
;;; (call-with-values
;;;  (lambda () (flexvector-partition odd? (flexvector 1 2 3)))
;;;  (lambda (a b) (list (flexvector->list a) (flexvector->list b)))) ; => ((1 3) (2))
(define (flexvector-partition in? fv)
  (let ((elements (vector->list (car (%rows 'flexvector-partition in? 2 (list fv))))))
    (call-with-values
     (lambda () (partition in? elements))
     (lambda (in out) (values (list->flexvector in) (list->flexvector out))))))
