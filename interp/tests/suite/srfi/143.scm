(import (srfi 143))

fx-width ; => 62
(= fx-greatest (- (expt 2 61) 1)) ; => #t
(= fx-least (- (expt 2 61))) ; => #t
(map fixnum? (list 1 1.0 (expt 2 100))) ; => (#t #f #f)
(fx=? 1 1 2) ; => #f
(fx<? 1 2 3) ; => #t
(fx>? 1 2) ; => #f
(fx<=? 1 1 2) ; => #t
(fx>=? 2 1 1) ; => #t
(fxzero? 0) ; => #t
(fxpositive? 0) ; => #f
(fxnegative? -1) ; => #t
(fxodd? 3) ; => #t
(fxeven? 3) ; => #f
(fxmax 1 3 2) ; => 3
(fxmin 1 3 2) ; => 1
(fx+ 1 2) ; => 3
(fx- 1 2) ; => -1
(fx* 2 3) ; => 6
(fxneg 5) ; => -5
(fxabs -5) ; => 5
(fxsquare -5) ; => 25
(fxquotient -7 2) ; => -3
(fxremainder -7 2) ; => -1
(call-with-values (lambda () (fxsqrt 32)) list) ; => (5 7)
(call-with-values (lambda () (fx+/carry fx-greatest 1 0)) (lambda (low carry) (list (= low fx-least) carry))) ; => (#t 1)
(call-with-values (lambda () (fx-/carry 5 3 1)) list) ; => (1 0)
(call-with-values (lambda () (fx*/carry 5 3 1)) list) ; => (16 0)
(fxnot 0) ; => -1
(fxand 12 10) ; => 8
(fxior 12 10) ; => 14
(fxxor 12 10) ; => 6
(list (fxarithmetic-shift 5 2) (fxarithmetic-shift -5 -1)) ; => (20 -3)
(fxarithmetic-shift-left 5 2) ; => 20
(fxarithmetic-shift-right 20 2) ; => 5
(fxbit-count 12) ; => 2
(fxlength 12) ; => 4
(fxif 3 1 8) ; => 9
(fxbit-set? 2 4) ; => #t
(fxcopy-bit 0 4 #t) ; => 5
(fxfirst-set-bit 12) ; => 2
(fxbit-field 22 1 4) ; => 3
(fxbit-field-rotate 6 1 0 4) ; => 12
(fxbit-field-reverse 6 0 4) ; => 6
