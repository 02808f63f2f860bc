;;;; Enum types and enums. A type knows its enums as a vector by ordinal and as a table by name.

(define-record-type %enum-type-record
  (%make-type enums names)
  enum-type?
  (enums %enums %set-enums!)
  (names %names))

(define-record-type %enum-record
  (%make-enum type name ordinal value)
  enum?
  (type %enum-type)
  (name %enum-name)
  (ordinal %enum-ordinal)
  (value %enum-value))

(define (%check-type who position object)
  (if (not (enum-type? object)) (%wrong-type who position "an enum type" object)))

(define (%check-enum who position object)
  (if (not (enum? object)) (%wrong-type who position "an enum" object)))

(define (%check-enums who position objects)
  (if (pair? objects)
      (begin
        (%check-enum who position (car objects))
        (%check-enums who (+ position 1) (cdr objects)))))

;;; Checks that enums, the first of them at `position`, are of one type.
(define (%check-members who position type enums)
  (if (pair? enums)
      (begin
        (%check-enum who position (car enums))
        (if (not (eq? type (%enum-type (car enums))))
            (%wrong-type who position "an enum of the same type" (car enums)))
        (%check-members who (+ position 1) type (cdr enums)))))

(define (%check-member-list who position type object)
  (if (not (and (list? object) (every enum? object))) (%wrong-type who position "a list of enums" object))
  (if (not (every (lambda (enum) (eq? type (%enum-type enum))) object))
      (%wrong-type who position "a list of enums of the same type" object)))

