(import (srfi 160 base))

(f64vector->list (f64vector 1 2.5 -3)) ; => (1.0 2.5 -3.0)
(f32vector->list (f32vector 0.5 0.1)) ; => (0.5 0.10000000149011612)
(c64vector->list (c64vector 1 2.5+1.5i)) ; => (1.0+0.0i 2.5+1.5i)
(c128vector->list (c128vector 0.1+0.2i)) ; => (0.1+0.2i)
(s8vector->list (s8vector -128 0 127)) ; => (-128 0 127)
(u16vector->list (u16vector 0 65535)) ; => (0 65535)
(s16vector->list (s16vector -32768 32767)) ; => (-32768 32767)
(u32vector->list (u32vector 0 4294967295)) ; => (0 4294967295)
(s32vector->list (s32vector -2147483648 2147483647)) ; => (-2147483648 2147483647)
(u64vector->list (u64vector 0 18446744073709551615)) ; => (0 18446744073709551615)
(s64vector->list (s64vector -9223372036854775808 9223372036854775807)) ; => (-9223372036854775808 9223372036854775807)
;; Vectors of the type u8 are bytevectors.
(u8vector 1 2 255) ; => #u8(1 2 255)
(u8vector? (bytevector 1 2)) ; => #t
(u8vector->list (list->u8vector '(1 2 3)) 1 2) ; => (2)

;; A number that does not fit is refused, and so is an index outside.
(s8vector 128) ; error: `s8vector` wanted an exact integer from -128 to 127 as argument 1, got 128
(u16vector 65536) ; error: `u16vector` wanted an exact integer from 0 to 65535
(u64vector 18446744073709551616) ; error: `u64vector` wanted
(u8vector -1) ; error: `u8vector` wanted
(f64vector 'a) ; error: `f64vector` wanted a real number
(f64vector 1+2i) ; error: `f64vector` wanted a real number
(s32vector 1.5) ; error: `s32vector` wanted
(define v (make-s16vector 3 7))
(s16vector->list v) ; => (7 7 7)
(s16vector-set! v 1 -2)
(s16vector-ref v 1) ; => -2
(s16vector-length v) ; => 3
(s16vector-set! v 0 40000) ; error: `s16vector-set!` wanted an exact integer from -32768 to 32767 as argument 3, got 40000
(s16vector-ref v 3) ; error: `s16vector-ref` wanted an index below 3 as argument 2, got 3
(s16vector-ref v -1) ; error: `s16vector-ref` wanted an index as argument 2, got -1
(s16vector-set! v 3 0) ; error: `s16vector-set!` wanted an index below 3 as argument 2, got 3
(s16vector-ref (u16vector 1) 0) ; error: `s16vector-ref` wanted a vector of the type s16 as argument 1
(list->s16vector 5) ; error: `list->s16vector` wanted a list as argument 1, got 5
(make-f64vector -1) ; error: `make-f64vector` wanted an index as argument 1, got -1
(make-f64vector 2 'a) ; error: `make-f64vector` wanted a real number as argument 2, got a
(f64vector->list (make-f64vector 2)) ; => (0.0 0.0)
(f64vector->list (f64vector 1 2 3) 1) ; => (2.0 3.0)
(f64vector->list (f64vector 1 2 3) 4) ; error: `f64vector->list` wanted a start within the vector as argument 2, got 4
(f64vector->list (f64vector 1 2 3) 2 1) ; error: `f64vector->list` wanted an end from the start to the length as argument 3, got 1

;; What can be an element.
(map u8? '(0 255 256 -1 1.0 a)) ; => (#t #t #f #f #f #f)
(map s8? '(-128 127 128)) ; => (#t #t #f)
(map u16? '(65535 65536)) ; => (#t #f)
(map s16? '(-32768 32768)) ; => (#t #f)
(map u32? (list (- (expt 2 32) 1) (expt 2 32))) ; => (#t #f)
(map s32? (list (- (expt 2 31)) (expt 2 31))) ; => (#t #f)
(map u64? (list (- (expt 2 64) 1) (expt 2 64))) ; => (#t #f)
(map s64? (list (- (expt 2 63)) (expt 2 63))) ; => (#t #f)
(map f32? '(1.5 1 1.5+2i)) ; => (#t #f #f)
(map f64? '(1.5 1 a)) ; => (#t #f #f)
(map c64? '(1.5 1 1.5+2i)) ; => (#t #f #t)
(map c128? '(1.5+2i "a")) ; => (#t #f)

;; The types are apart.
(list (f64vector? (f64vector)) (f64vector? (f32vector)) (f64vector? (vector)) (vector? (f64vector))) ; => (#t #f #f #f)
(list (s8vector? (s8vector)) (u16vector? (u16vector)) (s16vector? v) (u32vector? (u32vector)) (s32vector? (s32vector))) ; => (#t #t #t #t #t)
(list (u64vector? (u64vector)) (s64vector? (s64vector)) (f32vector? (f32vector)) (c64vector? (c64vector)) (c128vector? (c128vector))) ; => (#t #t #t #t #t)

;; Each type has the same procedures.
(let ((v (make-u8vector 2 1))) (u8vector-set! v 1 9) (list (u8vector-ref v 1) (u8vector-length v) (list->u8vector '(3)))) ; => (9 2 #u8(3))
(let ((v (make-s8vector 2 1))) (s8vector-set! v 1 -9) (list (s8vector-ref v 1) (s8vector-length v) (s8vector->list (list->s8vector '(3))))) ; => (-9 2 (3))
(let ((v (make-u16vector 2 1))) (u16vector-set! v 1 9) (list (u16vector-ref v 1) (u16vector-length v) (u16vector->list (list->u16vector '(3))))) ; => (9 2 (3))
(s16vector->list (list->s16vector '(3))) ; => (3)
(let ((v (make-u32vector 2 1))) (u32vector-set! v 1 9) (list (u32vector-ref v 1) (u32vector-length v) (u32vector->list (list->u32vector '(3))))) ; => (9 2 (3))
(let ((v (make-s32vector 2 1))) (s32vector-set! v 1 -9) (list (s32vector-ref v 1) (s32vector-length v) (s32vector->list (list->s32vector '(3))))) ; => (-9 2 (3))
(let ((v (make-u64vector 2 1))) (u64vector-set! v 1 9) (list (u64vector-ref v 1) (u64vector-length v) (u64vector->list (list->u64vector '(3))))) ; => (9 2 (3))
(let ((v (make-s64vector 2 1))) (s64vector-set! v 1 -9) (list (s64vector-ref v 1) (s64vector-length v) (s64vector->list (list->s64vector '(3))))) ; => (-9 2 (3))
(let ((v (make-f32vector 2 1))) (f32vector-set! v 1 -9) (list (f32vector-ref v 1) (f32vector-length v) (f32vector->list (list->f32vector '(3))))) ; => (-9.0 2 (3.0))
(let ((v (make-f64vector 2 1))) (f64vector-set! v 1 -9) (list (f64vector-ref v 1) (f64vector-length v) (f64vector->list (list->f64vector '(3))))) ; => (-9.0 2 (3.0))
(let ((v (make-c64vector 2 1))) (c64vector-set! v 1 -9+1i) (list (c64vector-ref v 1) (c64vector-length v) (c64vector->list (list->c64vector '(3))))) ; => (-9.0+1.0i 2 (3.0+0.0i))
(let ((v (make-c128vector 2 1))) (c128vector-set! v 1 -9+1i) (list (c128vector-ref v 1) (c128vector-length v) (c128vector->list (list->c128vector '(3))))) ; => (-9.0+1.0i 2 (3.0+0.0i))
;; Infinities and NaN are kept.
(f64vector->list (f64vector +inf.0 -inf.0 -0.0)) ; => (+inf.0 -inf.0 -0.0)
(nan? (f32vector-ref (f32vector +nan.0) 0)) ; => #t
(f64vector-length (make-f64vector 100000 1.5)) ; => 100000
