;;;; Sorting: a stable merge sort of lists. It never mutates what it has built, so `before?` may be left and
;;;; re-entered by continuations. Vectors are sorted through lists.

;;; A sorted copy of a list or vector; elements that are equal for `before?` keep their order.
;;; (sort '(3 1 2) <) ; => (1 2 3)
;;; (sort #("pear" "fig") string<?) ; => #("fig" "pear")
(define (sort sequence before?)
  (%check-procedure 'sort 2 before?)
  (cond ((vector? sequence) (list->vector (%merge-sort (vector->list sequence) before?)))
        ((list? sequence) (%merge-sort sequence before?))
        (else (%wrong-type 'sort 1 "a list or a vector" sequence))))

;;; A sorted copy of a list; elements that are equal for `before?` keep their order.
;;; (list-sort < '(3 1 2)) ; => (1 2 3)
(define (list-sort before? list)
  (%check-procedure 'list-sort 1 before?)
  (if (not (list? list)) (%wrong-type 'list-sort 2 "a list" list))
  (%merge-sort list before?))

;;; Sorts a vector in place; elements that are equal for `before?` keep their order.
;;; (let ((v (vector 3 1 2))) (sort! v <) v) ; => #(1 2 3)
(define (sort! vector before?)
  (if (not (vector? vector)) (%wrong-type 'sort! 1 "a vector" vector))
  (%check-procedure 'sort! 2 before?)
  (let loop ((i 0) (sorted (%merge-sort (vector->list vector) before?)))
    (if (pair? sorted)
        (begin
          (vector-set! vector i (car sorted))
          (loop (+ i 1) (cdr sorted))))))

;;; Whether no element of the list or vector comes before its predecessor.
;;; (sorted? '(1 2 2 3) <) ; => #t
(define (sorted? sequence before?)
  (%check-procedure 'sorted? 2 before?)
  (let ((elements
         (cond ((vector? sequence) (vector->list sequence))
               ((list? sequence) sequence)
               (else (%wrong-type 'sorted? 1 "a list or a vector" sequence)))))
    (or (null? elements)
        (let loop ((first (car elements)) (rest (cdr elements)))
          (or (null? rest)
              (and (not (before? (car rest) first))
                   (loop (car rest) (cdr rest))))))))

(define (%merge-sort list before?)
  (%sort-first list (length list) before?))

;;; Sorts the first `n` elements.
(define (%sort-first list n before?)
  (cond ((= n 0) '())
        ((= n 1) (cons (car list) '()))
        ((= n 2)
         (let ((a (car list)) (b (cadr list)))
           (if (before? b a) (cons b (cons a '())) (cons a (cons b '())))))
        (else
         (let ((half (quotient n 2)))
           (let* ((left (%sort-first list half before?))
                  (right (%sort-first (list-tail list half) (- n half) before?)))
             (%merge left right before?))))))

(define (%merge left right before?)
  (let loop ((left left) (right right) (merged '()))
    (cond ((null? left) (append-reverse merged right))
          ((null? right) (append-reverse merged left))
          ((before? (car right) (car left)) (loop left (cdr right) (cons (car right) merged)))
          (else (loop (cdr left) right (cons (car left) merged))))))
