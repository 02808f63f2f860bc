(import (srfi 60))

(list (logand #b1100 #b1010) (logior #b1100 #b1010) (logxor #b1100 #b1010) (lognot #b10000000) (lognot 0)) ; => (8 14 6 -129 -1)
(list (bitwise-and 12 10) (bitwise-ior 12 10) (bitwise-xor 12 10) (bitwise-not 1) (bitwise-if 3 1 8) (bitwise-merge 3 1 8)) ; => (8 14 6 -2 9 9)
(list (logtest #b0100 #b1011) (logtest #b0100 #b0111) (any-bits-set? 1 3)) ; => (#f #t #t)
(list (logcount #b10101010) (logcount 0) (logcount -2) (bit-count 7) (integer-length #b10101010) (integer-length 0)) ; => (4 0 1 3 8 0)
(list (map log2-binary-factors '(0 1 2 3 4 8 -8 -6)) (first-set-bit 16)) ; => ((-1 0 1 0 2 3 3 1) 4)
(list (logbit? 0 #b1101) (logbit? 1 #b1101) (bit-set? 3 #b1101) (logbit? 4 #b1101)) ; => (#t #f #t #f)
(list (copy-bit 0 0 #t) (copy-bit 2 #b1111 #f) (bit-field #b1101101010 0 4) (bit-field #b1101101010 4 9)) ; => (1 11 10 22)
(map (lambda (n) (number->string n 2)) (list (copy-bit-field #b1101101010 0 0 4) (copy-bit-field #b1101101010 -1 0 4) (copy-bit-field #b110100100010000 -1 5 9))) ; => ("1101100000" "1101101111" "110100111110000")
(list (ash 1 3) (ash 10 -1) (arithmetic-shift 1 4)) ; => (8 5 16)
(map (lambda (n) (number->string n 2)) (list (rotate-bit-field #b0100 3 0 4) (rotate-bit-field #b0100 -1 0 4) (rotate-bit-field #b110100100010000 -1 5 9) (rotate-bit-field #b110100100010000 1 5 9))) ; => ("10" "10" "110100010010000" "110100000110000")
(number->string (reverse-bit-field #xa7 0 8) 16) ; => "e5"
(list (integer->list 6) (integer->list 6 5) (integer->list 6 2) (integer->list 0)) ; => ((#t #t #f) (#f #f #t #t #f) (#t #f) ())
(list (list->integer '(#t #t #f)) (list->integer '()) (booleans->integer #t #f #t)) ; => (6 0 5)
(integer->list 'a) ; error: `integer->list` wanted an exact integer as argument 1, got a
(list->integer 5) ; error: `list->integer` wanted a list of booleans as argument 1, got 5
(list->integer '(#t 1)) ; error: `list->integer` wanted a list of booleans as argument 1, got (#t 1)
(booleans->integer #t 1) ; error: `booleans->integer` wanted a boolean as argument 2, got 1
