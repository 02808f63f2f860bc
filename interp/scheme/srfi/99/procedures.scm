;;;; The procedures that belong to a record type.

;;; The procedure that makes a record of the type from the values of all its fields, or of those that the vector names;
;;; the others then have no particular value.
;;; (let* ((point (make-rtd 'point #(x y))) (make (rtd-constructor point #(y)))) ((rtd-accessor point 'y) (make 5))) ; => 5
(define rtd-constructor
  (case-lambda
    ((rtd)
     (%check-rtd 'rtd-constructor 1 rtd)
     (lambda values (%record-from #f rtd #f values)))
    ((rtd fields)
     (%check-rtd 'rtd-constructor 1 rtd)
     (%check-vector 'rtd-constructor 2 fields)
     (if (%repeats? (vector->list fields)) (%wrong-type 'rtd-constructor 2 "different names of fields" fields))
     (let ((positions (vector-map (lambda (name) (%locate 'rtd-constructor rtd name)) fields)))
       (lambda values (%record-from #f rtd positions values))))))

;;; The procedure that says whether an object is a record of the type or of one that extends it.
;;; ((rtd-predicate (make-rtd 'point #(x y))) 5) ; => #f
(define (rtd-predicate rtd)
  (%check-rtd 'rtd-predicate 1 rtd)
  (lambda (object) (%record? object rtd)))

;;; The procedure that gives the field of a record of the type.
;;; (let ((point (make-rtd 'point #(x y)))) ((rtd-accessor point 'y) ((rtd-constructor point) 1 2))) ; => 2
(define (rtd-accessor rtd field)
  (let ((index (%locate 'rtd-accessor rtd field)))
    (lambda (record) (%record-ref record rtd index))))

;;; The procedure that changes the field of a record of the type.
;;; (let* ((cell (make-rtd 'cell #(x))) (c ((rtd-constructor cell) 1)))
;;;   ((rtd-mutator cell 'x) c 7)
;;;   ((rtd-accessor cell 'x) c)) ; => 7
(define (rtd-mutator rtd field)
  (let ((index (%locate 'rtd-mutator rtd field)))
    (if (not (%record-field-mutable? rtd index))
        (%wrong-type 'rtd-mutator 2 "the name of a field that may change" field))
    (lambda (record value) (%record-set! record rtd index value))))
