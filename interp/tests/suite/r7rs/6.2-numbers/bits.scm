(list (bitwise-and) (bitwise-ior) (bitwise-xor) (bitwise-and 12) (bitwise-and 12 10 6) (bitwise-ior 12 10) (bitwise-xor 12 10 1)) ; => (-1 0 0 12 0 14 7)
(list (bitwise-and -1 5) (bitwise-and -4 -6) (bitwise-ior -8 3) (bitwise-xor -1 5) (bitwise-not 0) (bitwise-not -1) (bitwise-not 10)) ; => (5 -8 -5 -6 -1 0 -11)
(define n (expt 2 100))
(list (bitwise-and (- n 1) 255) (bitwise-and (- n) (+ n 5)) (bitwise-ior n 1) (bitwise-xor n (- n)) (bitwise-not n) (bitwise-and -1 n)) ; => (255 1267650600228229401496703205376 1267650600228229401496703205377 -2535301200456458802993406410752 -1267650600228229401496703205377 1267650600228229401496703205376)
(list (arithmetic-shift 1 100) (arithmetic-shift n -99) (arithmetic-shift -5 -1) (arithmetic-shift -1 -100) (arithmetic-shift 7 0) (arithmetic-shift (- n) -100) (arithmetic-shift (- -1 n) -100) (arithmetic-shift 0 (expt 10 30)) (arithmetic-shift 5 (- (expt 10 30))) (arithmetic-shift -5 (- (expt 10 30)))) ; => (1267650600228229401496703205376 2 -3 -1 7 -1 -2 0 0 -1)
(list (bit-count 0) (bit-count 7) (bit-count -1) (bit-count -8) (bit-count n) (bit-count (- n 1)) (bit-count (- n))) ; => (0 3 0 3 1 100 100)
(list (integer-length 0) (integer-length 1) (integer-length 8) (integer-length -1) (integer-length -8) (integer-length -9) (integer-length n) (integer-length (- n))) ; => (0 1 4 0 3 4 101 100)
(list (first-set-bit 0) (first-set-bit 1) (first-set-bit -8) (first-set-bit 40) (first-set-bit n) (first-set-bit (- n))) ; => (-1 0 3 3 100 100)
(list (bit-set? 0 5) (bit-set? 1 5) (bit-set? 100 n) (bit-set? 99 n) (bit-set? 1000 -1) (bit-set? 1000 1) (bit-set? (expt 10 30) -1) (bit-set? 99 (- n)) (bit-set? 100 (- n))) ; => (#t #f #t #f #t #f #t #f #t)
(bit-set? -1 5) ; error: `bit-set?` wanted a number that is not negative as argument 1, got -1
(bitwise-and 1 2.0) ; error: `bitwise-and` wanted an exact integer as argument 2, got 2.0
(bitwise-not 1/2) ; error: `bitwise-not` wanted an exact integer as argument 1, got 1/2
(arithmetic-shift 1.0 2) ; error: `arithmetic-shift` wanted an exact integer as argument 1, got 1.0
(arithmetic-shift 1 2.0) ; error: `arithmetic-shift` wanted an exact integer as argument 2, got 2.0
(bit-count 'a) ; error: `bit-count` wanted a number as argument 1, got a
