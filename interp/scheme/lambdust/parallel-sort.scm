;;;; The parallel sort: a stable merge sort between two vectors that take turns, so that it allocates nothing and no
;;;; collection stops its workers. Halves are sorted at the same time, and long runs are merged in parts (parallel merge,
;;;; Cormen, Leiserson, Rivest and Stein, Introduction to Algorithms, third edition, 27.3). `sort` is for one worker and
;;;; lets continuations re-enter `before?`; here they cannot, since a fork has its own.

;;; A sorted copy of a list or vector, as `sort` gives it; parts are sorted at the same time. Elements that are equal
;;; for `before?` keep their order.
;;; (psort '(3 1 2) <) ; => (1 2 3)
(define (psort sequence before?)
  (%check-procedure 'psort 2 before?)
  (let* ((elements (%elements 'psort 1 sequence))
         (sorted (vector-copy elements))
         (spare (if (vector? sequence) (vector-copy elements) elements))
         (n (vector-length sorted)))
    (if (<= n %sorted-alone)
        (%sort-part! spare sorted 0 n before?)
        (%in-scope (lambda (scope) (%psort-part! scope spare sorted 0 n before?)) #t))
    (if (vector? sequence) sorted (vector->list sorted))))

;;; So many elements are sorted, or merged, by one fiber.
(define %sorted-alone 1024)

;;; Sorts a part of `sorted`; that of `spare` has the same elements before, and any afterwards.
(define (%psort-part! scope spare sorted from to before?)
  (if (<= (- to from) %sorted-alone)
      (%sort-part! spare sorted from to before?)
      (let ((middle (quotient (+ from to) 2)))
        (%both scope
          (lambda () (%psort-part! scope sorted spare from middle before?))
          (lambda () (%psort-part! scope sorted spare middle to before?)))
        (%pmerge! scope spare from middle middle to sorted from before?))))

(define (%sort-part! spare sorted from to before?)
  (if (< (- to from) 8)
      (%insert-each! sorted from to before?)
      (let ((middle (quotient (+ from to) 2)))
        (%sort-part! sorted spare from middle before?)
        (%sort-part! sorted spare middle to before?)
        (%merge-runs! spare from middle middle to sorted from before?))))

(define (%insert-each! vector from to before?)
  (let next ((i (+ from 1)))
    (if (< i to)
        (let ((element (vector-ref vector i)))
          (let back ((j i))
            (if (and (> j from) (before? element (vector-ref vector (- j 1))))
                (begin
                  (vector-set! vector j (vector-ref vector (- j 1)))
                  (back (- j 1)))
                (vector-set! vector j element)))
          (next (+ i 1))))))

;;; Merges two sorted runs, `from1` to `to1` and `from2` to `to2`, into `target` from `at` on.
(define (%merge-runs! runs from1 to1 from2 to2 target at before?)
  (let loop ((i from1) (j from2) (at at))
    (cond ((= i to1) (vector-copy! target at runs j to2))
          ((= j to2) (vector-copy! target at runs i to1))
          (else
           (let ((one (vector-ref runs i)) (other (vector-ref runs j)))
             (if (before? other one)
                 (begin
                   (vector-set! target at other)
                   (loop i (+ j 1) (+ at 1)))
                 (begin
                   (vector-set! target at one)
                   (loop (+ i 1) j (+ at 1)))))))))

;;; The same in parts: the middle element of the longer run cuts the other one too. What is equal to it stays before it
;;; in the first run, and behind it in the second.
(define (%pmerge! scope runs from1 to1 from2 to2 target at before?)
  (define (merge-around cut1 cut2)
    (%both scope
      (lambda () (%pmerge! scope runs from1 cut1 from2 cut2 target at before?))
      (lambda ()
        (let ((at (+ at (- cut1 from1) (- cut2 from2))))
          (%pmerge! scope runs cut1 to1 cut2 to2 target at before?)))))
  (let ((n1 (- to1 from1)) (n2 (- to2 from2)))
    (cond ((<= (+ n1 n2) %sorted-alone) (%merge-runs! runs from1 to1 from2 to2 target at before?))
          ((>= n1 n2)
           (let* ((cut (+ from1 (quotient n1 2))) (element (vector-ref runs cut)))
             (merge-around cut (%first-that runs from2 to2 (lambda (other) (not (before? other element)))))))
          (else
           (let* ((cut (+ from2 (quotient n2 2))) (element (vector-ref runs cut)))
             (merge-around (%first-that runs from1 to1 (lambda (other) (before? element other))) cut))))))

;;; The first index of a part that passes a test, as do all behind it; the end of the part if none does.
(define (%first-that vector from to passes?)
  (if (< from to)
      (let ((middle (quotient (+ from to) 2)))
        (if (passes? (vector-ref vector middle))
            (%first-that vector from middle passes?)
            (%first-that vector (+ middle 1) to passes?)))
      from))

;;; Runs two thunks at the same time.
(define (%both scope one other)
  (let ((first (%fork scope one)))
    (other)
    (touch first)))
