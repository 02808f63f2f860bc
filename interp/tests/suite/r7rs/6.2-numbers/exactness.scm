(list (exact 1e18) (exact 1e20) (exact -0.0) (exact 0.1) (exact 5e-324 )) ; => (1000000000000000000 100000000000000000000 0 3602879701896397/36028797018963968 1/202402253307310618352495346718917307049556649764142118356901358027430339567995346891960383701437124495187077864316811911389808737385793476867013399940738509921517424276566361364466907742093216341239767678472745068562007483424692698618103355649159556340810056512358769552333414615230502532186327508646006263307707741093494784)
(list (exact 2.5) (exact 1.0) (inexact 1/3) (inexact 2) (exact 1.5+2.0i) (inexact 1/2+1/4i)) ; => (5/2 1 0.3333333333333333 2.0 3/2+2i 0.5+0.25i)
(list (exact->inexact 7) (inexact->exact 7.0) (exact 3) (inexact 3.5)) ; => (7.0 7 3 3.5)
(exact +inf.0) ; error: `exact` wanted a finite number as argument 1, got +inf.0
(exact +nan.0) ; error: `exact` wanted a finite number as argument 1, got +nan.0
(exact 1+inf.0i) ; error: `exact` wanted a finite number as argument 1, got 1.0+inf.0i
;; Conversions are correctly rounded, ties to even, however long the parts.
(list (inexact 9007199254740993) (inexact 9007199254740995) (inexact 9007199254740992.) (inexact (+ (expt 2 100) (expt 2 46) )) ) ; => (9007199254740992.0 9007199254740996.0 9007199254740992.0 1.2676506002282294e30)
(= (inexact (+ (expt 2 100) (expt 2 47))) (expt 2.0 100)) ; => #t
(= (inexact (+ (expt 2 100) (expt 2 47) 1)) (+ (expt 2.0 100) (expt 2.0 48))) ; => #t
(list (inexact (/ (expt 10 400) (+ (expt 10 399) 1))) (inexact (/ 1 (expt 10 400))) (inexact (/ (expt 10 400) 3))) ; => (10.0 0.0 +inf.0)
(list (inexact (/ (+ (expt 10 330) 1) (* 3 (expt 10 330)))) (inexact (/ (expt 3 700) (expt 3 701)))) ; => (0.3333333333333333 0.3333333333333333)
(list (inexact (/ 1 (expt 2 1074))) (inexact (/ 1 (expt 2 1075))) (inexact (/ 3 (expt 2 1076)))) ; => (5e-324 0.0 5e-324)
(list (inexact (- (expt 2 1024) (expt 2 970))) (inexact (- (expt 2 1024) (expt 2 970) 1))) ; => (+inf.0 1.7976931348623157e308)
(list (exact? 1/2) (exact? 1.0) (exact? 1+2i) (exact? 1.0+2i) (inexact? 1e3) (inexact? 7)) ; => (#t #f #t #f #t #f)
(list (exact-integer? 5) (exact-integer? 5.0) (exact-integer? 5/2) (exact-integer? (expt 10 30)) (exact-integer? 'a)) ; => (#t #f #f #t #f)
(list (exact-rational? 1/2) (exact-rational? 2) (exact-rational? 0.5) (exact-rational? 1+i) (exact-rational? "x")) ; => (#t #t #f #f #f)
(list (exact-nonnegative-integer? 0) (exact-nonnegative-integer? -1) (exact-nonnegative-integer? 1.0)) ; => (#t #f #f)
(list (fixnum? 5) (fixnum? 2305843009213693951) (fixnum? 2305843009213693952) (fixnum? 5.0)) ; => (#t #t #f #f)
(list (flonum? 5.0) (flonum? 1e300) (flonum? 5) (flonum? 1.0+2.0i) (flonum? +nan.0)) ; => (#t #t #f #f #t)
(exact? 'a) ; error: `exact?` wanted a number as argument 1, got a
(list (number? 1+i) (complex? 1) (real? 1.5) (real? -2.5+0i) (real? -2.5+0.0i) (real? +nan.0) (real? 'x)) ; => (#t #t #t #t #f #t #f)
(list (rational? 1/2) (rational? 6/10) (rational? +inf.0) (rational? +nan.0) (rational? -0.0) (rational? 1+i)) ; => (#t #t #f #f #t #f)
(list (integer? 3+0i) (integer? 3.0) (integer? 8/4) (integer? 3.5) (integer? +inf.0) (integer? 1e300)) ; => (#t #t #t #f #f #t)
(list (finite? 1e308) (finite? +inf.0) (finite? 3.0+inf.0i) (finite? 1/3) (infinite? -inf.0) (infinite? +nan.0) (infinite? 3.0+inf.0i)) ; => (#t #f #f #t #t #f #t)
(list (nan? +nan.0) (nan? 32) (nan? +nan.0+5.0i) (nan? 1+2i) (nan? (make-rectangular 1.0 +nan.0))) ; => (#t #f #t #f #t)
;; `=` and order are transitive across exactness; the sign of zero does not count, NaN is equal to nothing.
(list (= 1 1.0) (= 1/2 0.5) (= 0.1 1/10) (= 0.0 -0.0) (= +nan.0 +nan.0) (= 1+i 1.0+1.0i) (= 1 1 2)) ; => (#t #t #f #t #f #t #f)
(list (= 9007199254740993 9007199254740992.0) (< 9007199254740992.0 9007199254740993) (< 1/3 0.3333333333333333) (> 1/3 0.3333333333333333)) ; => (#f #t #f #t)
(list (< 1 +inf.0) (< -inf.0 (- (expt 10 400))) (> (expt 10 400) 1e308) (< +nan.0 1) (>= +nan.0 1) (= (expt 10 30) 5)) ; => (#t #t #t #f #f #f)
(list (< 5 (expt 10 30)) (> 5 (expt 10 30)) (< 5 (- (expt 10 30))) (>= (expt 10 30) (expt 10 30)) (< (- (expt 10 30)) 5 (expt 10 30))) ; => (#t #f #f #t #t)
(< 1+i 2) ; error: `<` wanted a real number as argument 1, got 1+i
(list (eqv? 0.0 -0.0) (eqv? +nan.0 +nan.0) (eqv? 1 1.0) (eqv? (expt 10 30) (expt 10 30)) (eqv? 1/2 2/4) (eqv? 1+i 1+i) (eqv? 1.0 1.0)) ; => (#f #t #f #t #t #t #t)
(list (equal? 0.0 -0.0) (equal? +nan.0 +nan.0) (equal? '(1/2 1e300) '(1/2 1e300)) (equal? 2 2.0)) ; => (#f #t #t #f)
(list (memv 1.0 '(1 1.0)) (assv 1/2 '((1/2 a))) (member -0.0 '(0.0 -0.0)) (memv +nan.0 '(+nan.0))) ; => ((1.0) (1/2 a) (-0.0) (+nan.0))
;; Hash tables find numbers that are `equal?`, and only these.
(define table (make-hash-table))
(for-each (lambda (key) (hash-table-set! table key (list key))) (list 1 1.0 1/2 0.5 (expt 10 30) 1e30 0.0 -0.0 +nan.0 1+i 1.0+1.0i))
(hash-table-size table) ; => 11
(list (hash-table-ref table (expt 10 30) #f) (hash-table-ref table (* 1.0 1e30) #f) (hash-table-ref table (/ 3 6) #f) (hash-table-ref table (- 0.0) #f) (hash-table-ref table (- +inf.0 +inf.0) #f) (hash-table-ref table (+ 1 +i) #f) (hash-table-ref table 2 #f)) ; => ((1000000000000000000000000000000) (1e30) (1/2) (-0.0) (+nan.0) (1+i) #f)
(list (max 1 2.0) (max 3 2.0) (min 1 2.0) (max 1/2 1/3) (min) ) ; error: `min` wanted at least 1 argument, got 0
(list (max 1 2.0) (max 3 2.0) (min 1 2.0) (max 1/2 1/3) (max 1 2 3) (max -1 +inf.0) (min (expt 10 30) 5.0)) ; => (2.0 3.0 1.0 1/2 3 +inf.0 5.0)
(list (max 1 +nan.0) (max +nan.0 1) (min +nan.0 1 2) (min 1/3 +nan.0)) ; => (+nan.0 +nan.0 +nan.0 +nan.0)
(max 1 1+i) ; error: `max` wanted a real number as argument 2, got 1+i
(list (floor -7/2) (ceiling -7/2) (truncate -7/2) (round -7/2) (round 7/2) (round 5/2) (round -5/2) (round 1/3) (floor 1/3) (ceiling -1/3)) ; => (-4 -3 -3 -4 4 2 -2 0 0 0)
(list (floor 2.5) (ceiling 2.5) (truncate -2.5) (round 2.5) (round -1.5) (round 0.5) (round -0.4) (floor 7) (round (expt 10 30))) ; => (2.0 3.0 -2.0 2.0 -2.0 0.0 -0.0 7 1000000000000000000000000000000)
(list (floor +inf.0) (truncate -inf.0) (round +nan.0) (ceiling -0.5)) ; => (+inf.0 -inf.0 +nan.0 -0.0)
(floor 1+i) ; error: `floor` wanted a real number as argument 1, got 1+i
(list (numerator 6/4) (denominator 6/4) (denominator 0) (numerator -6/4) (denominator 0.5) (numerator 2.25) (denominator 7)) ; => (3 2 1 -3 2.0 9.0 1)
(numerator +inf.0) ; error: `numerator` wanted a finite number as argument 1, got +inf.0
(list (rationalize 3/10 1/10) (rationalize .3 1/10) (rationalize -3/10 1/10) (rationalize 1/3 0) (rationalize 5 1) (rationalize 1/10 1/5) (rationalize 3/10 -1/10)) ; => (1/3 0.3333333333333333 -1/3 1/3 4 0 1/3)
(list (rationalize +inf.0 1) (rationalize 1 +inf.0) (rationalize +inf.0 +inf.0) (rationalize +nan.0 1)) ; => (+inf.0 0.0 +nan.0 +nan.0)
(rationalize 314159265358979/100000000000000 1/1000000000) ; => 103993/33102
(list (abs -7) (abs -7.5) (abs -1/2) (abs -0.0) (abs (- (expt 10 30))) (magnitude -7) (abs -2305843009213693952)) ; => (7 7.5 1/2 0.0 1000000000000000000000000000000 7 2305843009213693952)
(abs 1+i) ; error: `abs` wanted a real number as argument 1, got 1+i
(list (zero? 0) (zero? -0.0) (zero? 0.0+0.0i) (zero? 1/2) (positive? +inf.0) (negative? -0.0) (positive? +nan.0) (positive? (expt 10 30)) (negative? (- (expt 10 30)))) ; => (#t #t #t #f #t #f #f #t #t)
(list (even? 0) (odd? -1) (even? 2.0) (odd? (+ 1 (expt 10 30))) (even? (- (expt 2 70))) (odd? 1e300)) ; => (#t #t #t #t #t #f)
(odd? 1.5) ; error: `odd?` wanted an integer as argument 1, got 1.5
(even? +inf.0) ; error: `even?` wanted an integer as argument 1, got +inf.0
