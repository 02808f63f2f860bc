;;;; What all types of vectors have: making one, its elements, and lists.

(define-syntax define-vectors
  (syntax-rules ()
    ((_ type make of vector? element-of-type? size ref set vector->list list->vector)
     (begin
       (define make
         (case-lambda
           ((count) (filled-vector type 'make-@vector count '()))
           ((count fill) (filled-vector type 'make-@vector count (list fill)))))
       (define (of . elements) (arguments->elements type '@vector elements))
       (define (vector? object) (vector-of? type object))
       (define (element-of-type? object) (element? type object))
       (define (size vector) (vector-size type '@vector-length vector))
       (define (ref vector k) (element-ref type '@vector-ref vector k))
       (define (set vector k value)
         (check-vector type '@vector-set! 1 vector)
         (element-set! type '@vector-set! 2 vector k value))
       (define (vector->list vector . range)
         (check-vector type '@vector->list 1 vector)
         (call-with-range type '@vector->list 2 vector range
                          (lambda (start end) (elements->list type vector start end))))
       (define (list->vector list) (list->elements type 'list->@vector 1 list))))))

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
