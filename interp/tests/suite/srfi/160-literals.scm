(import (srfi 160 base) (srfi 160 f64) (srfi 160 s16))

;; Each type is read and written; elements of floats may be written as exact numbers.
'(#u8(0 255) #s8(-128 127) #u16(65535) #s16(-32768) #u32(4294967295) #s32(-2147483648)) ; => (#u8(0 255) #s8(-128 127) #u16(65535) #s16(-32768) #u32(4294967295) #s32(-2147483648))
'(#u64(18446744073709551615) #s64(-9223372036854775808 9223372036854775807)) ; => (#u64(18446744073709551615) #s64(-9223372036854775808 9223372036854775807))
'(#f32(0.5 -0.0) #f64(1.0 1/2 +inf.0) #f64()) ; => (#f32(0.5 -0.0) #f64(1.0 0.5 +inf.0) #f64())
'(#c64(1.5+2.0i) #c128(0.1-0.2i)) ; => (#c64(1.5+2.0i) #c128(0.1-0.2i))
#c128(1 +i) ; => #c128(1.0+0.0i +1.0i)
#F64(1) ; => #f64(1.0)
#f32(0.1) ; => #f32(0.10000000149011612)
`(1 #s16(2)) ; => (1 #s16(2))
(f64vector 1 2.5) ; => #f64(1.0 2.5)
(c64vector 1.5) ; => #c64(1.5+0.0i)
(make-s8vector 3 -1) ; => #s8(-1 -1 -1)
(vector (u32vector) (list (s64vector 1))) ; => #(#u32() (#s64(1)))
(display (u16vector 1 2)) ; prints #u16(1 2)

;; A literal is a vector of its type, and equal to another with the same elements.
(f64vector? #f64(1.0)) ; => #t
(f64vector? #f32(1.0)) ; => #f
(u8vector? #u8(1)) ; => #t
(vector? #f64(1.0)) ; => #f
(s16vector-ref #s16(1 -2) 1) ; => -2
(f64vector->list (f64vector-map + #f64(1 2) #f64(10 20))) ; => (11.0 22.0)
(equal? #f64(1.0 2.0) (f64vector 1 2)) ; => #t
(equal? #f64(1.0) #f32(1.0)) ; => #f
(equal? #s8(1) #u8(1)) ; => #f
(equal? #f64(0.0) #f64(-0.0)) ; => #f
(equal? (list 1 #s32(1 2)) (list 1 (s32vector 1 2))) ; => #t
(eqv? (s32vector 1) (s32vector 1)) ; => #f
(let ((table (make-hash-table))) (hash-table-set! table #f64(1.5) 'found) (hash-table-ref table (f64vector 1.5) (lambda () #f))) ; => found
(match '(a #s8(1 2)) [`(a #s8(1 2)) 'same] [_ 'other]) ; => same
(define-syntax kind (syntax-rules () [(_ #s8(1)) 'one] [(_ x) 'another]))
(list (kind #s8(1)) (kind #s8(2)) (kind #u8(1))) ; => (one another another)
(eval '(f64vector-length #f64(1 2 3)) (environment '(srfi 160 base))) ; => 3

;; It refuses to be changed, as any literal; what `read` gives does not.
(f64vector-set! #f64(1.0) 0 2.0) ; error: `f64vector-set!` cannot change #f64(1.0): it is immutable
(f64vector-fill! #f64(1.0 2.0) 0) ; error: `f64vector-fill!` cannot change #f64(1.0 2.0): it is immutable
(s16vector-swap! #s16(1 2) 0 1) ; error: `s16vector-swap!` cannot change #s16(1 2): it is immutable
(s16vector-copy! #s16(1 2) 0 (s16vector 3)) ; error: `s16vector-copy!` cannot change #s16(1 2): it is immutable
(let ((v (s16vector-copy #s16(1 2)))) (s16vector-set! v 0 9) v) ; => #s16(9 2)
(let ((v (read (open-input-string "#f64(1 2)")))) (f64vector-set! v 0 9) v) ; => #f64(9.0 2.0)
(write-f64vector (f64vector 1 2)) ; prints #f64(1.0 2.0)

;; Actors get copies of vectors that can be changed.
(let* ((v (f64vector 1 2)) (copy (actor-state (spawn (actor [(initial-state v)] [(get) state]))))) (f64vector-set! copy 0 9) (list v copy)) ; => (#f64(1.0 2.0) #f64(9.0 2.0))

;; What does not fit is a mistake of the text.
(read (open-input-string "#s8(1 128)")) ; error: this is not an integer of 8 bits
(read (open-input-string "#u16(-1)")) ; error: this is not an integer of 16 bits without a sign
(read (open-input-string "#u64(18446744073709551616)")) ; error: this is not an integer of 64 bits without a sign
(read (open-input-string "#s32(1.0)")) ; error: this is not an integer of 32 bits
(read (open-input-string "#f64(1+2i)")) ; error: this is not a real number
(read (open-input-string "#c64(a)")) ; error: this is not a number
(read (open-input-string "#f64(1 . 2)")) ; error: a vector cannot contain a dot
(read (open-input-string "#f16(1)")) ; error: `#f16` is not known to the reader
