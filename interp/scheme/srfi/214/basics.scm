;;;; Flexible vectors: a vector with spare room at its end, and how many of its elements are in use. Room is doubled
;;;; when it does not suffice, so that adding an element at the end takes constant time on average.

(define-record-type flexvector-object
  (%flexvector length elements)
  %flexvector?
  (length %length %set-length!)
  (elements %elements %set-elements!))

(define (%check-flexvector who position object)
  (if (not (%flexvector? object)) (%wrong-type who position "a flexvector" object)))

;; The flexvector that takes over a vector, which nobody else uses.
(define (%own vector) (%flexvector (vector-length vector) vector))

;; The elements in a vector of their own.
(define (%exact fv) (vector-copy (%elements fv) 0 (%length fv)))

;; Calls `receiver` with the bounds moved into the range of the flexvector, as this library does with bounds.
(define (%clamped who position start end length receiver)
  (define (clamp bound position)
    (if (not (exact-integer? bound)) (%wrong-type who position "an index" bound))
    (max 0 (min bound length)))
  (let ((start (clamp start position)) (end (if end (clamp end (+ position 1)) length)))
    (if (< end start)
        (%out-of-range who (+ position 1) (string-append "an index from " (number->string start)) end))
    (receiver start end)))

;;; A flexvector of `size` elements, which all are `fill`.
;;; (flexvector->list (make-flexvector 3 'x)) ; => (x x x)
(define make-flexvector
  (case-lambda
    ((size) (make-flexvector size #f))
    ((size fill)
     (%check-index 'make-flexvector 1 size)
     (%own (make-vector size fill)))))

;;; A flexvector of the arguments.
;;; (flexvector->list (flexvector 1 2 3)) ; => (1 2 3)
(define (flexvector . elements) (%own (list->vector elements)))

;;; Whether the object is a flexvector.
;;; (flexvector? (vector 1)) ; => #f
(define (flexvector? object) (%flexvector? object))

;;; Whether the flexvector has no elements.
;;; (flexvector-empty? (flexvector)) ; => #t
(define (flexvector-empty? fv)
  (%check-flexvector 'flexvector-empty? 1 fv)
  (= (%length fv) 0))

;;; How many elements the flexvector has.
;;; (flexvector-length (flexvector 'a 'b)) ; => 2
(define (flexvector-length fv)
  (%check-flexvector 'flexvector-length 1 fv)
  (%length fv))

(define (%check-element who fv position index)
  (%check-flexvector who 1 fv)
  (if (= (%length fv) 0) (%wrong-type who 1 "a flexvector with elements" fv))
  (%check-bound who position index (- (%length fv) 1)))

;;; The element at an index.
;;; (flexvector-ref (flexvector 'a 'b 'c) 2) ; => c
(define (flexvector-ref fv index)
  (%check-element 'flexvector-ref fv 2 index)
  (vector-ref (%elements fv) index))

;;; The first element.
;;; (flexvector-front (flexvector 'a 'b 'c)) ; => a
(define (flexvector-front fv)
  (%check-element 'flexvector-front fv 1 0)
  (vector-ref (%elements fv) 0))

;;; The last element.
;;; (flexvector-back (flexvector 'a 'b 'c)) ; => c
(define (flexvector-back fv)
  (%check-element 'flexvector-back fv 1 0)
  (vector-ref (%elements fv) (- (%length fv) 1)))

;;; A flexvector made as SRFI 1's `unfold` makes a list, from any number of seeds.
;;; (flexvector->list (flexvector-unfold (lambda (x) (> x 4)) square (lambda (x) (+ x 1)) 1)) ; => (1 4 9 16)
(define (flexvector-unfold stop? mapper successor . seeds)
  (%own (list->vector (reverse (%unfold 'flexvector-unfold stop? mapper successor seeds)))))

;;; As `flexvector-unfold`, from right to left.
;;; (flexvector->list (flexvector-unfold-right (lambda (x) (> x 4)) square (lambda (x) (+ x 1)) 1)) ; => (16 9 4 1)
(define (flexvector-unfold-right stop? mapper successor . seeds)
  (%own (list->vector (%unfold 'flexvector-unfold-right stop? mapper successor seeds))))

(define (%unfold who stop? mapper successor seeds)
  (%check-procedure who 1 stop?)
  (%check-procedure who 2 mapper)
  (%check-procedure who 3 successor)
  (let loop ((seeds seeds) (elements '()))
    (if (apply stop? seeds)
        elements
        (let ((element (apply mapper seeds)))
          (loop (call-with-values (lambda () (apply successor seeds)) list) (cons element elements))))))

;;; A copy of the flexvector or of the part from `start` to `end`.
;;; (flexvector->list (flexvector-copy (flexvector 'a 'b 'c) 1)) ; => (b c)
(define flexvector-copy
  (case-lambda
    ((fv) (flexvector-copy fv 0 #f))
    ((fv start) (flexvector-copy fv start #f))
    ((fv start end)
     (%own (%part 'flexvector-copy fv start end)))))

(define (%part who fv start end)
  (%check-flexvector who 1 fv)
  (%clamped who 2 start end (%length fv)
            (lambda (start end) (vector-copy (%elements fv) start end))))

;;; A copy of the flexvector or of a part of it, in the opposite order.
;;; (flexvector->list (flexvector-reverse-copy (flexvector 'a 'b 'c 'd) 1 4)) ; => (d c b)
(define flexvector-reverse-copy
  (case-lambda
    ((fv) (flexvector-reverse-copy fv 0 #f))
    ((fv start) (flexvector-reverse-copy fv start #f))
    ((fv start end)
     (%own (vector-reverse-copy (%part 'flexvector-reverse-copy fv start end))))))

;; Checks the flexvectors, the first of which is the argument at `position`, and gives vectors of their elements.
(define (%vectors who position fvs)
  (if (null? fvs)
      '()
      (begin
        (%check-flexvector who position (car fvs))
        (cons (%exact (car fvs)) (%vectors who (+ position 1) (cdr fvs))))))

;;; A flexvector of the elements of the flexvectors, one after the other.
;;; (flexvector->list (flexvector-append (flexvector 1) (flexvector 2 3))) ; => (1 2 3)
(define (flexvector-append . fvs)
  (%own (vector-concatenate (%vectors 'flexvector-append 1 fvs))))

;;; A flexvector of the elements of a list of flexvectors, one after the other.
;;; (flexvector->list (flexvector-concatenate (list (flexvector 1) (flexvector 2)))) ; => (1 2)
(define (flexvector-concatenate fvs)
  (if (not (and (list? fvs) (every flexvector? fvs)))
      (%wrong-type 'flexvector-concatenate 1 "a list of flexvectors" fvs))
  (%own (vector-concatenate (map %exact fvs))))

;;; One flexvector of parts of others: each three arguments are a flexvector, the start and the end of its part.
;;; (flexvector->list (flexvector-append-subvectors (flexvector 'a 'b 'c) 0 2 (flexvector 'd 'e) 1 2)) ; => (a b e)
(define (flexvector-append-subvectors . arguments)
  (let loop ((rest arguments) (position 1) (parts '()))
    (if (null? rest)
        (%own (vector-concatenate (reverse parts)))
        (begin
          (if (not (and (pair? (cdr rest)) (pair? (cddr rest))))
              (%wrong-type 'flexvector-append-subvectors position "a flexvector with the bounds of a part" (car rest)))
          (%check-flexvector 'flexvector-append-subvectors position (car rest))
          (%check-range 'flexvector-append-subvectors (+ position 1) (cadr rest) (caddr rest) (%length (car rest)))
          (loop (cdddr rest)
                (+ position 3)
                (cons (vector-copy (%elements (car rest)) (cadr rest) (caddr rest)) parts))))))

;;; Whether the flexvectors have the same length and their elements are the same by the predicate.
;;; (flexvector=? = (flexvector 1 2) (flexvector 1 2)) ; => #t
(define (flexvector=? same? . fvs)
  (%check-procedure 'flexvector=? 1 same?)
  (apply vector= same? (%vectors 'flexvector=? 2 fvs)))
