(import (srfi 4))

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
