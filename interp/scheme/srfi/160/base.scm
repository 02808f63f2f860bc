;;;; What all types of vectors have: making one, its elements, and lists. See `vectors.scm` for the form of the text.

(define-syntax define-vectors
(syntax-rules ()
((_ type make-typed-vector typed-vector typed-vector? typed? typed-vector-length typed-vector-ref typed-vector-set!
  typed-vector->list list->typed-vector)
(begin

;;; A vector of so many elements, of this number or of unspecified ones.
;;; (u8vector->list (make-u8vector 3 7)) ; => (7 7 7)
(define make-typed-vector
  (case-lambda
    ((count) (filled-vector type 'make-@vector count '()))
    ((count fill) (filled-vector type 'make-@vector count (list fill)))))

;;; A vector of the arguments.
;;; (u8vector-length (u8vector 1 2 3)) ; => 3
(define (typed-vector . elements) (arguments->elements type '@vector elements))

;;; Whether the value is a vector of the type.
;;; (u8vector? (s8vector 1 2 3)) ; => #f
(define (typed-vector? object) (vector-of? type object))

;;; Whether the value can be an element.
;;; (u8? 256) ; => #f
(define (typed? object) (element? type object))

;;; How many elements a vector has.
;;; (u8vector-length (u8vector 1 2 3)) ; => 3
(define (typed-vector-length vector) (vector-size type '@vector-length vector))

;;; The element at an index.
;;; (u8vector-ref (u8vector 1 2 3) 0) ; => 1
(define (typed-vector-ref vector k) (element-ref type '@vector-ref vector k))

;;; Makes a number the element at an index.
;;; (let ((v (u8vector 1 2 3))) (u8vector-set! v 0 9) (u8vector->list v)) ; => (9 2 3)
(define (typed-vector-set! vector k value)
  (check-vector type '@vector-set! 1 vector)
  (element-set! type '@vector-set! 2 vector k value))

;;; A list of the elements, or of those of a range.
;;; (u8vector->list (u8vector 1 2 3) 1) ; => (2 3)
(define (typed-vector->list vector . range)
  (check-vector type '@vector->list 1 vector)
  (call-with-range type '@vector->list 2 vector range
                   (lambda (start end) (elements->list type vector start end))))

;;; A vector of the elements of a list.
;;; (u8vector-ref (list->u8vector '(1 2 3)) 2) ; => 3
(define (list->typed-vector list) (list->elements type 'list->@vector 1 list))

))))

(define-vectors u8-type
  make-u8vector u8vector u8vector? u8? u8vector-length u8vector-ref u8vector-set! u8vector->list
  list->u8vector)

(define-vectors s8-type
  make-s8vector s8vector s8vector? s8? s8vector-length s8vector-ref s8vector-set! s8vector->list
  list->s8vector)

(define-vectors u16-type
  make-u16vector u16vector u16vector? u16? u16vector-length u16vector-ref u16vector-set! u16vector->list
  list->u16vector)

(define-vectors s16-type
  make-s16vector s16vector s16vector? s16? s16vector-length s16vector-ref s16vector-set! s16vector->list
  list->s16vector)

(define-vectors u32-type
  make-u32vector u32vector u32vector? u32? u32vector-length u32vector-ref u32vector-set! u32vector->list
  list->u32vector)

(define-vectors s32-type
  make-s32vector s32vector s32vector? s32? s32vector-length s32vector-ref s32vector-set! s32vector->list
  list->s32vector)

(define-vectors u64-type
  make-u64vector u64vector u64vector? u64? u64vector-length u64vector-ref u64vector-set! u64vector->list
  list->u64vector)

(define-vectors s64-type
  make-s64vector s64vector s64vector? s64? s64vector-length s64vector-ref s64vector-set! s64vector->list
  list->s64vector)

(define-vectors f32-type
  make-f32vector f32vector f32vector? f32? f32vector-length f32vector-ref f32vector-set! f32vector->list
  list->f32vector)

(define-vectors f64-type
  make-f64vector f64vector f64vector? f64? f64vector-length f64vector-ref f64vector-set! f64vector->list
  list->f64vector)

(define-vectors c64-type
  make-c64vector c64vector c64vector? c64? c64vector-length c64vector-ref c64vector-set! c64vector->list
  list->c64vector)

(define-vectors c128-type
  make-c128vector c128vector c128vector? c128? c128vector-length c128vector-ref c128vector-set!
  c128vector->list list->c128vector)
