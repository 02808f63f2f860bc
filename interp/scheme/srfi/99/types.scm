;;;; Record types that extend others, and what there is to know of them. A record of this library is a pair of its type
;;;; and a vector of its fields, those of the parent first; a type remembers where its own fields begin.

(plain-record-type record-type
  (%rtd name parent fields mutable offset)
  %rtd?
  (name %rtd-name)
  (parent %rtd-parent)
  (fields %rtd-fields)     ; a vector of symbols
  (mutable %rtd-mutable)   ; a vector of booleans
  (offset %rtd-offset))    ; how many fields the parent has

(plain-record-type record-instance
  (%record type fields)
  %record?
  (type %type)
  (fields %fields))

;;; Whether the object is a record type of this library.
;;; (rtd? (make-rtd 'point #(x y))) ; => #t
(define (rtd? object) (%rtd? object))

;;; Whether the object is a record whose type is of this library.
;;; (record? ((rtd-constructor (make-rtd 'point #(x y))) 1 2)) ; => #t
(define (record? object) (%record? object))

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
     (let ((names (vector-map (lambda (field) (%field-name field fields)) fields)))
       (if (%repeats? (vector->list names)) (%wrong-type 'make-rtd 2 "fields with different names" fields))
       (%rtd name parent names
             (vector-map (lambda (field) (or (symbol? field) (eq? (car field) 'mutable))) fields)
             (if parent (%size parent) 0))))))

(define (%field-name field fields)
  (cond ((symbol? field) field)
        ((and (list? field) (= (length field) 2) (memq (car field) '(mutable immutable)) (symbol? (cadr field)))
         (cadr field))
        (else (%wrong-type 'make-rtd 2 "a vector of fields" fields))))

(define (%repeats? names)
  (and (pair? names)
       (or (memq (car names) (cdr names))
           (%repeats? (cdr names)))))

;; How many fields a record of the type has.
(define (%size rtd) (+ (%rtd-offset rtd) (vector-length (%rtd-fields rtd))))

;; Where a field is: `(receiver owner index)` with the type that names it and its index in a record. The fields of a
;; type hide those of its parent.
(define (%locate who rtd name receiver)
  (let next-type ((type rtd))
    (if (not type)
        (%wrong-type who 2 (string-append "the name of a field of " (symbol->string (%rtd-name rtd))) name))
    (let ((names (%rtd-fields type)))
      (let loop ((i 0))
        (cond ((= i (vector-length names)) (next-type (%rtd-parent type)))
              ((eq? (vector-ref names i) name) (receiver type i))
              (else (loop (+ i 1))))))))

(define (%is-a? object rtd)
  (and (record? object)
       (let loop ((type (%type object)))
         (and type (or (eq? type rtd) (loop (%rtd-parent type)))))))

;;; The type of the record.
;;; (let ((point (make-rtd 'point #(x y)))) (eq? (record-rtd ((rtd-constructor point) 1 2)) point)) ; => #t
(define (record-rtd record)
  (if (not (record? record)) (%wrong-type 'record-rtd 1 "a record" record))
  (%type record))

;;; The name of the type.
;;; (rtd-name (make-rtd 'point #(x y))) ; => point
(define (rtd-name rtd)
  (%check-rtd 'rtd-name 1 rtd)
  (%rtd-name rtd))

;;; The type that the type extends, or `#f`.
;;; (rtd-parent (make-rtd 'point #(x y))) ; => #f
(define (rtd-parent rtd)
  (%check-rtd 'rtd-parent 1 rtd)
  (%rtd-parent rtd))

;;; The names of the fields that the type adds to those of its parent.
;;; (rtd-field-names (make-rtd 'point #(x (immutable y)))) ; => #(x y)
(define (rtd-field-names rtd)
  (%check-rtd 'rtd-field-names 1 rtd)
  (vector-copy (%rtd-fields rtd)))

;;; The names of all fields, those of the parent first.
;;; (rtd-all-field-names (make-rtd 'point #(x y))) ; => #(x y)
(define (rtd-all-field-names rtd)
  (%check-rtd 'rtd-all-field-names 1 rtd)
  (let loop ((type rtd) (names '()))
    (if type
        (loop (%rtd-parent type) (cons (%rtd-fields type) names))
        (apply vector-append names))))

;;; Whether the field may be changed.
;;; (rtd-field-mutable? (make-rtd 'point #(x (immutable y))) 'y) ; => #f
(define (rtd-field-mutable? rtd field)
  (%check-rtd 'rtd-field-mutable? 1 rtd)
  (%locate 'rtd-field-mutable? rtd field (lambda (type i) (vector-ref (%rtd-mutable type) i))))
