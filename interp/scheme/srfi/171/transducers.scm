;;;; Transducers: procedures from reducers to reducers. A reducer gives its identity without arguments, finishes a
;;;; result with one, and combines a result and an input with two. State is made anew when a transducer is applied.

;; The reducer with another way to combine.
(define (%with-step reducer step)
  (case-lambda
    (() (reducer))
    ((result) (reducer result))
    ((result input) (step result input))))

;;; The transducer that applies the procedure to each value.
;;; (list-transduce (tmap -) rcons '(1 2)) ; => (-1 -2)
(define (tmap proc)
  (%check-procedure 'tmap 1 proc)
  (lambda (reducer)
    (%with-step reducer (lambda (result input) (reducer result (proc input))))))

;;; The transducer that lets the values pass that satisfy the predicate.
;;; (list-transduce (tfilter odd?) rcons '(1 2 3)) ; => (1 3)
(define (tfilter keep?)
  (%check-procedure 'tfilter 1 keep?)
  (lambda (reducer)
    (%with-step reducer (lambda (result input) (if (keep? input) (reducer result input) result)))))

;;; The transducer that lets the values pass that do not satisfy the predicate.
;;; (list-transduce (tremove odd?) rcons '(1 2 3)) ; => (2)
(define (tremove drop?)
  (%check-procedure 'tremove 1 drop?)
  (tfilter (lambda (input) (not (drop? input)))))

;;; The transducer that applies the procedure and lets the results pass that are not `#f`.
;;; (list-transduce (tfilter-map (lambda (x) (and (odd? x) (* x x)))) rcons '(1 2 3)) ; => (1 9)
(define (tfilter-map proc)
  (%check-procedure 'tfilter-map 1 proc)
  (lambda (reducer)
    (%with-step reducer
      (lambda (result input)
        (let ((output (proc input)))
          (if output (reducer result output) result))))))

;;; The transducer that replaces the values that are keys of the mapping: an association list, a hash table, or a
;;; procedure that returns the replacement.
;;; (list-transduce (treplace '((1 . one))) rcons '(1 2)) ; => (one 2)
(define (treplace mapping)
  (cond ((list? mapping)
         (tmap (lambda (input)
                 (let ((entry (assoc input mapping)))
                   (if entry (cdr entry) input)))))
        ((hash-table? mapping)
         (tmap (lambda (input) (hash-table-ref/default mapping input input))))
        ((procedure? mapping) (tmap mapping))
        (else (%wrong-type 'treplace 1 "an association list, a hash table or a procedure" mapping))))

;;; The transducer that lets all but the first `n` values pass.
;;; (list-transduce (tdrop 2) rcons '(1 2 3)) ; => (3)
(define (tdrop n)
  (%check-index 'tdrop 1 n)
  (lambda (reducer)
    (let ((left n))
      (%with-step reducer
        (lambda (result input)
          (if (= left 0)
              (reducer result input)
              (begin
                (set! left (- left 1))
                result)))))))

;;; The transducer that ends after the first `n` values.
;;; (list-transduce (ttake 2) rcons '(1 2 3)) ; => (1 2)
(define (ttake n)
  (%check-index 'ttake 1 n)
  (lambda (reducer)
    (let ((left n))
      (%with-step reducer
        (lambda (result input)
          (if (= left 0)
              (ensure-reduced result)
              (begin
                (set! left (- left 1))
                (let ((result (reducer result input)))
                  (if (= left 0) (ensure-reduced result) result)))))))))

;;; The transducer that lets the values pass from the first that does not satisfy the predicate on.
;;; (list-transduce (tdrop-while odd?) rcons '(1 3 4 5)) ; => (4 5)
(define (tdrop-while drop?)
  (%check-procedure 'tdrop-while 1 drop?)
  (lambda (reducer)
    (let ((dropping? #t))
      (%with-step reducer
        (lambda (result input)
          (if (and dropping? (drop? input))
              result
              (begin
                (set! dropping? #f)
                (reducer result input))))))))

;;; The transducer that ends before the first value that does not satisfy the predicate. The result is then what
;;; `(finish result input)` returns, by default the result so far.
;;; (list-transduce (ttake-while odd?) rcons '(1 3 4 5)) ; => (1 3)
(define ttake-while
  (case-lambda
    ((keep?) (ttake-while keep? (lambda (result input) result)))
    ((keep? finish)
     (%check-procedure 'ttake-while 1 keep?)
     (%check-procedure 'ttake-while 2 finish)
     (lambda (reducer)
       (%with-step reducer
         (lambda (result input)
           (if (keep? input)
               (reducer result input)
               (ensure-reduced (finish result input)))))))))

;;; The transducer that sends the elements of each value, which is a list.
;;; (list-transduce tconcatenate rcons '((1 2) () (3))) ; => (1 2 3)
(define (tconcatenate reducer)
  (%check-procedure 'tconcatenate 1 reducer)
  (let ((inner (preserving-reduced reducer)))
    (%with-step reducer (lambda (result input) (list-reduce inner result input)))))

;;; The transducer that sends the elements of the lists that the procedure returns.
;;; (list-transduce (tappend-map (lambda (x) (list x x))) rcons '(1 2)) ; => (1 1 2 2)
(define (tappend-map proc)
  (%check-procedure 'tappend-map 1 proc)
  (lambda (reducer) ((tmap proc) (tconcatenate reducer))))

;;; The transducer that sends the elements of lists, of lists in lists, and so on.
;;; (list-transduce tflatten rcons '((1 2) 3 (4 (5)))) ; => (1 2 3 4 5)
(define (tflatten reducer)
  (%check-procedure 'tflatten 1 reducer)
  (define (step result input)
    (if (list? input)
        (list-reduce (preserving-reduced step) result input)
        (reducer result input)))
  (%with-step reducer step))
