;;;; Procedures that return or compose multiple values.

;;; The elements of the list as values.
;;; (list/mv (list-values '(a b c))) ; => (a b c)
(define (list-values list)
  (%check-list 'list-values 1 list)
  (apply values list))

;;; The elements of the vector as values.
;;; (list/mv (vector-values #(a b c))) ; => (a b c)
(define (vector-values vector)
  (%check-vector 'vector-values 1 vector)
  (apply values (vector->list vector)))

;;; What the box holds, as values.
;;; (list/mv (box-values (box/mv 'a (values 'b)))) ; => (a b)
(define (box-values box)
  (if (not (box? box)) (%wrong-type 'box-values 1 "a box" box))
  (unbox box))

;;; The one of the other arguments that is at the index.
;;; (value 1 'a 'b 'c) ; => b
(define (value index . objects)
  (if (null? objects) (%wrong-type 'value 1 "an index that fits the other arguments" index))
  (%check-bound 'value 1 index (- (length objects) 1))
  (list-ref objects index))

(define (%check-transducers who position transducers)
  (if (pair? transducers)
      (begin
        (%check-procedure who position (car transducers))
        (%check-transducers who (+ position 1) (cdr transducers)))))

;; Hands the arguments through the procedures; the last call is a tail call.
(define (%bind arguments transducers)
  (cond ((null? transducers) (apply values arguments))
        ((null? (cdr transducers)) (apply (car transducers) arguments))
        (else (%bind (list/mv (apply (car transducers) arguments)) (cdr transducers)))))

;;; The procedure that hands its arguments to the first procedure, its values to the second, and so on.
;;; ((compose-left square -) 3) ; => -9
(define (compose-left . transducers)
  (%check-transducers 'compose-left 1 transducers)
  (lambda arguments (%bind arguments transducers)))

;;; The procedure that hands its arguments to the last procedure, its values to the one before, and so on.
;;; ((compose-right square -) 3) ; => 9
(define (compose-right . transducers)
  (%check-transducers 'compose-right 1 transducers)
  (let ((transducers (reverse transducers)))
    (lambda arguments (%bind arguments transducers))))

;;; The procedure that returns the results of `proc` for each of its arguments, as values.
;;; (list/mv ((map-values odd?) 1 2 3)) ; => (#t #f #t)
(define (map-values proc)
  (%check-procedure 'map-values 1 proc)
  (lambda arguments (apply values (map proc arguments))))

;;; Hands the elements of the list to the first procedure, its values to the second, and so on.
;;; (list/mv (bind/list '(1 2 3) (map-values square))) ; => (1 4 9)
(define (bind/list list . transducers)
  (%check-list 'bind/list 1 list)
  (%check-transducers 'bind/list 2 transducers)
  (%bind list transducers))

;;; Hands what the box holds to the first procedure, its values to the second, and so on.
;;; (bind/box (box/mv 1 (values 2)) +) ; => 3
(define (bind/box box . transducers)
  (if (not (box? box)) (%wrong-type 'bind/box 1 "a box" box))
  (%check-transducers 'bind/box 2 transducers)
  (%bind (list/mv (unbox box)) transducers))

;;; Hands the object to the first procedure, its values to the second, and so on.
;;; (list/mv (bind 1 (lambda (x) (values (* 3 x) (+ 1 x))))) ; => (3 2)
(define (bind object . transducers)
  (%check-transducers 'bind 2 transducers)
  (%bind (list object) transducers))