;;; A new enum type of these symbols, or lists of a symbol and a value. The value of a symbol alone is its ordinal.
;;; (enum-type-names (make-enum-type '(red (green 5) blue))) ; => (red green blue)
(define (make-enum-type specifications)
  (if (not (and (list? specifications) (every %specification? specifications)))
      (%wrong-type 'make-enum-type 1 "a list of symbols and of lists of a symbol and a value" specifications))
  (%new-type 'make-enum-type specifications))

(define (%new-type who specifications)
  (let ((type (%make-type #f (make-hash-table eq?))))
    (let loop ((rest specifications) (ordinal 0) (enums '()))
      (if (pair? rest)
          (let ((enum (%specified type (car rest) ordinal)))
            (if (hash-table-contains? (%names type) (%enum-name enum))
                (%wrong-type who 1 "a list without a name twice" specifications))
            (hash-table-set! (%names type) (%enum-name enum) enum)
            (loop (cdr rest) (+ ordinal 1) (cons enum enums)))
          (%set-enums! type (list->vector (reverse enums)))))
    type))

(define (%specification? object)
  (or (symbol? object)
      (and (list? object) (= 2 (length object)) (symbol? (car object)))))

(define (%specified type specification ordinal)
  (if (symbol? specification)
      (%make-enum type specification ordinal ordinal)
      (%make-enum type (car specification) ordinal (cadr specification))))

;;; Whether the enum is of the type.
;;; (enum-type-contains? (make-enum-type '(red)) (enum-min (make-enum-type '(red)))) ; => #f
(define (enum-type-contains? type enum)
  (%check-type 'enum-type-contains? 1 type)
  (%check-enum 'enum-type-contains? 2 enum)
  (eq? type (%enum-type enum)))

(define (%compare who related? enum others)
  (%check-members who 1 (begin (%check-enum who 1 enum) (%enum-type enum)) (cons enum others))
  (apply related? (map %enum-ordinal (cons enum others))))

;;; Whether all are the same enum.
;;; (let ((c (make-enum-type '(red blue)))) (enum=? (enum-min c) (enum-max c))) ; => #f
(define (enum=? enum . others) (%compare 'enum=? = enum others))

;;; Whether each is before the next.
;;; (let ((c (make-enum-type '(red blue)))) (enum<? (enum-min c) (enum-max c))) ; => #t
(define (enum<? enum . others) (%compare 'enum<? < enum others))

;;; Whether each is behind the next.
;;; (let ((c (make-enum-type '(red blue)))) (enum>? (enum-min c) (enum-max c))) ; => #f
(define (enum>? enum . others) (%compare 'enum>? > enum others))

;;; Whether none is behind the next.
;;; (let ((c (make-enum-type '(red blue)))) (enum<=? (enum-min c) (enum-min c))) ; => #t
(define (enum<=? enum . others) (%compare 'enum<=? <= enum others))

;;; Whether none is before the next.
;;; (let ((c (make-enum-type '(red blue)))) (enum>=? (enum-min c) (enum-max c))) ; => #f
(define (enum>=? enum . others) (%compare 'enum>=? >= enum others))

;;; The name of an enum.
;;; (enum-name (enum-min (make-enum-type '(red blue)))) ; => red
(define (enum-name enum)
  (%check-enum 'enum-name 1 enum)
  (%enum-name enum))

;;; The position of an enum in its type, counted from 0.
;;; (enum-ordinal (enum-max (make-enum-type '(red blue)))) ; => 1
(define (enum-ordinal enum)
  (%check-enum 'enum-ordinal 1 enum)
  (%enum-ordinal enum))

;;; The value of an enum.
;;; (enum-value (enum-min (make-enum-type '((red "rouge"))))) ; => "rouge"
(define (enum-value enum)
  (%check-enum 'enum-value 1 enum)
  (%enum-value enum))

;;; The enum of the type with this name, or `#f`.
;;; (enum-name->enum (make-enum-type '(red)) 'blue) ; => #f
(define (enum-name->enum type name)
  (%check-type 'enum-name->enum 1 type)
  (hash-table-ref/default (%names type) name #f))

;;; The enum of the type with this ordinal, or `#f`.
;;; (enum-name (enum-ordinal->enum (make-enum-type '(red blue)) 1)) ; => blue
(define (enum-ordinal->enum type ordinal)
  (%check-type 'enum-ordinal->enum 1 type)
  (%check-index 'enum-ordinal->enum 2 ordinal)
  (and (< ordinal (vector-length (%enums type)))
       (vector-ref (%enums type) ordinal)))

(define (%named who type name)
  (%check-type who 1 type)
  (or (hash-table-ref/default (%names type) name #f)
      (%wrong-type who 2 "a name of the enum type" name)))

(define (%numbered who type ordinal)
  (%check-type who 1 type)
  (%check-index who 2 ordinal)
  (or (enum-ordinal->enum type ordinal)
      (%out-of-range who 2 "an ordinal of the enum type" ordinal)))

;;; The ordinal of the enum with this name.
;;; (enum-name->ordinal (make-enum-type '(red blue)) 'blue) ; => 1
(define (enum-name->ordinal type name) (%enum-ordinal (%named 'enum-name->ordinal type name)))

;;; The value of the enum with this name.
;;; (enum-name->value (make-enum-type '((red "rouge"))) 'red) ; => "rouge"
(define (enum-name->value type name) (%enum-value (%named 'enum-name->value type name)))

;;; The name of the enum with this ordinal.
;;; (enum-ordinal->name (make-enum-type '(red blue)) 1) ; => blue
(define (enum-ordinal->name type ordinal) (%enum-name (%numbered 'enum-ordinal->name type ordinal)))

;;; The value of the enum with this ordinal.
;;; (enum-ordinal->value (make-enum-type '((red "rouge"))) 0) ; => "rouge"
(define (enum-ordinal->value type ordinal) (%enum-value (%numbered 'enum-ordinal->value type ordinal)))

;;; How many enums a type has.
;;; (enum-type-size (make-enum-type '(red blue))) ; => 2
(define (enum-type-size type)
  (%check-type 'enum-type-size 1 type)
  (vector-length (%enums type)))

;;; The first enum of a type.
;;; (enum-name (enum-min (make-enum-type '(red blue)))) ; => red
(define (enum-min type) (%numbered 'enum-min type 0))

;;; The last enum of a type.
;;; (enum-name (enum-max (make-enum-type '(red blue)))) ; => blue
(define (enum-max type)
  (%check-type 'enum-max 1 type)
  (%numbered 'enum-max type (max 0 (- (enum-type-size type) 1))))

;;; The enums of a type in order.
;;; (map enum-ordinal (enum-type-enums (make-enum-type '(red blue)))) ; => (0 1)
(define (enum-type-enums type)
  (%check-type 'enum-type-enums 1 type)
  (vector->list (%enums type)))

;;; The names of the enums of a type in order.
;;; (enum-type-names (make-enum-type '(red blue))) ; => (red blue)
(define (enum-type-names type)
  (%check-type 'enum-type-names 1 type)
  (map %enum-name (vector->list (%enums type))))

;;; The values of the enums of a type in order.
;;; (enum-type-values (make-enum-type '(red (blue "bleu")))) ; => (0 "bleu")
(define (enum-type-values type)
  (%check-type 'enum-type-values 1 type)
  (map %enum-value (vector->list (%enums type))))

;;; The enum behind this one, or `#f`.
;;; (enum-name (enum-next (enum-min (make-enum-type '(red blue))))) ; => blue
(define (enum-next enum)
  (%check-enum 'enum-next 1 enum)
  (enum-ordinal->enum (%enum-type enum) (+ (%enum-ordinal enum) 1)))

;;; The enum before this one, or `#f`.
;;; (enum-prev (enum-min (make-enum-type '(red blue)))) ; => #f
(define (enum-prev enum)
  (%check-enum 'enum-prev 1 enum)
  (and (> (%enum-ordinal enum) 0)
       (enum-ordinal->enum (%enum-type enum) (- (%enum-ordinal enum) 1))))

;;; The type of an enum.
;;; (let ((c (make-enum-type '(red)))) (eq? c (enum-type (enum-min c)))) ; => #t
(define (enum-type enum)
  (%check-enum 'enum-type 1 enum)
  (%enum-type enum))

;;; A comparator of the enums of a type, by their order.
;;; (hash-table-size (make-hash-table (make-enum-comparator (make-enum-type '(red))))) ; => 0
(define (make-enum-comparator type)
  (%check-type 'make-enum-comparator 1 type)
  (%make-comparator
   (lambda (object) (and (enum? object) (eq? type (%enum-type object))))
   eq?
   (lambda (a b) (< (%enum-ordinal a) (%enum-ordinal b)))
   %enum-ordinal))

;;; Defines a name as syntax, `(name symbol)` being the enum of a new type with that name, and another one as syntax for
;;; sets, `(constructor symbol …)`.
;;; (begin (define-enum color (red green (blue 9)) color-set) (list (enum-value (color blue)) (enum-set->list (color-set blue red)))) ; => (9 (red blue))
(define-syntax define-enum
  (syntax-rules ()
    ((_ name (specification ...) constructor)
     (begin
       (define type (make-enum-type '(specification ...)))
       (define-syntax name
         (syntax-rules ()
           ((_ symbol) (%member type 'symbol))))
       (define-syntax constructor
         (syntax-rules ()
           ((_ symbol (... ...))
            (enum-set type (%member type 'symbol) (... ...)))))))))

;;; The same, but `(name symbol)` is the symbol itself, once it is known to be a name of the type.
;;; (begin (define-enumeration fruit (pear fig) fruits) (enum-set->list (fruits fig))) ; => (fig)
(define-syntax define-enumeration
  (syntax-rules ()
    ((_ name (specification ...) constructor)
     (begin
       (define type (make-enum-type '(specification ...)))
       (define-syntax name
         (syntax-rules ()
           ((_ member) (begin (%member type 'member) 'member))))
       (define-syntax constructor
         (syntax-rules ()
           ((_ member (... ...))
            (enum-set type (%member type 'member) (... ...)))))))))

(define (%member type name)
  (or (enum-name->enum type name)
      (raise (%error-condition 'range-error "the enumeration has no such name" (list name)))))
