;;;; The ends of deques, and parts that are counted from them.

(define (%check-not-empty who deque)
  (%check-ideque who 1 deque)
  (if (= 0 (ideque-length deque)) (%wrong-type who 1 "a deque that is not empty" deque)))

;;; The first element.
;;; (ideque-front (ideque 1 2 3)) ; => 1
(define (ideque-front deque)
  (%check-not-empty 'ideque-front deque)
  (if (pair? (%front deque)) (car (%front deque)) (car (%back deque))))

;;; The last element.
;;; (ideque-back (ideque 1 2 3)) ; => 3
(define (ideque-back deque)
  (%check-not-empty 'ideque-back deque)
  (if (pair? (%back deque)) (car (%back deque)) (car (%front deque))))

;;; The deque without its first element.
;;; (ideque->list (ideque-remove-front (ideque 1 2 3))) ; => (2 3)
(define (ideque-remove-front deque)
  (%check-not-empty 'ideque-remove-front deque)
  (if (pair? (%front deque))
      (%balanced (- (%front-length deque) 1) (cdr (%front deque)) (%back-length deque) (%back deque))
      (ideque)))

;;; The deque without its last element.
;;; (ideque->list (ideque-remove-back (ideque 1 2 3))) ; => (1 2)
(define (ideque-remove-back deque)
  (%check-not-empty 'ideque-remove-back deque)
  (if (pair? (%back deque))
      (%balanced (%front-length deque) (%front deque) (- (%back-length deque) 1) (cdr (%back deque)))
      (ideque)))

;;; The deque with an element in front of the others.
;;; (ideque->list (ideque-add-front (ideque 1 2) 0)) ; => (0 1 2)
(define (ideque-add-front deque object)
  (%check-ideque 'ideque-add-front 1 deque)
  (%balanced (+ (%front-length deque) 1) (cons object (%front deque)) (%back-length deque) (%back deque)))

;;; The deque with an element behind the others.
;;; (ideque->list (ideque-add-back (ideque 1 2) 3)) ; => (1 2 3)
(define (ideque-add-back deque object)
  (%check-ideque 'ideque-add-back 1 deque)
  (%balanced (%front-length deque) (%front deque) (+ (%back-length deque) 1) (cons object (%back deque))))

(define (%check-count who deque n)
  (%check-ideque who 1 deque)
  (%check-index who 2 n)
  (if (> n (ideque-length deque)) (%out-of-range who 2 "a number up to the length" n)))

;;; The element at an index, counted from 0.
;;; (ideque-ref (ideque 'a 'b 'c) 1) ; => b
(define (ideque-ref deque n)
  (%check-ideque 'ideque-ref 1 deque)
  (%check-index 'ideque-ref 2 n)
  (if (>= n (ideque-length deque)) (%out-of-range 'ideque-ref 2 "an index below the length" n))
  (if (< n (%front-length deque))
      (list-ref (%front deque) n)
      (list-ref (%back deque) (- (ideque-length deque) n 1))))

;;; The first `n` elements.
;;; (ideque->list (ideque-take (ideque 1 2 3) 2)) ; => (1 2)
(define (ideque-take deque n)
  (%check-count 'ideque-take deque n)
  (%from-list (%prefix (%elements deque) n)))

;;; The last `n` elements.
;;; (ideque->list (ideque-take-right (ideque 1 2 3) 2)) ; => (2 3)
(define (ideque-take-right deque n)
  (%check-count 'ideque-take-right deque n)
  (%from-list (list-tail (%elements deque) (- (ideque-length deque) n))))

;;; All but the first `n` elements.
;;; (ideque->list (ideque-drop (ideque 1 2 3) 2)) ; => (3)
(define (ideque-drop deque n)
  (%check-count 'ideque-drop deque n)
  (%from-list (list-tail (%elements deque) n)))

;;; All but the last `n` elements.
;;; (ideque->list (ideque-drop-right (ideque 1 2 3) 2)) ; => (1)
(define (ideque-drop-right deque n)
  (%check-count 'ideque-drop-right deque n)
  (%from-list (%prefix (%elements deque) (- (ideque-length deque) n))))

;;; Two values: the first `n` elements, and the others.
;;; (call-with-values (lambda () (ideque-split-at (ideque 1 2 3) 1)) (lambda (a b) (map ideque->list (list a b)))) ; => ((1) (2 3))
(define (ideque-split-at deque n)
  (%check-count 'ideque-split-at deque n)
  (values (ideque-take deque n) (ideque-drop deque n)))

;;; How many elements there are.
;;; (ideque-length (ideque 1 2 3)) ; => 3
(define (ideque-length deque)
  (%check-ideque 'ideque-length 1 deque)
  (+ (%front-length deque) (%back-length deque)))

;;; The elements of all deques, one after the other.
;;; (ideque->list (ideque-append (ideque 1 2) (ideque) (ideque 3))) ; => (1 2 3)
(define (ideque-append . deques)
  (%check-ideques 'ideque-append 1 deques)
  (%from-list (append-map %elements deques)))

;;; The elements in the opposite order.
;;; (ideque->list (ideque-reverse (ideque 1 2 3))) ; => (3 2 1)
(define (ideque-reverse deque)
  (%check-ideque 'ideque-reverse 1 deque)
  (%make-ideque (%back-length deque) (%back deque) (%front-length deque) (%front deque)))
