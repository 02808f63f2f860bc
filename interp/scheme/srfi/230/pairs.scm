;;;; Atomic pairs: an atomic box that holds both objects in a pair which is never changed, so that what was read is of
;;;; one moment.

(define-record-type atomic-pair
  (%make-pair box)
  atomic-pair?
  (box %pair-box))

(define (%check-atomic-pair who object)
  (if (not (atomic-pair? object)) (%wrong-type who 1 "an atomic pair" object)))

(define (%both pair) (values (car pair) (cdr pair)))

;;; An atomic pair of two objects.
;;; (atomic-pair? (make-atomic-pair 1 2)) ; => #t
(define (make-atomic-pair object1 object2)
  (%make-pair (make-atomic-box (cons object1 object2))))

;;; The two objects of an atomic pair.
;;; (call-with-values (lambda () (atomic-pair-ref (make-atomic-pair 1 2))) list) ; => (1 2)
(define (atomic-pair-ref pair . order)
  (%check-atomic-pair 'atomic-pair-ref pair)
  (%check-order 'atomic-pair-ref 2 order)
  (%both (atomic-load (%pair-box pair))))

;;; Replaces both objects of an atomic pair.
;;; (let ((p (make-atomic-pair 1 2))) (atomic-pair-set! p 3 4) (call-with-values (lambda () (atomic-pair-ref p)) list)) ; => (3 4)
(define (atomic-pair-set! pair object1 object2 . order)
  (%check-atomic-pair 'atomic-pair-set! pair)
  (%check-order 'atomic-pair-set! 4 order)
  (atomic-store! (%pair-box pair) (cons object1 object2)))

;;; Replaces both objects of an atomic pair, and returns the two before.
;;; (call-with-values (lambda () (atomic-pair-swap! (make-atomic-pair 1 2) 3 4)) list) ; => (1 2)
(define (atomic-pair-swap! pair object1 object2 . order)
  (%check-atomic-pair 'atomic-pair-swap! pair)
  (%check-order 'atomic-pair-swap! 4 order)
  (%both (atomic-exchange! (%pair-box pair) (cons object1 object2))))

;;; Replaces both objects of an atomic pair if they are the expected ones; returns the two before either way.
;;; (call-with-values (lambda () (atomic-pair-compare-and-swap! (make-atomic-pair 1 2) 1 2 3 4)) list) ; => (1 2)
(define (atomic-pair-compare-and-swap! pair expected1 expected2 desired1 desired2 . order)
  (%check-atomic-pair 'atomic-pair-compare-and-swap! pair)
  (%check-order 'atomic-pair-compare-and-swap! 6 order)
  (let ((box (%pair-box pair)) (desired (cons desired1 desired2)))
    (let loop ((before (atomic-load box)))
      (if (and (eqv? (car before) expected1) (eqv? (cdr before) expected2))
          (let ((seen (atomic-compare-and-swap! box before desired)))
            (if (eq? seen before) (%both before) (loop seen)))
          (%both before)))))
