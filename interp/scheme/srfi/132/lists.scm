;;;; Sorting, merging and thinning out lists. The merge sort of the core, which is stable, is behind all sorts.

(define (%check-order who before? . lists)
  (%check-procedure who 1 before?)
  (let loop ((position 2) (lists lists))
    (if (pair? lists)
        (begin
          (%check-list who position (car lists))
          (loop (+ position 1) (cdr lists))))))

;;; Whether no element comes before its predecessor.
;;; (list-sorted? < '(1 2 2 3)) ; => #t
(define (list-sorted? before? list)
  (%check-order 'list-sorted? before? list)
  (sorted? list before?))

;;; As `list-sort`; the list stays as it is.
;;; (list-sort! < (list 3 1 2)) ; => (1 2 3)
(define (list-sort! before? list)
  (%check-order 'list-sort! before? list)
  (list-sort before? list))

;;; As `list-sort`, which is stable.
;;; (list-stable-sort < '(3 1 2)) ; => (1 2 3)
(define (list-stable-sort before? list)
  (%check-order 'list-stable-sort before? list)
  (list-sort before? list))

;;; As `list-sort!`, which is stable.
;;; (list-stable-sort! < (list 3 1 2)) ; => (1 2 3)
(define (list-stable-sort! before? list)
  (%check-order 'list-stable-sort! before? list)
  (list-sort before? list))

;;; The elements of two sorted lists in one sorted list; of equal elements those of the first list come first.
;;; (list-merge < '(1 4) '(2 3 5)) ; => (1 2 3 4 5)
(define (list-merge before? list1 list2)
  (%check-order 'list-merge before? list1 list2)
  (%merge before? list1 list2))

(define (%merge before? list1 list2)
  (let loop ((rest1 list1) (rest2 list2) (merged '()))
    (cond ((null? rest1) (append-reverse merged rest2))
          ((null? rest2) (append-reverse merged rest1))
          ((before? (car rest2) (car rest1)) (loop rest1 (cdr rest2) (cons (car rest2) merged)))
          (else (loop (cdr rest1) rest2 (cons (car rest1) merged))))))

;;; Merges two sorted lists as `list-merge` does, made of the pairs of the arguments.
;;; (list-merge! < (list 1 4) (list 2 3)) ; => (1 2 3 4)
(define (list-merge! before? list1 list2)
  (%check-order 'list-merge! before? list1 list2)
  (if (pair? list1) (%check-mutable 'list-merge! list1))
  (if (pair? list2) (%check-mutable 'list-merge! list2))
  (let ((head (list #f)))
    (let loop ((last head) (rest1 list1) (rest2 list2))
      (cond ((null? rest1) (set-cdr! last rest2))
            ((null? rest2) (set-cdr! last rest1))
            ((before? (car rest2) (car rest1))
             (set-cdr! last rest2)
             (loop rest2 rest1 (cdr rest2)))
            (else
             (set-cdr! last rest1)
             (loop rest1 (cdr rest1) rest2))))
    (cdr head)))

;;; The list with only the first of neighbours that are the same by the predicate.
;;; (list-delete-neighbor-dups = '(1 1 2 7 7 7 0 -2 -2)) ; => (1 2 7 0 -2)
(define (list-delete-neighbor-dups same? list)
  (%check-order 'list-delete-neighbor-dups same? list)
  (%thin same? list))

(define (%thin same? list)
  (if (null? list)
      '()
      (let loop ((last (car list)) (rest (cdr list)) (kept (cons (car list) '())))
        (cond ((null? rest) (reverse kept))
              ((same? last (car rest)) (loop last (cdr rest) kept))
              (else (loop (car rest) (cdr rest) (cons (car rest) kept)))))))

;;; Takes neighbours that are the same by the predicate, but the first of each run, out of the list itself.
;;; (list-delete-neighbor-dups! = (list 1 1 2 2 2)) ; => (1 2)
(define (list-delete-neighbor-dups! same? list)
  (%check-order 'list-delete-neighbor-dups! same? list)
  (if (pair? list)
      (let loop ((kept list) (rest (cdr list)))
        (cond ((null? rest)
               (if (pair? (cdr kept)) (set-cdr! kept '())))
              ((same? (car kept) (car rest)) (loop kept (cdr rest)))
              (else
               (if (not (eq? (cdr kept) rest)) (set-cdr! kept rest))
               (loop rest (cdr rest))))))
  list)
