;;;; What there is to know of a record type, and its making. The types are those of the core's `define-record-type`.

;;; Whether the object is a record type.
;;; (rtd? (make-rtd 'point #(x y))) ; => #t
(define (rtd? object) (%record-type? object))

;;; Whether the object is a record.
;;; (record? ((rtd-constructor (make-rtd 'point #(x y))) 1 2)) ; => #t
(define (record? object) (if (%record-type object) #t #f))

(define (%check-rtd who position object)
  (if (not (rtd? object)) (%wrong-type who position "a record type" object)))

;;; A record type: its name, a vector of fields, and the type it extends, `#f` when left out. A field is a symbol or
;;; `(mutable name)`, which may be changed, or `(immutable name)`.
;;; (rtd-all-field-names (make-rtd 'point3 #(z) (make-rtd 'point #(x y)))) ; => #(x y z)
(define make-rtd
  (case-lambda
    ((name fields) (make-rtd name fields #f))
    ((name fields parent)
     (if (not (symbol? name)) (%wrong-type 'make-rtd 1 "a symbol" name))
     (%check-vector 'make-rtd 2 fields)
     (if parent (%check-rtd 'make-rtd 3 parent))
     (%check-field-count fields)
     (let ((names (vector-map (lambda (field) (%field-name field fields)) fields)))
       (if (%repeats? (vector->list names)) (%wrong-type 'make-rtd 2 "fields with different names" fields))
       (%make-record-type name names (%mutable-mask fields) parent)))))

(define (%check-field-count fields)
  (let ((most (%record-fields-max)))
    (if (> (vector-length fields) most)
        (%wrong-type 'make-rtd 2 (string-append "at most " (number->string most) " fields") fields))))

(define (%field-name field fields)
  (cond ((symbol? field) field)
        ((and (list? field) (= (length field) 2) (memq (car field) '(mutable immutable)) (symbol? (cadr field)))
         (cadr field))
        (else (%wrong-type 'make-rtd 2 "a vector of fields" fields))))

(define (%repeats? names)
  (and (pair? names)
       (or (memq (car names) (cdr names))
           (%repeats? (cdr names)))))

;; Bit n is set when field n may change.
(define (%mutable-mask fields)
  (let loop ((i (- (vector-length fields) 1)) (mask 0))
    (if (< i 0)
        mask
        (let ((field (vector-ref fields i)))
          (loop (- i 1) (+ (* 2 mask) (if (or (symbol? field) (eq? (car field) 'mutable)) 1 0)))))))

;; Where a field is in a record of the type. The fields of a type hide those of its parent.
(define (%locate who rtd name)
  (%check-rtd who 1 rtd)
  (or (%record-field rtd name)
      (%wrong-type who 2 (string-append "the name of a field of " (symbol->string (rtd-name rtd))) name)))

;;; The type of the record.
;;; (let ((point (make-rtd 'point #(x y)))) (eq? (record-rtd ((rtd-constructor point) 1 2)) point)) ; => #t
(define (record-rtd record)
  (or (%record-type record) (%wrong-type 'record-rtd 1 "a record" record)))

;;; The name of the type.
;;; (rtd-name (make-rtd 'point #(x y))) ; => point
(define (rtd-name rtd)
  (%check-rtd 'rtd-name 1 rtd)
  (%record-type-name rtd))

;;; The type that the type extends, or `#f`.
;;; (rtd-parent (make-rtd 'point #(x y))) ; => #f
(define (rtd-parent rtd)
  (%check-rtd 'rtd-parent 1 rtd)
  (%record-type-parent rtd))

;;; The names of the fields that the type adds to those of its parent.
;;; (rtd-field-names (make-rtd 'point #(x (immutable y)))) ; => #(x y)
(define (rtd-field-names rtd)
  (%check-rtd 'rtd-field-names 1 rtd)
  (vector-copy (%record-type-fields rtd) (%record-type-start rtd)))

;;; The names of all fields, those of the parent first.
;;; (rtd-all-field-names (make-rtd 'point #(x y))) ; => #(x y)
(define (rtd-all-field-names rtd)
  (%check-rtd 'rtd-all-field-names 1 rtd)
  (vector-copy (%record-type-fields rtd)))

;;; Whether the field may be changed.
;;; (rtd-field-mutable? (make-rtd 'point #(x (immutable y))) 'y) ; => #f
(define (rtd-field-mutable? rtd field)
  (%record-field-mutable? rtd (%locate 'rtd-field-mutable? rtd field)))
