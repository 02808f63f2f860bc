;;;; Sorting, merging and thinning out vectors, or parts of them.

;; Checks a procedure, a vector and the bounds that may follow it, and calls `receiver` with the bounds.
(define (%with-part who proc vector position bounds receiver)
  (%check-procedure who 1 proc)
  (%check-vector who position vector)
  (let* ((length (vector-length vector))
         (start (if (pair? bounds) (car bounds) 0))
         (end (if (and (pair? bounds) (pair? (cdr bounds))) (cadr bounds) length)))
    (%check-range who (+ position 1) start end length)
    (receiver start end)))

;; Writes the elements of the list into the vector from an index on.
(define (%write! who vector at list)
  (%check-mutable who vector)
  (vector-copy! vector at (list->vector list)))

;;; Whether no element of the vector, or of the part from `start` to `end`, comes before its predecessor.
;;; (vector-sorted? < #(9 1 2 3) 1) ; => #t
(define vector-sorted?
  (case-lambda
    ((before? vector) (%vector-sorted? before? vector '()))
    ((before? vector start) (%vector-sorted? before? vector (list start)))
    ((before? vector start end) (%vector-sorted? before? vector (list start end)))))

(define (%vector-sorted? before? vector bounds)
  (%with-part 'vector-sorted? before? vector 2 bounds
    (lambda (start end)
      (let loop ((i (+ start 1)))
        (or (>= i end)
            (and (not (before? (vector-ref vector i) (vector-ref vector (- i 1))))
                 (loop (+ i 1))))))))

;;; A sorted copy of the vector, or of the part from `start` to `end`; equal elements keep their order.
;;; (vector-sort < #(3 1 2)) ; => #(1 2 3)
(define vector-sort
  (case-lambda
    ((before? vector) (%vector-sort 'vector-sort before? vector '()))
    ((before? vector start) (%vector-sort 'vector-sort before? vector (list start)))
    ((before? vector start end) (%vector-sort 'vector-sort before? vector (list start end)))))

;;; As `vector-sort`, which is stable.
;;; (vector-stable-sort < #(3 1 2)) ; => #(1 2 3)
(define vector-stable-sort
  (case-lambda
    ((before? vector) (%vector-sort 'vector-stable-sort before? vector '()))
    ((before? vector start) (%vector-sort 'vector-stable-sort before? vector (list start)))
    ((before? vector start end) (%vector-sort 'vector-stable-sort before? vector (list start end)))))

(define (%vector-sort who before? vector bounds)
  (%with-part who before? vector 2 bounds
    (lambda (start end) (list->vector (list-sort before? (vector->list vector start end))))))

;;; Sorts the vector, or the part from `start` to `end`, in place; equal elements keep their order.
;;; (let ((v (vector 9 3 1 2))) (vector-sort! < v 1) v) ; => #(9 1 2 3)
(define vector-sort!
  (case-lambda
    ((before? vector) (%vector-sort! 'vector-sort! before? vector '()))
    ((before? vector start) (%vector-sort! 'vector-sort! before? vector (list start)))
    ((before? vector start end) (%vector-sort! 'vector-sort! before? vector (list start end)))))

;;; As `vector-sort!`, which is stable.
;;; (let ((v (vector 3 1 2))) (vector-stable-sort! < v) v) ; => #(1 2 3)
(define vector-stable-sort!
  (case-lambda
    ((before? vector) (%vector-sort! 'vector-stable-sort! before? vector '()))
    ((before? vector start) (%vector-sort! 'vector-stable-sort! before? vector (list start)))
    ((before? vector start end) (%vector-sort! 'vector-stable-sort! before? vector (list start end)))))

(define (%vector-sort! who before? vector bounds)
  (%with-part who before? vector 2 bounds
    (lambda (start end) (%write! who vector start (list-sort before? (vector->list vector start end))))))

;;; The elements of two sorted vectors, or of parts of them, in a new sorted vector; of equal elements those of the
;;; first vector come first. The bounds are `start1 end1 start2 end2`.
;;; (vector-merge < #(1 4) #(2 3)) ; => #(1 2 3 4)
(define (vector-merge before? vector1 vector2 . bounds)
  (list->vector (%merge-parts 'vector-merge before? vector1 vector2 2 bounds)))

(define (%merge-parts who before? vector1 vector2 position bounds)
  (let* ((n (length bounds))
         (first (if (> n 2) (list (car bounds) (cadr bounds)) bounds))
         (second (if (> n 2) (cddr bounds) '())))
    (if (> n 4) (%wrong-type who (+ position 6) "no more arguments" (list-ref bounds 4)))
    (%check-vector who position vector1)
    (%check-vector who (+ position 1) vector2)
    (let ((part1 (%part who vector1 (+ position 2) first)) (part2 (%part who vector2 (+ position 4) second)))
      (%check-procedure who 1 before?)
      (list-merge before? part1 part2))))

;; The elements between the bounds, the first of which is the argument at `position`, in a list.
(define (%part who vector position bounds)
  (let* ((length (vector-length vector))
         (start (if (pair? bounds) (car bounds) 0))
         (end (if (and (pair? bounds) (pair? (cdr bounds))) (cadr bounds) length)))
    (%check-range who position start end length)
    (vector->list vector start end)))

;;; Writes what `vector-merge` gives into the vector `to`, from the index `start` on. The bounds of the parts follow.
;;; (let ((v (make-vector 5 0))) (vector-merge! < v #(1 4) #(2 3) 1) v) ; => #(0 1 2 3 4)
(define (vector-merge! before? to vector1 vector2 . bounds)
  (%check-vector 'vector-merge! 2 to)
  (let ((start (if (pair? bounds) (car bounds) 0))
        (merged (%merge-parts 'vector-merge! before? vector1 vector2 3 (if (pair? bounds) (cdr bounds) '()))))
    (let ((room (- (vector-length to) (length merged))))
      (if (< room 0) (%wrong-type 'vector-merge! 2 "a vector with room for the result" to))
      (%check-bound 'vector-merge! 5 start room))
    (%write! 'vector-merge! to start merged)))

;;; The vector, or the part from `start` to `end`, with only the first of neighbours that are the same.
;;; (vector-delete-neighbor-dups = #(1 1 2 7 7 7 0 -2 -2) 3 7) ; => #(7 0)
(define vector-delete-neighbor-dups
  (case-lambda
    ((same? vector) (%vector-thin same? vector '()))
    ((same? vector start) (%vector-thin same? vector (list start)))
    ((same? vector start end) (%vector-thin same? vector (list start end)))))

(define (%vector-thin same? vector bounds)
  (%with-part 'vector-delete-neighbor-dups same? vector 2 bounds
    (lambda (start end) (list->vector (%thin same? (vector->list vector start end))))))

;;; Moves the first of each run of neighbours that are the same to the beginning of the vector, or of the part from
;;; `start` to `end`, and returns the index behind the last of them.
;;; (let ((v (vector 0 0 1 1 2))) (list (vector-delete-neighbor-dups! = v) v)) ; => (3 #(0 1 2 1 2))
(define vector-delete-neighbor-dups!
  (case-lambda
    ((same? vector) (%vector-thin! same? vector '()))
    ((same? vector start) (%vector-thin! same? vector (list start)))
    ((same? vector start end) (%vector-thin! same? vector (list start end)))))

(define (%vector-thin! same? vector bounds)
  (%with-part 'vector-delete-neighbor-dups! same? vector 2 bounds
    (lambda (start end)
      (let ((kept (%thin same? (vector->list vector start end))))
        (%write! 'vector-delete-neighbor-dups! vector start kept)
        (+ start (length kept))))))
