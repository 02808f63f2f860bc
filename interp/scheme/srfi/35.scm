;;;; Conditions: values that say what went wrong, of one or several types in a tree.
;;;;
;;;; The conditions that the language itself raises take part: they are errors with a message.

(define-record-type <condition-type>
  (%make-condition-type name parent fields)
  condition-type?
  (name %type-name)
  (parent %type-parent)
  (fields %type-fields))

;; A condition is a list of parts, each a pair of a type and an association list of all the type's fields.
(define-record-type <condition>
  (%make-condition parts)
  %condition?
  (parts %condition-parts))

;;; The type that all conditions belong to.
;;; (condition-has-type? (condition (&message (message "x"))) &condition) ; => #t
(define &condition (%make-condition-type '&condition #f '()))

(define (%check-type who position object)
  (if (not (condition-type? object)) (%wrong-type who position "a condition type" object)))

(define (%check-condition who position object)
  (if (not (condition? object)) (%wrong-type who position "a condition" object)))

;; The fields of a type and of its ancestors.
(define (%all-fields type)
  (if type (append (%type-fields type) (%all-fields (%type-parent type))) '()))

;; Whether a type is another or has it as an ancestor.
(define (%subtype? type ancestor)
  (and type (or (eq? type ancestor) (%subtype? (%type-parent type) ancestor))))

;;; A new condition type: its name, its parent and the names of its own fields.
;;; (condition-type? (make-condition-type '&bad &error '(why))) ; => #t
(define (make-condition-type name parent fields)
  (if (not (symbol? name)) (%wrong-type 'make-condition-type 1 "a symbol" name))
  (%check-type 'make-condition-type 2 parent)
  (if (not (and (list? fields) (every symbol? fields)))
      (%wrong-type 'make-condition-type 3 "a list of symbols" fields))
  (if (any (lambda (field) (memq field (%all-fields parent))) fields)
      (%wrong-type 'make-condition-type 3 "fields that the parent does not have" fields))
  (%make-condition-type name parent fields))

;; The association list of a list of names and values in turn.
(define (%pair-up who arguments)
  (cond ((null? arguments) '())
        ((null? (cdr arguments)) (%wrong-type who 2 "a name and a value in turn" arguments))
        (else (cons (cons (car arguments) (cadr arguments)) (%pair-up who (cddr arguments))))))

(define (%same-names? fields entries)
  (and (= (length fields) (length entries))
       (every (lambda (field) (assq field entries)) fields)))

(define (%check-fields who type entries)
  (if (not (%same-names? (%all-fields type) entries))
      (%wrong-type who 2 (string-append "the fields of " (symbol->string (%type-name type))) (map car entries))))

;;; A condition of a type: the names and values of all its fields and those of its ancestors, in turn.
;;; (condition-ref (make-condition &message 'message "no") 'message) ; => "no"
(define (make-condition type . arguments)
  (%check-type 'make-condition 1 type)
  (let ((entries (%pair-up 'make-condition arguments)))
    (%check-fields 'make-condition type entries)
    (%make-condition (list (cons type entries)))))

;;; Whether the object is a condition.
;;; (condition? (guard (e (#t e)) (car 5))) ; => #t
(define (condition? object)
  (or (%condition? object) (core:condition? object)))

;; The parts of a condition; one of the language itself has an error's and a message's.
(define (%parts condition)
  (if (%condition? condition)
      (%condition-parts condition)
      (list (list &error)
            (list &message (cons 'message (core:condition-message condition))))))

;; The first part of a condition that belongs to a type, or #f.
(define (%part condition type)
  (find (lambda (part) (%subtype? (car part) type)) (%parts condition)))

;;; Whether a condition belongs to a type.
;;; (condition-has-type? (make-condition &message 'message "no") &error) ; => #f
(define (condition-has-type? condition type)
  (%check-condition 'condition-has-type? 1 condition)
  (%check-type 'condition-has-type? 2 type)
  (and (%part condition type) #t))

;;; The value of a field, from the first part of the condition that has it.
;;; (condition-ref (make-condition &message 'message "no") 'message) ; => "no"
(define (condition-ref condition field)
  (%check-condition 'condition-ref 1 condition)
  (let ((entry (any (lambda (part) (assq field (cdr part))) (%parts condition))))
    (if (not entry) (%wrong-type 'condition-ref 2 "a field of the condition" field))
    (cdr entry)))

;; The value of a field, from the first part that belongs to the type.
(define (%field-of condition type field who)
  (let ((part (and (condition? condition) (%part condition type))))
    (if (not part)
        (%wrong-type who 1 (string-append "a condition of the type " (symbol->string (%type-name type))) condition))
    (cdr (assq field (cdr part)))))

;;; A condition that belongs to all the types of the given conditions.
;;; (error? (make-compound-condition (make-condition &message 'message "no") (make-condition &error))) ; => #t
(define (make-compound-condition condition . conditions)
  (for-each (lambda (c) (%check-condition 'make-compound-condition 1 c)) (cons condition conditions))
  (%make-condition (append-map %parts (cons condition conditions))))

;;; The part of a condition that belongs to a type, as a condition of its own.
;;; (condition-message (extract-condition (condition (&error) (&message (message "no"))) &message)) ; => "no"
(define (extract-condition condition type)
  (%check-condition 'extract-condition 1 condition)
  (%check-type 'extract-condition 2 type)
  (let ((part (%part condition type)))
    (if (not part) (%wrong-type 'extract-condition 1 "a condition of the type given" condition))
    (let ((fields (%all-fields type)))
      (%make-condition
       (list (cons type (filter (lambda (entry) (memq (car entry) fields)) (cdr part))))))))

;; Completes parts: a field that one lacks has the value that the first one with the field gives it.
(define (%complete parts)
  (map (lambda (part)
         (let* ((missing (remove (lambda (field) (assq field (cdr part))) (%all-fields (car part))))
                (found (filter-map
                        (lambda (field) (any (lambda (other) (assq field (cdr other))) parts))
                        missing))
                (entries (append (cdr part) found)))
           (%check-fields 'condition (car part) entries)
           (cons (car part) entries)))
       parts))

;;; A condition of the given types: for each, its fields with their values.
;;; (condition-message (condition (&error) (&message (message "no")))) ; => "no"
(define-syntax condition
  (syntax-rules ()
    ((_ (type (field value) ...) ...)
     (%make-condition (%complete (list (cons type (list (cons 'field value) ...)) ...))))))

;;; Defines a condition type, the predicate of its conditions, and the accessors of its fields.
;;; (define-condition-type &bad &error bad? (why bad-why))
;;; (bad-why (make-condition &bad 'why 'late)) ; => late
(define-syntax define-condition-type
  (syntax-rules ()
    ((_ type parent predicate (field accessor) ...)
     (begin
       (define type (make-condition-type 'type parent '(field ...)))
       (define (predicate object) (and (condition? object) (condition-has-type? object type)))
       (define (accessor condition) (%field-of condition type 'field 'accessor)) ...))))

;;; The type of conditions with a message for people.
;;; (condition-type? &message) ; => #t
(define &message (make-condition-type '&message &condition '(message)))

;;; Whether the object is a condition with a message.
;;; (message-condition? (guard (e (#t e)) (car 5))) ; => #t
(define (message-condition? object)
  (and (condition? object) (condition-has-type? object &message)))

;;; The message of a condition.
;;; (condition-message (make-condition &message 'message "no")) ; => "no"
(define (condition-message condition)
  (%field-of condition &message 'message 'condition-message))

;;; The type of conditions that must not be ignored.
;;; (condition-has-type? (make-condition &error) &serious) ; => #t
(define &serious (make-condition-type '&serious &condition '()))

;;; Whether the object is a condition that must not be ignored.
;;; (serious-condition? (make-condition &error)) ; => #t
(define (serious-condition? object)
  (and (condition? object) (condition-has-type? object &serious)))

;;; The type of errors.
;;; (condition-type? &error) ; => #t
(define &error (make-condition-type '&error &serious '()))

;;; Whether the object is a condition that is an error.
;;; (error? (guard (e (#t e)) (car 5))) ; => #t
(define (error? object)
  (and (condition? object) (condition-has-type? object &error)))
