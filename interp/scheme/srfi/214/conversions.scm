;;;; Flexvectors from and to other sequences.

;;; A vector of the elements, or of those from `start` to `end`.
;;; (flexvector->vector (flexvector 1 2 3) 1) ; => #(2 3)
(define flexvector->vector
  (case-lambda
    ((fv) (flexvector->vector fv 0 #f))
    ((fv start) (flexvector->vector fv start #f))
    ((fv start end) (%part 'flexvector->vector fv start end))))

;;; A flexvector of the elements of the vector, or of those from `start` to `end`.
;;; (flexvector->list (vector->flexvector #(1 2 3) 1)) ; => (2 3)
(define vector->flexvector
  (case-lambda
    ((vector) (vector->flexvector vector 0 #f))
    ((vector start) (vector->flexvector vector start #f))
    ((vector start end)
     (%check-vector 'vector->flexvector 1 vector)
     (%clamped 'vector->flexvector 2 start end (vector-length vector)
               (lambda (start end) (%own (vector-copy vector start end)))))))

;;; A list of the elements, or of those from `start` to `end`.
;;; (flexvector->list (flexvector 1 2 3) 0 2) ; => (1 2)
(define flexvector->list
  (case-lambda
    ((fv) (flexvector->list fv 0 #f))
    ((fv start) (flexvector->list fv start #f))
    ((fv start end) (vector->list (%part 'flexvector->list fv start end)))))

;;; A list of the elements, or of those from `start` to `end`, the last first.
;;; (reverse-flexvector->list (flexvector 1 2 3)) ; => (3 2 1)
(define reverse-flexvector->list
  (case-lambda
    ((fv) (reverse-flexvector->list fv 0 #f))
    ((fv start) (reverse-flexvector->list fv start #f))
    ((fv start end) (reverse-vector->list (%part 'reverse-flexvector->list fv start end)))))

;;; A flexvector of the elements of the list.
;;; (flexvector-length (list->flexvector '(1 2 3))) ; => 3
(define (list->flexvector list)
  (%check-list 'list->flexvector 1 list)
  (%own (list->vector list)))

;;; A flexvector of the elements of the list, the last first.
;;; (flexvector->list (reverse-list->flexvector '(1 2 3))) ; => (3 2 1)
(define (reverse-list->flexvector list)
  (%check-list 'reverse-list->flexvector 1 list)
  (%own (reverse-list->vector list)))

;;; A string of the elements, which are characters, or of those from `start` to `end`.
;;; (flexvector->string (flexvector #\a #\b)) ; => "ab"
(define flexvector->string
  (case-lambda
    ((fv) (flexvector->string fv 0 #f))
    ((fv start) (flexvector->string fv start #f))
    ((fv start end)
     (let ((part (%part 'flexvector->string fv start end)))
       (if (not (vector-every char? part)) (%wrong-type 'flexvector->string 1 "a flexvector of characters" fv))
       (vector->string part)))))

;;; A flexvector of the characters of the string, or of those from `start` to `end`.
;;; (flexvector->list (string->flexvector "abc" 1)) ; => (#\b #\c)
(define string->flexvector
  (case-lambda
    ((string) (string->flexvector string 0 #f))
    ((string start) (string->flexvector string start #f))
    ((string start end)
     (if (not (string? string)) (%wrong-type 'string->flexvector 1 "a string" string))
     (%clamped 'string->flexvector 2 start end (string-length string)
               (lambda (start end) (%own (string->vector string start end)))))))

;;; The generator of the elements, as SRFI 158 has them.
;;; (let ((g (flexvector->generator (flexvector 1)))) (list (g) (eof-object? (g)))) ; => (1 #t)
(define (flexvector->generator fv)
  (%check-flexvector 'flexvector->generator 1 fv)
  (let ((i 0))
    (lambda ()
      (if (< i (%length fv))
          (let ((element (vector-ref (%elements fv) i)))
            (set! i (+ i 1))
            element)
          (eof-object)))))

;;; A flexvector of the values of the generator.
;;; (flexvector->list (generator->flexvector (flexvector->generator (flexvector 1 2)))) ; => (1 2)
(define (generator->flexvector generator)
  (%check-procedure 'generator->flexvector 1 generator)
  (let ((fv (flexvector)))
    (let loop ()
      (let ((value (generator)))
        (if (eof-object? value)
            fv
            (begin
              (flexvector-add-back! fv value)
              (loop)))))))
