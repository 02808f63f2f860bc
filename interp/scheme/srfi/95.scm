;;;; Sorting and merging of lists, vectors and strings alike, with an optional key, over SRFI 132. The key of each
;;;; element is computed once.

(define (%check-sequence who position value)
  (if (not (or (list? value) (vector? value) (string? value)))
      (%wrong-type who position "a list, a vector or a string" value)))

(define (%check-arguments who sequence before? key)
  (%check-sequence who 1 sequence)
  (%check-procedure who 2 before?)
  (%check-procedure who 3 key))

(define (%elements sequence)
  (cond ((vector? sequence) (vector->list sequence))
        ((string? sequence) (string->list sequence))
        (else sequence)))

(define (%like sequence list)
  (cond ((vector? sequence) (list->vector list))
        ((string? sequence) (list->string list))
        (else list)))

;; The elements with their keys in front.
(define (%keyed list key)
  (map (lambda (x) (cons (key x) x)) list))

(define (%by-key before?)
  (lambda (a b) (before? (car a) (car b))))

(define (%sort list before? key)
  (map cdr (list-sort (%by-key before?) (%keyed list key))))

;;; Whether no element of the list, vector or string comes before its predecessor, by their keys when a key is given.
;;; (sorted? '(-1 2 -3) < abs) ; => #t
(define sorted?
  (case-lambda
    ((sequence before?) (sorted? sequence before? values))
    ((sequence before? key)
     (%check-arguments 'sorted? sequence before? key)
     (list-sorted? before? (map key (%elements sequence))))))

;;; A sorted copy of the list, vector or string, by the keys of the elements when a key is given; equal elements keep
;;; their order.
;;; (sort '(3 -1 2) < abs) ; => (-1 2 3)
(define sort
  (case-lambda
    ((sequence before?) (sort sequence before? values))
    ((sequence before? key)
     (%check-arguments 'sort sequence before? key)
     (%like sequence (%sort (%elements sequence) before? key)))))

;;; Sorts a vector or a string in place, or a list into the pairs it has, and returns it.
;;; (sort! (vector 3 1 2) <) ; => #(1 2 3)
(define sort!
  (case-lambda
    ((sequence before?) (sort! sequence before? values))
    ((sequence before? key)
     (%check-arguments 'sort! sequence before? key)
     (if (not (null? sequence)) (%check-mutable 'sort! sequence))
     (let ((sorted (%sort (%elements sequence) before? key)))
       (cond ((vector? sequence) (vector-copy! sequence 0 (list->vector sorted)))
             ((string? sequence) (string-copy! sequence 0 (list->string sorted)))
             (else (%replace! sequence sorted)))
       sequence))))

(define (%replace! list elements)
  (if (pair? list)
      (begin
        (set-car! list (car elements))
        (%replace! (cdr list) (cdr elements)))))

;;; The elements of two sorted lists, vectors or strings in one that is sorted; of equal elements those of the first come
;;; first.
;;; (merge '(1 4) '(2 3) <) ; => (1 2 3 4)
(define merge
  (case-lambda
    ((sequence1 sequence2 before?) (merge sequence1 sequence2 before? values))
    ((sequence1 sequence2 before? key)
     (%check-sequence 'merge 1 sequence1)
     (%check-sequence 'merge 2 sequence2)
     (if (and (string? sequence1) (not (every char? (%elements sequence2))))
         (%wrong-type 'merge 2 "characters, as the string before it" sequence2))
     (%check-procedure 'merge 3 before?)
     (%check-procedure 'merge 4 key)
     (%like sequence1
            (map cdr
                 (list-merge (%by-key before?)
                             (%keyed (%elements sequence1) key)
                             (%keyed (%elements sequence2) key)))))))
