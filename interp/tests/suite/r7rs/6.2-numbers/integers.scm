(list (+ 3 4) (+ 3) (+) (* 4) (*) (- 3 4) (- 3 4 5) (- 3)) ; => (7 3 0 4 1 -1 -6 -3)
(list (/ 3 4 5) (/ 3) (/ 6 3)) ; => (3/20 1/3 2)
(list (abs -7) (max 3 4) (max 3.9 4) (min 1 2)) ; => (7 4 4.0 1)
(call-with-values (lambda () (floor/ -5 2)) list) ; => (-3 1)
(call-with-values (lambda () (truncate/ -5 2)) list) ; => (-2 -1)
(list (quotient 17 -5) (remainder -13 4) (modulo -13 4) (modulo 13 -4)) ; => (-3 -1 3 -3)
(list (floor-quotient 5 -2) (floor-remainder 5 -2) (truncate-quotient 5 -2) (truncate-remainder 5 -2)) ; => (-3 -1 -2 1)
(list (gcd 32 -36) (gcd) (lcm 32 -36) (lcm)) ; => (4 0 288 1)
(list (even? 0) (odd? 7) (zero? 0) (positive? 3) (negative? 3)) ; => (#t #t #t #t #f)
(list (= 1 1 1) (< 1 2 3) (< 1 3 2) (>= 3 3 1) (= 1 1.0)) ; => (#t #t #f #t #t)
(list (square 42) (expt 2 100) (expt 0 0) (expt 2 -2)) ; => (1764 1267650600228229401496703205376 1 1/4)
(call-with-values (lambda () (exact-integer-sqrt 17)) list) ; => (4 1)
(* 99999999999 99999999999) ; => 9999999999800000000001
(- (expt 2 62)) ; => -4611686018427387904
(+ 2305843009213693951 1) ; => 2305843009213693952
(- -2305843009213693952 1) ; => -2305843009213693953
(quotient (expt 10 30) (expt 10 10)) ; => 100000000000000000000
(let fact ((n 30)) (if (= n 0) 1 (* n (fact (- n 1))))) ; => 265252859812191058636308480000000
(list (exact->inexact 1/3) (exact 2.5) (exact 2.0) (inexact 1/4)) ; => (0.3333333333333333 5/2 2 0.25)
(list (numerator 6/4) (denominator 6/4)) ; => (3 2)
(list (number? 1) (integer? 1.0) (rational? 1/2) (real? 1.5) (exact? 1/2) (inexact? 1.0) (exact-integer? 5)) ; => (#t #t #t #t #t #t #t)
(/ 1 0) ; error: `/`
(modulo 5 0) ; error: `modulo`
(+ 1 'a) ; error: `+` wanted a number as argument 2, got a
(+ "a" 1) ; error: `+` wanted a number as argument 1, got "a"
(< 1 'b) ; error: `<` wanted
