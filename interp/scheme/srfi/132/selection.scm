;;;; Elements by their rank. A part of a vector is divided by one of its elements into what comes before it, what is
;;;; equal and what comes after; only the third that holds the wanted rank is divided further. The element is
;;;; the median of the medians of groups of five, so that no order of the input makes it take quadratic time.

;; Three lists: the elements before, equal to and after the pivot.
(define (%divide before? pivot elements receiver)
  (let loop ((rest elements) (smaller '()) (equal '()) (greater '()))
    (cond ((null? rest) (receiver smaller equal greater))
          ((before? (car rest) pivot) (loop (cdr rest) (cons (car rest) smaller) equal greater))
          ((before? pivot (car rest)) (loop (cdr rest) smaller equal (cons (car rest) greater)))
          (else (loop (cdr rest) smaller (cons (car rest) equal) greater)))))

;; The medians of groups of five.
(define (%medians before? elements)
  (let loop ((rest elements) (left (length elements)) (medians '()))
    (cond ((= left 0) medians)
          (else
           (let* ((n (min left 5)) (group (list-sort before? (%first rest n))))
             (loop (list-tail rest n) (- left n) (cons (list-ref group (quotient (- n 1) 2)) medians)))))))

(define (%first list n)
  (if (= n 0) '() (cons (car list) (%first (cdr list) (- n 1)))))

;; The element of the given rank.
(define (%select before? elements rank)
  (let ((n (length elements)))
    (if (<= n 10)
        (list-ref (list-sort before? elements) rank)
        (let ((pivot (let ((medians (%medians before? elements)))
                       (%select before? medians (quotient (length medians) 2)))))
          (%divide before? pivot elements
            (lambda (smaller equal greater)
              (let ((below (length smaller)) (same (length equal)))
                (cond ((< rank below) (%select before? smaller rank))
                      ((< rank (+ below same)) pivot)
                      (else (%select before? greater (- rank below same)))))))))))

;;; The element with `rank` smaller ones in the vector, or in the part from `start` to `end`, in linear time.
;;; (vector-select! < (vector 30 10 50 20) 1) ; => 20
(define vector-select!
  (case-lambda
    ((before? vector rank) (%vector-select before? vector rank '()))
    ((before? vector rank start) (%vector-select before? vector rank (list start)))
    ((before? vector rank start end) (%vector-select before? vector rank (list start end)))))

(define (%vector-select before? vector rank bounds)
  (%with-ranked-part 'vector-select! before? vector rank 1 bounds
    (lambda (start end) (%select before? (vector->list vector start end) rank))))

;; As `%with-part`, with a rank between vector and bounds that leaves room for `above` elements.
(define (%with-ranked-part who before? vector rank above bounds receiver)
  (%check-procedure who 1 before?)
  (%check-vector who 2 vector)
  (let* ((length (vector-length vector))
         (start (if (pair? bounds) (car bounds) 0))
         (end (if (and (pair? bounds) (pair? (cdr bounds))) (cadr bounds) length)))
    (%check-range who 4 start end length)
    (if (< (- end start) above) (%wrong-type who 2 "a vector with elements" vector))
    (%check-bound who 3 rank (- end start above))
    (receiver start end)))

;;; Moves the `count` smallest elements of the vector, or of the part from `start` to `end`, before the others, in
;;; linear time.
;;; (let ((v (vector 5 1 4 2))) (vector-separate! < v 2) (list-sort < (vector->list v 0 2))) ; => (1 2)
(define vector-separate!
  (case-lambda
    ((before? vector count) (%vector-separate before? vector count '()))
    ((before? vector count start) (%vector-separate before? vector count (list start)))
    ((before? vector count start end) (%vector-separate before? vector count (list start end)))))

(define (%vector-separate before? vector count bounds)
  (%with-ranked-part 'vector-separate! before? vector count 0 bounds
    (lambda (start end)
      (if (< 0 count (- end start))
          (let* ((elements (vector->list vector start end)) (pivot (%select before? elements (- count 1))))
            (%divide before? pivot elements
              (lambda (smaller equal greater) (%write! 'vector-separate! vector start (append smaller equal greater)))))))))

(define (%mean a b) (/ (+ a b) 2))

;;; The middle element of the vector in its order; of two middle ones, `mean` makes one, by default their
;;; arithmetic mean. An empty vector gives `knil`.
;;; (vector-find-median < #(7 1 3 2) 0) ; => 5/2
(define vector-find-median
  (case-lambda
    ((before? vector knil) (vector-find-median before? vector knil %mean))
    ((before? vector knil mean)
     (%check-procedure 'vector-find-median 1 before?)
     (%check-vector 'vector-find-median 2 vector)
     (%check-procedure 'vector-find-median 4 mean)
     (let* ((n (vector-length vector)) (half (quotient n 2)) (elements (vector->list vector)))
       (cond ((= n 0) knil)
             ((odd? n) (%select before? elements half))
             (else (mean (%select before? elements (- half 1)) (%select before? elements half))))))))

;;; Sorts the vector in place and returns what `vector-find-median` returns.
;;; (let ((v (vector 3 1 2))) (list (vector-find-median! < v 0) v)) ; => (2 #(1 2 3))
(define vector-find-median!
  (case-lambda
    ((before? vector knil) (vector-find-median! before? vector knil %mean))
    ((before? vector knil mean)
     (%check-procedure 'vector-find-median! 1 before?)
     (%check-vector 'vector-find-median! 2 vector)
     (%check-procedure 'vector-find-median! 4 mean)
     (%write! 'vector-find-median! vector 0 (list-sort before? (vector->list vector)))
     (let* ((n (vector-length vector)) (half (quotient n 2)))
       (cond ((= n 0) knil)
             ((odd? n) (vector-ref vector half))
             (else (mean (vector-ref vector (- half 1)) (vector-ref vector half))))))))
