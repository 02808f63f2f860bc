;;;; Constants of mathematics, as the nearest flonums, and what flonums are here.

;;; The number e.
;;; fl-e ; => 2.718281828459045
(define fl-e 2.718281828459045)

;;; 1/e.
;;; fl-1/e ; => 0.36787944117144233
(define fl-1/e 0.36787944117144233)

;;; e squared.
;;; fl-e-2 ; => 7.38905609893065
(define fl-e-2 7.38905609893065)

;;; e to the power of pi/4.
;;; fl-e-pi/4 ; => 2.1932800507380152
(define fl-e-pi/4 2.1932800507380152)

;;; The logarithm of e to the base 2.
;;; fl-log2-e ; => 1.4426950408889634
(define fl-log2-e 1.4426950408889634)

;;; The logarithm of e to the base 10.
;;; fl-log10-e ; => 0.4342944819032518
(define fl-log10-e 0.4342944819032518)

;;; The logarithm of 2.
;;; fl-log-2 ; => 0.6931471805599453
(define fl-log-2 0.6931471805599453)

;;; 1 divided by the logarithm of 2.
;;; fl-1/log-2 ; => 1.4426950408889634
(define fl-1/log-2 1.4426950408889634)

;;; The logarithm of 3.
;;; fl-log-3 ; => 1.0986122886681098
(define fl-log-3 1.0986122886681098)

;;; The logarithm of pi.
;;; fl-log-pi ; => 1.1447298858494002
(define fl-log-pi 1.1447298858494002)

;;; The logarithm of 10.
;;; fl-log-10 ; => 2.302585092994046
(define fl-log-10 2.302585092994046)

;;; 1 divided by the logarithm of 10.
;;; fl-1/log-10 ; => 0.4342944819032518
(define fl-1/log-10 0.4342944819032518)

;;; The number pi.
;;; fl-pi ; => 3.141592653589793
(define fl-pi 3.141592653589793)

;;; 1/pi.
;;; fl-1/pi ; => 0.3183098861837907
(define fl-1/pi 0.3183098861837907)

;;; Two pi.
;;; fl-2pi ; => 6.283185307179586
(define fl-2pi 6.283185307179586)

;;; Half of pi.
;;; fl-pi/2 ; => 1.5707963267948966
(define fl-pi/2 1.5707963267948966)

;;; A quarter of pi.
;;; fl-pi/4 ; => 0.7853981633974483
(define fl-pi/4 0.7853981633974483)

;;; Pi squared.
;;; fl-pi-squared ; => 9.869604401089358
(define fl-pi-squared 9.869604401089358)

;;; A degree in radians.
;;; fl-degree ; => 0.017453292519943295
(define fl-degree 0.017453292519943295)

;;; 2/pi.
;;; fl-2/pi ; => 0.6366197723675814
(define fl-2/pi 0.6366197723675814)

;;; 2 divided by the square root of pi.
;;; fl-2/sqrt-pi ; => 1.1283791670955126
(define fl-2/sqrt-pi 1.1283791670955126)

;;; The square root of 2.
;;; fl-sqrt-2 ; => 1.4142135623730951
(define fl-sqrt-2 1.4142135623730951)

;;; The square root of 3.
;;; fl-sqrt-3 ; => 1.7320508075688772
(define fl-sqrt-3 1.7320508075688772)

;;; The square root of 5.
;;; fl-sqrt-5 ; => 2.23606797749979
(define fl-sqrt-5 2.23606797749979)

;;; The square root of 10.
;;; fl-sqrt-10 ; => 3.1622776601683795
(define fl-sqrt-10 3.1622776601683795)

;;; 1 divided by the square root of 2.
;;; fl-1/sqrt-2 ; => 0.7071067811865476
(define fl-1/sqrt-2 0.7071067811865476)

;;; The cube root of 2.
;;; fl-cbrt-2 ; => 1.2599210498948732
(define fl-cbrt-2 1.2599210498948732)

;;; The cube root of 3.
;;; fl-cbrt-3 ; => 1.4422495703074083
(define fl-cbrt-3 1.4422495703074083)

;;; The fourth root of 2.
;;; fl-4thrt-2 ; => 1.189207115002721
(define fl-4thrt-2 1.189207115002721)

;;; The golden ratio.
;;; fl-phi ; => 1.618033988749895
(define fl-phi 1.618033988749895)

;;; The logarithm of the golden ratio.
;;; fl-log-phi ; => 0.48121182505960347
(define fl-log-phi 0.48121182505960347)

;;; 1 divided by the logarithm of the golden ratio.
;;; fl-1/log-phi ; => 2.0780869212350277
(define fl-1/log-phi 2.0780869212350277)

;;; Euler's constant.
;;; fl-euler ; => 0.5772156649015329
(define fl-euler 0.5772156649015329)

;;; e to the power of Euler's constant.
;;; fl-e-euler ; => 1.781072417990198
(define fl-e-euler 1.781072417990198)

;;; The sine of 1.
;;; fl-sin-1 ; => 0.8414709848078965
(define fl-sin-1 0.8414709848078965)

;;; The cosine of 1.
;;; fl-cos-1 ; => 0.5403023058681398
(define fl-cos-1 0.5403023058681398)

;;; The gamma function at 1/2.
;;; fl-gamma-1/2 ; => 1.772453850905516
(define fl-gamma-1/2 1.772453850905516)

;;; The gamma function at 1/3.
;;; fl-gamma-1/3 ; => 2.6789385347077475
(define fl-gamma-1/3 2.6789385347077475)

;;; The gamma function at 2/3.
;;; fl-gamma-2/3 ; => 1.3541179394264005
(define fl-gamma-2/3 1.3541179394264005)

;;; The greatest finite flonum.
;;; fl-greatest ; => 1.7976931348623157e308
(define fl-greatest 1.7976931348623157e308)

;;; The least positive flonum.
;;; fl-least ; => 5e-324
(define fl-least 5e-324)

;;; What is between 1.0 and the next flonum.
;;; fl-epsilon ; => 2.220446049250313e-16
(define fl-epsilon 2.220446049250313e-16)

;;; Whether `fl+*` is as fast as a product and a sum.
;;; fl-fast-fl+* ; => #f
(define fl-fast-fl+* #f)

;;; What `flinteger-exponent` gives for 0.0.
;;; (= fl-integer-exponent-zero (flinteger-exponent 0.0)) ; => #t
(define fl-integer-exponent-zero -2147483648)

;;; What `flinteger-exponent` gives for a NaN.
;;; (= fl-integer-exponent-nan (flinteger-exponent +nan.0)) ; => #t
(define fl-integer-exponent-nan 2147483647)
