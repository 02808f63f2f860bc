;;;; Ranges: sequences that are known by their length and by a procedure that gives the element at an index. A part of
;;;; a range is the same procedure and another offset.

(define-record-type range-object
  (%range length offset indexer)
  %range?
  (length %length)
  (offset %offset)
  (indexer %indexer))

(define (%check-range-object who position object)
  (if (not (%range? object)) (%wrong-type who position "a range" object)))

(define (%ref range i)
  ((%indexer range) (+ (%offset range) i)))

;;; The range of `length` elements, which the procedure gives for the indices from 0 on.
;;; (range->list (range 4 square)) ; => (0 1 4 9)
(define (range length indexer)
  (%check-index 'range 1 length)
  (%check-procedure 'range 2 indexer)
  (%range length 0 indexer))

;;; The range of numbers from `start` up to but without `end`, `step` (1 when left out) apart.
;;; (range->list (numeric-range 5 -5 -3)) ; => (5 2 -1 -4)
(define numeric-range
  (case-lambda
    ((start end) (numeric-range start end 1))
    ((start end step)
     (%check-real 'numeric-range 1 start)
     (%check-real 'numeric-range 2 end)
     (%check-real 'numeric-range 3 step)
     (if (zero? step) (%out-of-range 'numeric-range 3 "a step other than zero" step))
     (%range (%numeric-length start end step) 0 (lambda (i) (+ start (* i step)))))))

;; Rounding may be wrong by one place.
(define (%numeric-length start end step)
  (let ((inside? (if (positive? step)
                     (lambda (n) (< (+ start (* n step)) end))
                     (lambda (n) (> (+ start (* n step)) end))))
        (estimate (ceiling (/ (- end start) step))))
    (if (not (finite? estimate)) (%wrong-type 'numeric-range 2 "an end that can be reached" end))
    (let ((n (max 0 (exact estimate))))
      (cond ((inside? n) (+ n 1))
            ((and (> n 0) (not (inside? (- n 1)))) (- n 1))
            (else n)))))

;;; The range of `length` numbers from `start` (0 when left out), `step` (1 when left out) apart.
;;; (range->list (iota-range 3 10 5)) ; => (10 15 20)
(define iota-range
  (case-lambda
    ((length) (iota-range length 0 1))
    ((length start) (iota-range length start 1))
    ((length start step)
     (%check-index 'iota-range 1 length)
     (%check-real 'iota-range 2 start)
     (%check-real 'iota-range 3 step)
     (%range length 0 (lambda (i) (+ start (* i step)))))))

;;; The range of the elements of the vector, which is not copied.
;;; (range->list (vector-range #(1 3 5))) ; => (1 3 5)
(define (vector-range vector)
  (%check-vector 'vector-range 1 vector)
  (%vector->range vector))

(define (%vector->range vector)
  (%range (vector-length vector) 0 (lambda (i) (vector-ref vector i))))

;;; The range of the elements of a copy of the vector.
;;; (range->list (vector->range #(1 3 5))) ; => (1 3 5)
(define (vector->range vector)
  (%check-vector 'vector->range 1 vector)
  (%vector->range (vector-copy vector)))

;;; The range of the characters of the string, which is not copied.
;;; (range->list (string-range "abc")) ; => (#\a #\b #\c)
(define (string-range string)
  (if (not (string? string)) (%wrong-type 'string-range 1 "a string" string))
  (%range (string-length string) 0 (lambda (i) (string-ref string i))))

;;; The range of the elements of the ranges, one range after the other.
;;; (range->list (range-append (numeric-range 0 3) (numeric-range 7 9))) ; => (0 1 2 7 8)
(define (range-append . ranges)
  (let loop ((rest ranges) (position 1))
    (if (pair? rest)
        (begin
          (%check-range-object 'range-append position (car rest))
          (loop (cdr rest) (+ position 1)))))
  (%vector->range (apply vector-append (map range->vector ranges))))

;;; The range of the elements in the opposite order.
;;; (range->list (range-reverse (numeric-range 1 4))) ; => (3 2 1)
(define (range-reverse range)
  (%check-range-object 'range-reverse 1 range)
  (let ((last (- (%length range) 1)))
    (%range (%length range) 0 (lambda (i) (%ref range (- last i))))))

;;; Whether the object is a range.
;;; (range? (numeric-range 0 3)) ; => #t
(define (range? object) (%range? object))

;;; Whether the ranges have the same length and their elements are the same by the predicate.
;;; (range=? = (numeric-range 0 3) (vector-range #(0 1 2))) ; => #t
(define (range=? same? range . ranges)
  (%check-procedure 'range=? 1 same?)
  (%shortest 'range=? 2 (cons range ranges))
  (every (lambda (other)
           (and (= (%length range) (%length other))
                (not (%search (lambda (i) (not (same? (%ref range i) (%ref other i)))) 0 (%length range) 1))))
         ranges))

;;; How many elements the range has.
;;; (range-length (numeric-range 10 30)) ; => 20
(define (range-length range)
  (%check-range-object 'range-length 1 range)
  (%length range))

(define (%element who range index position)
  (if (= (%length range) 0) (%wrong-type who 1 "a range with elements" range))
  (%check-bound who position index (- (%length range) 1))
  (%ref range index))

;;; The element of the range at an index.
;;; (range-ref (numeric-range 10 30) 5) ; => 15
(define (range-ref range index)
  (%check-range-object 'range-ref 1 range)
  (%element 'range-ref range index 2))

;;; The first element of the range.
;;; (range-first (numeric-range 10 30)) ; => 10
(define (range-first range)
  (%check-range-object 'range-first 1 range)
  (%element 'range-first range 0 1))

;;; The last element of the range.
;;; (range-last (numeric-range 10 30)) ; => 29
(define (range-last range)
  (%check-range-object 'range-last 1 range)
  (%element 'range-last range (max 0 (- (%length range) 1)) 1))
