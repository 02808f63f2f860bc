;;;; The conditions that Scheme-side procedures raise, worded as the builtins word theirs.
;;;; Nothing here is seen by programs.

;;; Raises the condition of an argument of the wrong type.
(define (%wrong-type who position expected value)
  (raise (%refusal 'type-error who position expected value)))

;;; Raises the condition of a number outside its range; `valid` says which numbers are inside.
(define (%out-of-range who position valid value)
  (raise (%refusal 'range-error who position valid value)))

;;; Checks an argument that is going to be called.
(define (%check-procedure who position value)
  (if (not (procedure? value)) (%wrong-type who position "a procedure" value)))

;;; Checks the place where a walk along a list ended; `list` is the whole argument.
(define (%check-end who position end list)
  (if (not (null? end)) (%wrong-type who position "a list" list)))

;;; Checks that each of several arguments, the first at `position`, is a list.
(define (%check-lists who position lists)
  (if (pair? lists)
      (begin
        (if (not (or (pair? (car lists)) (null? (car lists))))
            (%wrong-type who position "a list" (car lists)))
        (%check-lists who (+ position 1) (cdr lists)))))

;;; Checks what is handed to `map`, the first list at `position`: a list, or several, of which one may be circular.
(define (%check-mapped who position list lists)
  (if (null? lists)
      (%check-list who position list)
      (%check-lists who position (cons list lists))))

;;; Checks that each of several arguments, the first at `position`, is a list and none is circular.
(define (%check-proper-lists who position lists)
  (if (pair? lists)
      (begin
        (%check-list who position (car lists))
        (%check-proper-lists who (+ position 1) (cdr lists)))))

;;; Checks that a list of `count` elements, which any real number may be, can be there at all.
(define (%check-room who count)
  (if (> count (%pairs-at-most))
      (raise
       (%error-condition
        'out-of-memory
        (string-append "`" (symbol->string who) "` was asked for a list of " (%describe count)
                       " elements, more than the heap can hold")
        (list count)))))

;;; Checks a count or an index.
(define (%check-index who position value)
  (if (not (and (exact-integer? value) (>= value 0)))
      (%wrong-type who position "an index" value)))

;;; Checks a number.
(define (%check-number who position value)
  (if (not (number? value)) (%wrong-type who position "a number" value)))

;;; Checks a list, which may not be circular.
(define (%check-list who position value)
  (if (not (list? value)) (%wrong-type who position "a list" value)))

;;; Checks a vector.
(define (%check-vector who position value)
  (if (not (vector? value)) (%wrong-type who position "a vector" value)))

;;; Checks the bounds of a part of something with `length` elements; `start` is the argument at `position` and
;;; `end` the next.
(define (%check-range who position start end length)
  (%check-bound who (+ position 1) end length)
  (%check-bound who position start end))

(define (%check-bound who position value limit)
  (if (not (and (exact-integer? value) (<= 0 value limit)))
      (%out-of-range who position (string-append "an index from 0 to " (number->string limit)) value)))

;;; Checks that a pair, vector of any kind or string, which has been checked to be one, may be changed. It costs about as
;;; much as a small loop, so it is for procedures that go over many elements.
(define (%check-mutable who object)
  (with-exception-handler
   (lambda (refusal)
     (raise
      (%error-condition
       'immutable
       (string-append "`" (symbol->string who) "` cannot change " (%describe object) ": it is immutable")
       (list object))))
   (lambda ()
     (cond ((pair? object) (set-car! object (car object)))
           ((vector? object) (vector-fill! object #f 0 0))
           ((%numeric-element object) (%numeric-bytes! object))
           (else (string-fill! object #\space 0 0))))))

;;; Checks the list of optional arguments of a procedure, which come behind `needed` others and are `most` at most.
(define (%check-optionals who needed most optionals)
  (if (> (length optionals) most)
      (raise
       (%error-condition
        'arity-error
        (string-append "`" (symbol->string who) "` wanted " (number->string needed) " to "
                       (number->string (+ needed most)) " arguments, got "
                       (number->string (+ needed (length optionals))))
        '()))))
