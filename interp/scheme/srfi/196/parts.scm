;;;; Parts of ranges, which take constant time and space, and conversions.

(define (%part range start end)
  (%range (- end start) (+ (%offset range) start) (%indexer range)))

(define (%check-part who range count)
  (%check-range-object who 1 range)
  (%check-bound who 2 count (%length range)))

;;; Two ranges: the first `index` elements and the others.
;;; (call-with-values
;;;  (lambda () (range-split-at (numeric-range 0 4) 1))
;;;  (lambda (a b) (list (range->list a) (range->list b)))) ; => ((0) (1 2 3))
(define (range-split-at range index)
  (%check-part 'range-split-at range index)
  (values (%part range 0 index) (%part range index (%length range))))

;;; The range of the elements from `start` up to but without `end`.
;;; (range->list (subrange (numeric-range 5 15) 5 8)) ; => (10 11 12)
(define (subrange range start end)
  (%check-range-object 'subrange 1 range)
  (%check-range 'subrange 2 start end (%length range))
  (if (> start end) (%out-of-range 'subrange 2 (string-append "an index from 0 to " (number->string end)) start))
  (%part range start end))

;;; The list of the parts of `length` elements; the last may be shorter.
;;; (map range->list (range-segment (numeric-range 0 5) 2)) ; => ((0 1) (2 3) (4))
(define (range-segment range length)
  (%check-range-object 'range-segment 1 range)
  (if (not (and (exact-integer? length) (> length 0)))
      (%wrong-type 'range-segment 2 "a positive integer" length))
  (let ((size (%length range)))
    (let loop ((start 0) (parts '()))
      (if (< start size)
          (loop (+ start length) (cons (%part range start (min size (+ start length))) parts))
          (reverse parts)))))

;;; The range of the first `count` elements.
;;; (range->list (range-take (numeric-range 0 10) 3)) ; => (0 1 2)
(define (range-take range count)
  (%check-part 'range-take range count)
  (%part range 0 count))

;;; The range of the last `count` elements.
;;; (range->list (range-take-right (numeric-range 0 10) 3)) ; => (7 8 9)
(define (range-take-right range count)
  (%check-part 'range-take-right range count)
  (%part range (- (%length range) count) (%length range)))

;;; The range of all but the first `count` elements.
;;; (range->list (range-drop (numeric-range 0 5) 3)) ; => (3 4)
(define (range-drop range count)
  (%check-part 'range-drop range count)
  (%part range count (%length range)))

;;; The range of all but the last `count` elements.
;;; (range->list (range-drop-right (numeric-range 0 5) 3)) ; => (0 1)
(define (range-drop-right range count)
  (%check-part 'range-drop-right range count)
  (%part range 0 (- (%length range) count)))

;; The index of the first element that does not satisfy the predicate, or the length.
(define (%prefix who inside? range)
  (%check-procedure who 1 inside?)
  (%check-range-object who 2 range)
  (or (%search (lambda (i) (not (inside? (%ref range i)))) 0 (%length range) 1)
      (%length range)))

;; The index behind the last element that does not satisfy the predicate, or 0.
(define (%suffix who inside? range)
  (%check-procedure who 1 inside?)
  (%check-range-object who 2 range)
  (+ 1 (or (%search (lambda (i) (not (inside? (%ref range i)))) (- (%length range) 1) -1 -1) -1)))

;;; The longest beginning whose elements satisfy the predicate.
;;; (range->list (range-take-while odd? (vector-range #(1 3 4 5)))) ; => (1 3)
(define (range-take-while keep? range)
  (%part range 0 (%prefix 'range-take-while keep? range)))

;;; The longest end whose elements satisfy the predicate.
;;; (range->list (range-take-while-right odd? (vector-range #(1 4 3 5)))) ; => (3 5)
(define (range-take-while-right keep? range)
  (%part range (%suffix 'range-take-while-right keep? range) (%length range)))

;;; The range without the longest beginning whose elements satisfy the predicate.
;;; (range->list (range-drop-while odd? (vector-range #(1 3 4 5)))) ; => (4 5)
(define (range-drop-while drop? range)
  (%part range (%prefix 'range-drop-while drop? range) (%length range)))

;;; The range without the longest end whose elements satisfy the predicate.
;;; (range->list (range-drop-while-right odd? (vector-range #(1 4 3 5)))) ; => (1 4)
(define (range-drop-while-right drop? range)
  (%part range 0 (%suffix 'range-drop-while-right drop? range)))

;;; The list of the elements.
;;; (range->list (numeric-range 0 3)) ; => (0 1 2)
(define (range->list range)
  (%check-range-object 'range->list 1 range)
  (list-tabulate (%length range) (lambda (i) (%ref range i))))

;;; The vector of the elements.
;;; (range->vector (numeric-range 0 3)) ; => #(0 1 2)
(define (range->vector range)
  (%check-range-object 'range->vector 1 range)
  (build-vector (%length range) (lambda (i) (%ref range i))))

;;; The string of the elements, which are characters.
;;; (range->string (range 3 (lambda (i) (integer->char (+ i 65))))) ; => "ABC"
(define (range->string range)
  (%check-range-object 'range->string 1 range)
  (let ((elements (range->list range)))
    (if (not (every char? elements)) (%wrong-type 'range->string 1 "a range of characters" range))
    (list->string elements)))

;;; The generator of the elements, as SRFI 158 has them.
;;; (let ((g (range->generator (numeric-range 0 1)))) (list (g) (eof-object? (g)))) ; => (0 #t)
(define (range->generator range)
  (%check-range-object 'range->generator 1 range)
  (let ((i 0))
    (lambda ()
      (if (= i (%length range))
          (eof-object)
          (let ((element (%ref range i)))
            (set! i (+ i 1))
            element)))))
