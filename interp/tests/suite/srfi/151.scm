(import (srfi 151))

; Operations
(list (bitwise-not 10) (bitwise-not -37) (bitwise-and) (bitwise-ior) (bitwise-xor) (bitwise-eqv)) ; => (-11 36 -1 0 0 -1)
(list (bitwise-ior 3 10) (bitwise-and 11 26) (bitwise-xor 3 10) (bitwise-eqv 37 12) (bitwise-and 37 12) (bitwise-eqv 1 2 4)) ; => (11 10 9 -42 4 7)
(list (bitwise-nand 11 26) (bitwise-nor 11 26) (bitwise-andc1 11 26) (bitwise-andc2 11 26) (bitwise-orc1 11 26) (bitwise-orc2 11 26)) ; => (-11 -28 16 1 -2 -17)
(list (arithmetic-shift 8 2) (arithmetic-shift 4 0) (arithmetic-shift 8 -1) (arithmetic-shift -100000000000000000000000000000000 -100)) ; => (32 4 4 -79)
(map bit-count (list 0 -1 7 13 -13 30 -30 (expt 2 100) (- (expt 2 100)) (- -1 (expt 2 100)))) ; => (0 0 3 3 2 4 4 1 100 1)
(map integer-length '(0 1 -1 7 -7 8 -8)) ; => (0 1 0 3 3 4 3)
(list (bitwise-if 3 1 8) (bitwise-if 3 8 1) (bitwise-if 1 1 2) (bitwise-if #b00111100 #b11110000 #b00001111)) ; => (9 0 3 51)
(bitwise-nand 1 'a) ; error: `bitwise-nand` wanted an exact integer as argument 2, got a
(bitwise-eqv 1 2 3.0) ; error: `bitwise-eqv` wanted an exact integer as argument 3, got 3.0
(bitwise-and 1 2.5) ; error: bitwise-and

; Single bits
(list (bit-set? 1 1) (bit-set? 0 1) (bit-set? 3 10) (bit-set? 1000000 -1) (bit-set? 2 6) (bit-set? 0 6)) ; => (#f #t #t #t #t #f)
(list (copy-bit 0 0 #t) (copy-bit 2 0 #t) (copy-bit 2 #b1111 #f) (copy-bit 100 0 #t)) ; => (1 4 11 1267650600228229401496703205376)
(list (bit-swap 0 2 4) (bit-swap 1 1 2) (bit-swap 3 0 5)) ; => (1 2 12)
(list (any-bit-set? 3 6) (any-bit-set? 3 12) (every-bit-set? 4 6) (every-bit-set? 7 6)) ; => (#t #f #t #f)
(map first-set-bit (list 1 2 0 40 -28 (expt 2 99) (expt -2 99))) ; => (0 1 -1 3 2 99 99)
(copy-bit -1 0 #t) ; error: `copy-bit` wanted an index as argument 1, got -1

; Fields
(list (bit-field #b1101101010 0 4) (bit-field #b1101101010 3 9) (bit-field #b1101101010 4 9) (bit-field #b1101101010 4 10) (bit-field 6 0 1) (bit-field 6 1 3) (bit-field 6 2 999) (bit-field (expt 2 128) 128 129)) ; => (10 45 22 54 0 3 1 1)
(list (bit-field-any? #b1001001 1 6) (bit-field-any? #b1000001 1 6) (bit-field-every? #b1011110 1 5) (bit-field-every? #b1011010 1 5) (bit-field-any? 1 3 3) (bit-field-every? 0 3 3)) ; => (#t #f #t #f #f #t)
(list (bit-field-clear #b101010 1 4) (bit-field-set #b101010 1 4)) ; => (32 46)
(list (bit-field-replace #b101010 #b010 1 4) (bit-field-replace #b110 1 0 1) (bit-field-replace #b110 1 1 2) (bit-field-replace-same #b1111 #b0000 1 3)) ; => (36 7 6 9)
(list (bit-field-rotate #b110 0 0 10) (bit-field-rotate #b110 0 0 256) (bit-field-rotate (expt 2 128) 1 0 129) (bit-field-rotate #b110 1 1 2) (bit-field-rotate #b110 1 2 4) (bit-field-rotate #b0111 -1 1 4) (bit-field-rotate 5 3 2 2)) ; => (6 6 1 6 10 11 5)
(list (bit-field-reverse 6 1 3) (bit-field-reverse 6 1 4) (bit-field-reverse 1 0 32) (bit-field-reverse 1 0 31) (bit-field-reverse #x140000000000000000000000000000000 0 129)) ; => (6 12 2147483648 1073741824 5)
(bit-field 6 2 1) ; error: `bit-field` wanted an index from 2 as argument 3, got 1
(bit-field-rotate 6 1.5 0 2) ; error: `bit-field-rotate` wanted an exact integer as argument 2, got 1.5
(bit-field-replace 1 2 -1 3) ; error: `bit-field-replace` wanted an index as argument 3, got -1

; Conversions
(list (bits->list #b1110101) (bits->list 3 5) (bits->list 6 4) (bits->list 0)) ; => ((#t #f #t #f #t #t #t) (#t #t #f #f #f) (#f #t #t #f) ())
(list (bits->vector 6) (bits->vector 5 2)) ; => (#(#f #t #t) #(#t #f))
(list (list->bits '(#t #f #t #f #t #t #t)) (list->bits '(#f #t #t #f)) (list->bits '()) (vector->bits #(#f #f #t #t)) (bits #t #f #t #f #t #t #t) (bits)) ; => (117 6 0 12 117 0)
(bits->list -1) ; error: `bits->list` wanted a non-negative exact integer as argument 1, got -1
(list->bits '(#t 1)) ; error: `list->bits` wanted a list of booleans as argument 1, got (#t 1)
(vector->bits #(#t 1)) ; error: `vector->bits` wanted a vector of booleans as argument 1, got #(#t 1)
(bits #t 1) ; error: `bits` wanted a boolean as argument 2, got 1
(let ((n (- (expt 3 3000) 1))) (list (= n (list->bits (bits->list n))) (= n (vector->bits (bits->vector n))))) ; => (#t #t)

; Folds
(bitwise-fold cons '() #b1010111) ; => (#t #f #t #f #t #t #t)
(let ((count 0)) (bitwise-for-each (lambda (b) (if b (set! count (+ count 1)))) #b1010111) count) ; => 5
(list (bitwise-unfold (lambda (i) (= i 10)) even? (lambda (i) (+ i 1)) 0) (bitwise-unfold values values values #t)) ; => (341 0)
(let ((g (make-bitwise-generator #b110))) (list (g) (g) (g) (g))) ; => (#f #t #t #f)
(let ((g (make-bitwise-generator -2))) (list (g) (g) (g))) ; => (#f #t #t)
(bitwise-fold 1 2 3) ; error: `bitwise-fold` wanted a procedure as argument 1, got 1
