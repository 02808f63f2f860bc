;;;; A persistent deque is two lists, the front and the reversed back, with their lengths. When an end runs empty the
;;;; other list is cut in half, so that adding and removing at either end takes constant time on the average over a
;;;; sequence of such steps. What goes over all elements makes a list of them.

(define-record-type ideque
  (%make-ideque front-length front back-length back)
  ideque?
  (front-length %front-length)
  (front %front)
  (back-length %back-length)
  (back %back))

(define (%check-ideque who position object)
  (if (not (ideque? object)) (%wrong-type who position "a deque" object)))

(define (%check-ideques who position objects)
  (if (pair? objects)
      (begin
        (%check-ideque who position (car objects))
        (%check-ideques who (+ position 1) (cdr objects)))))

(define (%check-walk who proc position deque)
  (%check-procedure who 1 proc)
  (%check-ideque who position deque))

;;; A deque of these parts, neither of them empty unless there are fewer than two elements.
(define (%balanced front-length front back-length back)
  (cond ((and (= front-length 0) (> back-length 1))
         (let ((kept (quotient back-length 2)))
           (%make-ideque (- back-length kept) (reverse (list-tail back kept)) kept (%prefix back kept))))
        ((and (= back-length 0) (> front-length 1))
         (let ((kept (quotient front-length 2)))
           (%make-ideque kept (%prefix front kept) (- front-length kept) (reverse (list-tail front kept)))))
        (else (%make-ideque front-length front back-length back))))

;;; The first `n` elements of a list.
(define (%prefix list n)
  (let loop ((rest list) (n n) (result '()))
    (if (= n 0)
        (reverse result)
        (loop (cdr rest) (- n 1) (cons (car rest) result)))))

(define (%from-list list) (%balanced (length list) list 0 '()))

(define (%elements deque) (append (%front deque) (reverse (%back deque))))

;;; The elements, the last first.
(define (%reversed deque) (append (%back deque) (reverse (%front deque))))

;;; A deque of these elements.
;;; (ideque->list (ideque 1 2 3)) ; => (1 2 3)
(define (ideque . elements) (%from-list elements))

;;; A deque of the results of `proc` for 0 up to `n`.
;;; (ideque->list (ideque-tabulate 3 -)) ; => (0 -1 -2)
(define (ideque-tabulate n proc)
  (%check-index 'ideque-tabulate 1 n)
  (%check-procedure 'ideque-tabulate 2 proc)
  (%from-list (list-tabulate n proc)))

(define (%check-unfold who stop? mapper successor)
  (%check-procedure who 1 stop?)
  (%check-procedure who 2 mapper)
  (%check-procedure who 3 successor))

;;; A deque made from a seed: until `(stop? seed)`, `(mapper seed)` is an element and `(successor seed)` the next seed.
;;; (ideque->list (ideque-unfold zero? values (lambda (n) (- n 1)) 3)) ; => (3 2 1)
(define (ideque-unfold stop? mapper successor seed)
  (%check-unfold 'ideque-unfold stop? mapper successor)
  (%from-list (unfold stop? mapper successor seed)))

;;; The same from the back to the front.
;;; (ideque->list (ideque-unfold-right zero? values (lambda (n) (- n 1)) 3)) ; => (1 2 3)
(define (ideque-unfold-right stop? mapper successor seed)
  (%check-unfold 'ideque-unfold-right stop? mapper successor)
  (%from-list (unfold-right stop? mapper successor seed)))

;;; Whether there are no elements.
;;; (ideque-empty? (ideque)) ; => #t
(define (ideque-empty? deque)
  (%check-ideque 'ideque-empty? 1 deque)
  (= 0 (ideque-length deque)))

;;; Whether all deques have the same length and, by `same?`, the same elements.
;;; (ideque= = (ideque 1 2) (ideque 1 2) (ideque 1 2)) ; => #t
(define (ideque= same? . deques)
  (%check-procedure 'ideque= 1 same?)
  (%check-ideques 'ideque= 2 deques)
  (or (null? deques)
      (let loop ((first (car deques)) (rest (cdr deques)))
        (or (null? rest)
            (and (%same? same? first (car rest))
                 (loop (car rest) (cdr rest)))))))

(define (%same? same? a b)
  (or (eq? a b)
      (and (= (ideque-length a) (ideque-length b))
           (every same? (%elements a) (%elements b)))))

;;; The first true result of the predicate for the elements in order, or `#f`.
;;; (ideque-any (lambda (x) (and (even? x) (* x x))) (ideque 1 2 3)) ; => 4
(define (ideque-any satisfied? deque)
  (%check-walk 'ideque-any satisfied? 2 deque)
  (any satisfied? (%elements deque)))

;;; `#f` as soon as an element does not satisfy the predicate, otherwise the result for the last one.
;;; (ideque-every odd? (ideque 1 3)) ; => #t
(define (ideque-every satisfied? deque)
  (%check-walk 'ideque-every satisfied? 2 deque)
  (every satisfied? (%elements deque)))
