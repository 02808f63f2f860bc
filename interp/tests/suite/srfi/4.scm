(import (srfi 4))

(let ((v (make-s8vector 2 7))) (s8vector-set! v 1 -5) (list (s8vector-length v) (s8vector-ref v 1) (s8vector->list v))) ; => (2 -5 (7 -5))
(list (s8vector? (s8vector 1 2)) (s8vector? '(1)) (s8vector->list (list->s8vector '(1 2)))) ; => (#t #f (1 2))
(let ((v (make-u8vector 2 7))) (u8vector-set! v 1 5) (list (u8vector-length v) (u8vector-ref v 1) (u8vector->list v))) ; => (2 5 (7 5))
(list (u8vector? (u8vector 1 2)) (u8vector? '(1)) (u8vector->list (list->u8vector '(1 2)))) ; => (#t #f (1 2))
(let ((v (make-s16vector 2 7))) (s16vector-set! v 1 -5) (list (s16vector-length v) (s16vector-ref v 1) (s16vector->list v))) ; => (2 -5 (7 -5))
(list (s16vector? (s16vector 1 2)) (s16vector? '(1)) (s16vector->list (list->s16vector '(1 2)))) ; => (#t #f (1 2))
(let ((v (make-u16vector 2 7))) (u16vector-set! v 1 5) (list (u16vector-length v) (u16vector-ref v 1) (u16vector->list v))) ; => (2 5 (7 5))
(list (u16vector? (u16vector 1 2)) (u16vector? '(1)) (u16vector->list (list->u16vector '(1 2)))) ; => (#t #f (1 2))
(let ((v (make-s32vector 2 7))) (s32vector-set! v 1 -5) (list (s32vector-length v) (s32vector-ref v 1) (s32vector->list v))) ; => (2 -5 (7 -5))
(list (s32vector? (s32vector 1 2)) (s32vector? '(1)) (s32vector->list (list->s32vector '(1 2)))) ; => (#t #f (1 2))
(let ((v (make-u32vector 2 7))) (u32vector-set! v 1 5) (list (u32vector-length v) (u32vector-ref v 1) (u32vector->list v))) ; => (2 5 (7 5))
(list (u32vector? (u32vector 1 2)) (u32vector? '(1)) (u32vector->list (list->u32vector '(1 2)))) ; => (#t #f (1 2))
(let ((v (make-s64vector 2 7))) (s64vector-set! v 1 -5) (list (s64vector-length v) (s64vector-ref v 1) (s64vector->list v))) ; => (2 -5 (7 -5))
(list (s64vector? (s64vector 1 2)) (s64vector? '(1)) (s64vector->list (list->s64vector '(1 2)))) ; => (#t #f (1 2))
(let ((v (make-u64vector 2 7))) (u64vector-set! v 1 5) (list (u64vector-length v) (u64vector-ref v 1) (u64vector->list v))) ; => (2 5 (7 5))
(list (u64vector? (u64vector 1 2)) (u64vector? '(1)) (u64vector->list (list->u64vector '(1 2)))) ; => (#t #f (1 2))
(let ((v (make-f32vector 2 7))) (f32vector-set! v 1 -5) (list (f32vector-length v) (f32vector-ref v 1) (f32vector->list v))) ; => (2 -5.0 (7.0 -5.0))
(list (f32vector? (f32vector 1 2)) (f32vector? '(1)) (f32vector->list (list->f32vector '(1 2)))) ; => (#t #f (1.0 2.0))
(let ((v (make-f64vector 2 7))) (f64vector-set! v 1 -5) (list (f64vector-length v) (f64vector-ref v 1) (f64vector->list v))) ; => (2 -5.0 (7.0 -5.0))
(list (f64vector? (f64vector 1 2)) (f64vector? '(1)) (f64vector->list (list->f64vector '(1 2)))) ; => (#t #f (1.0 2.0))

(u8vector-ref (u8vector 1 2 3) 1) ; => 2
(s8vector->list (list->s8vector '(-1 1))) ; => (-1 1)
(u16vector-length (make-u16vector 4 0)) ; => 4
(let ((v (s16vector 1 2))) (s16vector-set! v 0 -5) (s16vector->list v)) ; => (-5 2)
(map u32vector? (list (u32vector 1) (s32vector 1))) ; => (#t #f)
(s64vector-ref (s64vector (- (expt 2 63))) 0) ; => -9223372036854775808
(u64vector-ref (u64vector (- (expt 2 64) 1)) 0) ; => 18446744073709551615
(f32vector->list (f32vector 1.5 2)) ; => (1.5 2.0)
(f64vector->list (list->f64vector '(0.1 1/2))) ; => (0.1 0.5)
(f64vector-ref (f64vector) 0) ; error: `f64vector-ref` wanted an index below 0 as argument 2, got 0
