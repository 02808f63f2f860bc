;;;; Walks along ranges. Several ranges are walked together, as far as the shortest goes.

;; Checks the ranges, the first of which is the argument at `position`; gives the length of the shortest.
(define (%shortest who position ranges)
  (let loop ((ranges ranges) (position position) (length #f))
    (if (null? ranges)
        length
        (begin
          (%check-range-object who position (car ranges))
          (let ((next (%length (car ranges))))
            (loop (cdr ranges) (+ position 1) (if length (min length next) next)))))))

;; Calls `(receiver length at)` with the common length and the procedure that calls `proc` with the elements at an
;; index.
(define (%with-rows who proc ranges receiver)
  (%check-procedure who 1 proc)
  (receiver
   (%shortest who 2 ranges)
   (if (null? (cdr ranges))
       (lambda (i) (proc (%ref (car ranges) i)))
       (lambda (i) (apply proc (map (lambda (range) (%ref range i)) ranges))))))

;; The first index from `start`, `step` apart and before `end`, for which `found?` holds, or `#f`.
(define (%search found? start end step)
  (let loop ((i start))
    (cond ((= i end) #f)
          ((found? i) i)
          (else (loop (+ i step))))))

;;; How many elements satisfy the predicate.
;;; (range-count even? (numeric-range 0 10)) ; => 5
(define (range-count counted? range . ranges)
  (%with-rows 'range-count counted? (cons range ranges)
    (lambda (length at)
      (let loop ((i 0) (n 0))
        (if (< i length) (loop (+ i 1) (if (at i) (+ n 1) n)) n)))))

;;; The first true result of the predicate, or `#f`.
;;; (range-any (lambda (x) (and (odd? x) (* x x))) (numeric-range 2 10)) ; => 9
(define (range-any found? range . ranges)
  (%with-rows 'range-any found? (cons range ranges)
    (lambda (length at)
      (let loop ((i 0))
        (and (< i length)
             (or (at i) (loop (+ i 1))))))))

;;; The last result of the predicate when all are true, else `#f`.
;;; (range-every integer? (numeric-range 0 10)) ; => #t
(define (range-every true? range . ranges)
  (%with-rows 'range-every true? (cons range ranges)
    (lambda (length at)
      (let loop ((i 0) (last #t))
        (if (< i length)
            (let ((result (at i)))
              (and result (loop (+ i 1) result)))
            last)))))

(define (%map->list who proc ranges)
  (%with-rows who proc ranges (lambda (length at) (list-tabulate length at))))

;;; The range of the results of the procedure, which are computed at once.
;;; (range->list (range-map + (numeric-range 0 3) (numeric-range 5 10))) ; => (5 7 9)
(define (range-map proc range . ranges)
  (%vector->range (list->vector (%map->list 'range-map proc (cons range ranges)))))

;;; The list of the results of the procedure.
;;; (range-map->list square (numeric-range 5 8)) ; => (25 36 49)
(define (range-map->list proc range . ranges)
  (%map->list 'range-map->list proc (cons range ranges)))

;;; The vector of the results of the procedure.
;;; (range-map->vector square (numeric-range 5 8)) ; => #(25 36 49)
(define (range-map->vector proc range . ranges)
  (list->vector (%map->list 'range-map->vector proc (cons range ranges))))

;;; Calls the procedure with the elements in order, for its effect.
;;; (let ((sum 0)) (range-for-each (lambda (x) (set! sum (+ sum x))) (numeric-range 0 4)) sum) ; => 6
(define (range-for-each proc range . ranges)
  (%with-rows 'range-for-each proc (cons range ranges)
    (lambda (length at)
      (let loop ((i 0))
        (if (< i length)
            (begin
              (at i)
              (loop (+ i 1))))))))

;;; The range of the results of the procedure that are not `#f`.
;;; (range->list (range-filter-map (lambda (x) (and (even? x) (* x x))) (numeric-range 0 5))) ; => (0 4 16)
(define (range-filter-map proc range . ranges)
  (%list->range (filter values (%map->list 'range-filter-map proc (cons range ranges)))))

(define (%list->range list) (%vector->range (list->vector list)))

;;; The list of the results of the procedure that are not `#f`.
;;; (range-filter-map->list (lambda (x) (and (even? x) (* x x))) (numeric-range 0 5)) ; => (0 4 16)
(define (range-filter-map->list proc range . ranges)
  (filter values (%map->list 'range-filter-map->list proc (cons range ranges))))

(define (%filter who keep? range)
  (%check-procedure who 1 keep?)
  (%check-range-object who 2 range)
  (filter keep? (range->list range)))

;;; The range of the elements that satisfy the predicate.
;;; (range->list (range-filter even? (numeric-range 0 5))) ; => (0 2 4)
(define (range-filter keep? range) (%list->range (%filter 'range-filter keep? range)))

;;; The list of the elements that satisfy the predicate.
;;; (range-filter->list even? (numeric-range 0 5)) ; => (0 2 4)
(define (range-filter->list keep? range) (%filter 'range-filter->list keep? range))

(define (%remove who drop? range)
  (%check-procedure who 1 drop?)
  (%filter who (lambda (x) (not (drop? x))) range))

;;; The range of the elements that do not satisfy the predicate.
;;; (range->list (range-remove even? (numeric-range 0 5))) ; => (1 3)
(define (range-remove drop? range) (%list->range (%remove 'range-remove drop? range)))

;;; The list of the elements that do not satisfy the predicate.
;;; (range-remove->list even? (numeric-range 0 5)) ; => (1 3)
(define (range-remove->list drop? range) (%remove 'range-remove->list drop? range))

;; The procedure that combines a result with the elements at an index.
(define (%combine kons ranges)
  (if (null? (cdr ranges))
      (lambda (result i) (kons result (%ref (car ranges) i)))
      (lambda (result i) (apply kons result (map (lambda (range) (%ref range i)) ranges)))))

;;; Combines the elements in order: `(kons result element)`, beginning with `knil`.
;;; (range-fold + 0 (numeric-range 0 4)) ; => 6
(define (range-fold kons knil range . ranges)
  (%check-procedure 'range-fold 1 kons)
  (let* ((ranges (cons range ranges)) (length (%shortest 'range-fold 3 ranges)) (combine (%combine kons ranges)))
    (let loop ((i 0) (result knil))
      (if (< i length) (loop (+ i 1) (combine result i)) result))))

;;; Combines the elements, the last first: `(kons result element)`, beginning with `knil`.
;;; (range-fold-right (lambda (tail x) (cons x tail)) '() (numeric-range 0 3)) ; => (0 1 2)
(define (range-fold-right kons knil range . ranges)
  (%check-procedure 'range-fold-right 1 kons)
  (let* ((ranges (cons range ranges))
         (length (%shortest 'range-fold-right 3 ranges))
         (combine (%combine kons ranges)))
    (let loop ((i (- length 1)) (result knil))
      (if (< i 0) result (loop (- i 1) (combine result i))))))

;;; The index of the first element that satisfies the predicate, or `#f`.
;;; (range-index (lambda (x) (> x 10)) (numeric-range 5 15)) ; => 6
(define (range-index found? range . ranges)
  (%with-rows 'range-index found? (cons range ranges)
    (lambda (length at) (%search at 0 length 1))))

;;; The index of the last element that satisfies the predicate, or `#f`; several ranges have the same length.
;;; (range-index-right odd? (numeric-range 0 5)) ; => 3
(define (range-index-right found? range . ranges)
  (%with-rows 'range-index-right found? (cons range ranges)
    (lambda (length at)
      (let loop ((others ranges) (position 3))
        (if (pair? others)
            (begin
              (if (not (= (%length (car others)) (%length range)))
                  (%wrong-type 'range-index-right position
                               (string-append "a range of length " (number->string (%length range))) (car others)))
              (loop (cdr others) (+ position 1)))))
      (%search at (- length 1) -1 -1))))
