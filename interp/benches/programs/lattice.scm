;;;; Higher-order procedures: how many monotone maps there are between lattices made of a lattice of two
;;;; elements by taking pairs.
;; measured at size 4
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 3))
;; A lattice is its elements and its order, a procedure that says less, more, equal or unrelated.
(define-record-type <lattice> (lattice elements compare) lattice?
  (elements elements) (compare compare))

(define two
  (lattice '(low high)
           (lambda (a b)
             (cond ((eq? a b) 'equal)
                   ((eq? a 'low) 'less)
                   (else 'more)))))

(define (pairs-of l)
  (lattice
   (apply append
          (map (lambda (a) (map (lambda (b) (cons a b)) (elements l))) (elements l)))
   (lambda (a b)
     (join-order ((compare l) (car a) (car b)) ((compare l) (cdr a) (cdr b))))))
(define (join-order first second)
  (cond ((eq? first second) first)
        ((eq? first 'equal) second)
        ((eq? second 'equal) first)
        (else 'unrelated)))

;; Elements are given values one after the other; `chosen` has those of the elements before.
(define (count-monotone from to)
  (let assign ((rest (elements from)) (chosen '()))
    (if (null? rest)
        1
        (apply +
               (map (lambda (value)
                      (if (fits? (car rest) value chosen (compare from) (compare to))
                          (assign (cdr rest) (cons (cons (car rest) value) chosen))
                          0))
                    (elements to))))))
(define (fits? element value chosen compare-from compare-to)
  (let all ((rest chosen))
    (or (null? rest)
        (and (in-order? (compare-from element (caar rest)) (compare-to value (cdar rest)))
             (all (cdr rest))))))
(define (in-order? before after)
  (case before
    ((less) (or (eq? after 'less) (eq? after 'equal)))
    ((more) (or (eq? after 'more) (eq? after 'equal)))
    ((equal) (eq? after 'equal))
    (else #t)))

(define four (pairs-of two))
(define sixteen (pairs-of four))
(write (list (count-monotone two two) (count-monotone two four) (count-monotone four four)))
(newline)
(write (list (count-monotone sixteen two) (count-monotone four sixteen)))
(newline)
(if (< 3 size)
    (begin
      (write (count-monotone sixteen four))
      (newline)))
; prints (3 9 36)
; prints (168 1296)
