(define (both f n m) (call-with-values (lambda () (f n m)) list))
(list (both floor/ 5 2) (both floor/ -5 2) (both floor/ 5 -2) (both floor/ -5 -2)) ; => ((2 1) (-3 1) (-3 -1) (2 -1))
(list (both truncate/ 5 2) (both truncate/ -5 2) (both truncate/ 5 -2) (both truncate/ -5 -2)) ; => ((2 1) (-2 -1) (-2 1) (2 -1))
(list (both floor/ 6 3) (both floor/ -6 3) (both truncate/ 6 -3) (both truncate/ 0 -3)) ; => ((2 0) (-2 0) (-2 0) (0 0))
(list (both floor/ -5.0 2) (both truncate/ -5.0 2) (both floor/ 5 -2.0)) ; => ((-3.0 1.0) (-2.0 -1.0) (-3.0 -1.0))
(list (floor-quotient 7 -2) (floor-remainder 7 -2) (truncate-quotient 7 -2) (truncate-remainder 7 -2)) ; => (-4 -1 -3 1)
(list (quotient 7 -2) (modulo 7 -2) (remainder 7 -2) (modulo -7 2) (remainder -7 2)) ; => (-3 -1 1 1 -1)
(list (modulo 13 4) (modulo -13 4) (modulo 13 -4) (modulo -13 -4) (remainder -13 -4)) ; => (1 3 -3 -1 -1)
(list (modulo -13 4.0) (remainder -13.0 4)) ; => (3.0 -1.0)
;; Large operands, in each combination of signs.
(define n (+ (* 123456789 (expt 10 40)) 7))
(define m (expt 10 20))
(both floor/ n m) ; => (12345678900000000000000000000 7)
(both floor/ (- n) m) ; => (-12345678900000000000000000001 99999999999999999993)
(both floor/ n (- m)) ; => (-12345678900000000000000000001 -99999999999999999993)
(both floor/ (- n) (- m)) ; => (12345678900000000000000000000 -7)
(both truncate/ (- n) m) ; => (-12345678900000000000000000000 -7)
(both truncate/ n (- m)) ; => (-12345678900000000000000000000 7)
(both truncate/ (- n) (- m)) ; => (12345678900000000000000000000 -7)
(both truncate/ 7 n) ; => (0 7)
(both floor/ -7 m) ; => (-1 99999999999999999993)
;; The smallest fixnum has no opposite among fixnums.
(list (quotient -2305843009213693952 -1) (remainder -2305843009213693952 -1) (/ -2305843009213693952 -1)) ; => (2305843009213693952 0 2305843009213693952)
(list (modulo 5 -1) (floor-quotient -2305843009213693952 -1)) ; => (0 2305843009213693952)
(list (/ 12 4) (/ 12 -4) (/ 12 8) (/ -1) (/ 0.5) (/ 6 4 3) (/ 1 2.0) (/ 3 4.5)) ; => (3 -3 3/2 -1 2.0 1/2 0.5 0.6666666666666666)
(list (/ 0 3) (/ 0.0 3) (/ 1 0.0) (/ -1 0.0) (/ 0 5.0)) ; => (0 0.0 +inf.0 -inf.0 0.0)
(/ 5 0) ; error: `/` cannot divide by zero
(/ 5.0 0) ; error: `/` cannot divide by zero
(/ 1 2 0) ; error: `/` cannot divide by zero
(floor/ 1 0) ; error: `floor/` cannot divide by zero
(truncate-quotient 1 0.0) ; error: `truncate-quotient` cannot divide by zero
(quotient 1.5 2) ; error: `quotient` wanted an integer as argument 1, got 1.5
(modulo 10 +inf.0) ; error: `modulo` wanted an integer as argument 2, got +inf.0
(truncate/ 1 'a) ; error: `truncate/` wanted a number as argument 2, got a
(define (root n) (call-with-values (lambda () (exact-integer-sqrt n)) list))
(list (root 0) (root 1) (root 3) (root 4) (root (expt 2 62))) ; => ((0 0) (1 0) (1 2) (2 0) (2147483648 0))
(root (- (expt 10 40) 1)) ; => (99999999999999999999 199999999999999999998)
(let* ((n (+ (expt 7 301) 12345)) (s+r (root n))) (and (= n (+ (square (car s+r)) (cadr s+r))) (<= 0 (cadr s+r) (* 2 (car s+r))))) ; => #t
(exact-integer-sqrt -1) ; error: `exact-integer-sqrt` wanted a number that is not negative as argument 1, got -1
(exact-integer-sqrt 4.0) ; error: `exact-integer-sqrt` wanted an exact integer as argument 1, got 4.0
(list (gcd) (gcd -8) (gcd 0 0) (gcd 12 18 27) (gcd 4.0 6) (gcd (expt 6 50) (expt 10 50)) (gcd 0 -5)) ; => (0 8 0 3 2.0 1125899906842624 5)
(list (lcm) (lcm -8) (lcm 0 5) (lcm 4 6 10) (lcm 4.0 6) (lcm (expt 2 70) 3)) ; => (1 8 0 60 12.0 3541774862152233910272)
(gcd 1/2 4) ; error: `gcd` wanted an integer as argument 1, got 1/2
(lcm 4 "6") ; error: `lcm` wanted a number as argument 2, got "6"
;; Each step of a call with several operands names the argument that is wrong, not its own.
(+ 1 2 'c 4) ; error: `+` wanted a number as argument 3, got c
(* 1 'b 3) ; error: `*` wanted a number as argument 2, got b
(- 'a 2 3) ; error: `-` wanted a number as argument 1, got a
(/ 8 2 "x") ; error: `/` wanted a number as argument 3, got "x"
(let ((x 2) (y 3)) (list (+ x y x y) (- x y x y) (* x y x y) (/ x y x y) (+ x y (begin (set! x 10) x)))) ; => (10 -6 36 1/9 15)
(let loop ((x 1) (n 3)) (if (= n 0) x (loop (+ n x x) (- n 1)))) ; => 25
