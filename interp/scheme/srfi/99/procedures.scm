;;;; The procedures that belong to a record type, and `define-record-type` over them.

;;; The procedure that makes a record of the type from the values of all its fields, or of those that the vector names;
;;; the others are then `#f`.
;;; (let* ((point (make-rtd 'point #(x y))) (make (rtd-constructor point #(y)))) ((rtd-accessor point 'y) (make 5))) ; => 5
(define rtd-constructor
  (case-lambda
    ((rtd)
     (%check-rtd 'rtd-constructor 1 rtd)
     (let ((size (%size rtd)))
       (lambda values
         (%check-count rtd size values)
         (%record rtd (list->vector values)))))
    ((rtd fields)
     (%check-rtd 'rtd-constructor 1 rtd)
     (%check-vector 'rtd-constructor 2 fields)
     (let ((names (vector->list fields)))
       (if (%repeats? names) (%wrong-type 'rtd-constructor 2 "different names of fields" fields))
       (%constructor rtd
                     (map (lambda (name)
                            (%locate 'rtd-constructor rtd name (lambda (type i) (+ (%rtd-offset type) i))))
                          names))))))

(define (%constructor rtd indices)
  (let ((count (length indices)) (size (%size rtd)))
    (lambda values
      (%check-count rtd count values)
      (let ((fields (make-vector size #f)))
        (for-each (lambda (index value) (vector-set! fields index value)) indices values)
        (%record rtd fields)))))

(define (%check-count rtd count values)
  (if (not (= (length values) count))
      (raise
       (%error-condition
        'arity-error
        (string-append "the constructor of " (symbol->string (%rtd-name rtd)) " wanted "
                       (number->string count) (if (= count 1) " argument" " arguments")
                       ", got " (number->string (length values)))
        values))))

;;; The procedure that says whether an object is a record of the type or of one that extends it.
;;; ((rtd-predicate (make-rtd 'point #(x y))) 5) ; => #f
(define (rtd-predicate rtd)
  (%check-rtd 'rtd-predicate 1 rtd)
  (lambda (object) (%is-a? object rtd)))

(define (%check-record rtd field object)
  (if (not (%is-a? object rtd))
      (raise
       (%error-condition
        'type-error
        (string-append "field `" (symbol->string field) "` wanted a record of type " (symbol->string (%rtd-name rtd))
                       ", got " (%describe object))
        (list object)))))

;;; The procedure that gives the field of a record of the type.
;;; (let ((point (make-rtd 'point #(x y)))) ((rtd-accessor point 'y) ((rtd-constructor point) 1 2))) ; => 2
(define (rtd-accessor rtd field)
  (%check-rtd 'rtd-accessor 1 rtd)
  (%locate 'rtd-accessor rtd field
    (lambda (type i)
      (let ((index (+ (%rtd-offset type) i)))
        (lambda (record)
          (%check-record rtd field record)
          (vector-ref (%fields record) index))))))

;;; The procedure that changes the field of a record of the type.
;;; (let* ((cell (make-rtd 'cell #(x))) (c ((rtd-constructor cell) 1)))
;;;   ((rtd-mutator cell 'x) c 7)
;;;   ((rtd-accessor cell 'x) c)) ; => 7
(define (rtd-mutator rtd field)
  (%check-rtd 'rtd-mutator 1 rtd)
  (%locate 'rtd-mutator rtd field
    (lambda (type i)
      (if (not (vector-ref (%rtd-mutable type) i))
          (%wrong-type 'rtd-mutator 2 "the name of a field that may change" field))
      (let ((index (+ (%rtd-offset type) i)))
        (lambda (record value)
          (%check-record rtd field record)
          (vector-set! (%fields record) index value))))))

;;; Defines a record type, and procedures for its records. The type is a name or `(name parent)`. The constructor is a
;;; name, a name with the fields it takes, or `#f` for none; the predicate is a name or `#f`. A field is a name, or a
;;; list of a name, an accessor and, when it may change, a mutator.
;;; (define-record-type point (make-point x y) point? (x point-x) (y point-y set-point-y!))
;;; (define-record-type (point3 point) make-point3 #f (z point3-z))
;;; (let ((p (make-point3 1 2 3))) (set-point-y! p 5) (list (point? p) (point-y p) (point3-z p))) ; => (#t 5 3)
(define-syntax define-record-type
  (syntax-rules ()
    ((_ (name parent) constructor predicate field ...)
     (begin
       (define name (make-rtd 'name (vector (%field-spec field) ...) parent))
       (%define-constructor name constructor)
       (%define-predicate name predicate)
       (%define-field name field) ...))
    ((_ name constructor predicate field ...)
     (define-record-type (name #f) constructor predicate field ...))))

(define-syntax %field-spec
  (syntax-rules ()
    ((_ (name)) 'name)
    ((_ (name accessor)) '(immutable name))
    ((_ (name accessor mutator)) '(mutable name))
    ((_ name) '(immutable name))))

(define-syntax %define-constructor
  (syntax-rules ()
    ((_ type #f) (begin))
    ((_ type #t) (syntax-error "`define-record-type` wants the name of the constructor here, not #t"))
    ((_ type (name field ...)) (define name (rtd-constructor type '#(field ...))))
    ((_ type name) (define name (rtd-constructor type)))))

(define-syntax %define-predicate
  (syntax-rules ()
    ((_ type #f) (begin))
    ((_ type #t) (syntax-error "`define-record-type` wants the name of the predicate here, not #t"))
    ((_ type name) (define name (rtd-predicate type)))))

(define-syntax %define-field
  (syntax-rules ()
    ((_ type (name accessor))
     (define accessor (rtd-accessor type 'name)))
    ((_ type (name accessor mutator))
     (begin
       (define accessor (rtd-accessor type 'name))
       (define mutator (rtd-mutator type 'name))))
    ((_ type field) (begin))))
