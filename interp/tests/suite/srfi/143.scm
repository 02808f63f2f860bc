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

;; Edges
(list (fixnum? fx-greatest) (fixnum? fx-least) (fixnum? (+ fx-greatest 1)) (fixnum? (- fx-least 1)) (fixnum? 'a)) ; => (#t #t #f #f #f)
(= (- fx-greatest fx-least) (- (expt 2 fx-width) 1)) ; => #t
(fx+ fx-greatest 1) ; error: the result of `fx+` is not a fixnum: 2305843009213693952
(fx- fx-least 1) ; error: the result of `fx-` is not a fixnum
(fx* fx-greatest 2) ; error: the result of `fx*` is not a fixnum
(fxneg fx-least) ; error: the result of `fxneg` is not a fixnum
(fxabs fx-least) ; error: the result of `fxabs` is not a fixnum
(fxquotient fx-least -1) ; error: the result of `fxquotient` is not a fixnum
(fxquotient 1 0) ; error: `fxquotient` wanted a number other than 0 as argument 2, got 0
(fx+ 1 1.5) ; error: `fx+` wanted a fixnum as argument 2, got 1.5
(fx+ 1 (expt 2 70)) ; error: `fx+` wanted a fixnum as argument 2
(fxsqrt -1) ; error: `fxsqrt` wanted a number that is not negative as argument 1, got -1
(list (fxquotient 7 -2) (fxremainder 7 -2) (fxremainder -7 2)) ; => (-3 1 -1)
(list (fx=?) (fx<? 1) (fx<? 1 2 2) (fx>=? 3 3 1)) ; => (#t #t #f #t)
(call-with-values (lambda () (fx*/carry fx-greatest fx-greatest 0)) list) ; => (1 1152921504606846975)
(call-with-values (lambda () (fx-/carry fx-least 1 0)) (lambda (low carry) (list (= low fx-greatest) carry))) ; => (#t -1)
(list (fxand) (fxior) (fxxor) (fxand -1 5) (fxior 1 2 4) (fxxor 7 2)) ; => (-1 0 0 5 7 5)
(fxarithmetic-shift 1 61) ; error: the result of `fxarithmetic-shift` is not a fixnum
(fxarithmetic-shift 1 62) ; error: `fxarithmetic-shift` wanted a number from -61 to 61 as argument 2, got 62
(fxarithmetic-shift-right 1 -1) ; error: `fxarithmetic-shift-right` wanted a number from 0 to 61 as argument 2, got -1
(list (fxarithmetic-shift -1 61) (fxarithmetic-shift-right fx-least 61) (fxlength fx-greatest) (fxlength -1)) ; => (-2305843009213693952 -1 61 0)
(list (fxbit-set? 61 -1) (fxbit-set? 0 2) (fxcopy-bit 1 2 #f) (fxfirst-set-bit 0)) ; => (#t #f 0 -1)
(fxbit-set? 62 1) ; error: `fxbit-set?` wanted a number from 0 to 61 as argument 1, got 62
(fxbit-field 5 3 1) ; error: `fxbit-field` wanted a number from the start to 61 as argument 3, got 1
