;;;; Boxes of any number of values: the core's when it is one, a record with a vector otherwise.

(define-record-type boxed-values
  (%box values)
  %box?
  (values %values))

(define (%check-box who object)
  (if (not (box? object)) (%wrong-type who 1 "a box" object)))

;;; A box of the values.
;;; (call-with-values (lambda () (unbox (box 1 2))) list) ; => (1 2)
(define box
  (case-lambda
    ((value) (single-box value))
    (values (%box (list->vector values)))))

;;; Whether the object is a box.
;;; (box? (box 1 2)) ; => #t
(define (box? object) (or (single-box? object) (%box? object)))

;;; The values in the box.
;;; (unbox (box 5)) ; => 5
(define (unbox box)
  (%check-box 'unbox box)
  (if (single-box? box)
      (unbox-single box)
      (apply values (vector->list (%values box)))))

;;; Replaces the values in the box by as many others.
;;; (let ((b (box 1 2))) (set-box! b 3 4) (call-with-values (lambda () (unbox b)) list)) ; => (3 4)
(define (set-box! box . values)
  (%check-box 'set-box! box)
  (if (not (= (length values) (box-arity box)))
      (%wrong-type 'set-box! 1 (string-append "a box of " (number->string (length values)) " values") box))
  (if (single-box? box)
      (set-single-box! box (car values))
      (vector-copy! (%values box) 0 (list->vector values))))

;;; How many values the box holds.
;;; (box-arity (box 1 2)) ; => 2
(define (box-arity box)
  (%check-box 'box-arity box)
  (if (single-box? box) 1 (vector-length (%values box))))

(define (%check-value-index who box index)
  (%check-box who box)
  (let ((arity (box-arity box)))
    (if (= arity 0) (%wrong-type who 1 "a box with values" box))
    (%check-bound who 2 index (- arity 1))))

;;; The value in the box at an index.
;;; (unbox-value (box 'a 'b) 1) ; => b
(define (unbox-value box index)
  (%check-value-index 'unbox-value box index)
  (if (single-box? box)
      (unbox-single box)
      (vector-ref (%values box) index)))

;;; Replaces the value in the box at an index.
;;; (let ((b (box 'a 'b))) (set-box-value! b 1 'c) (unbox-value b 1)) ; => c
(define (set-box-value! box index value)
  (%check-value-index 'set-box-value! box index)
  (if (single-box? box)
      (set-single-box! box value)
      (vector-set! (%values box) index value)))
