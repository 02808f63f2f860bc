(import (srfi 144))

(map flonum? '(1.5 1 1.5+2.0i)) ; => (#t #f #f)
(flonum 1/4) ; => 0.25
(flsgn -0.0) ; => -1.0
(fl=? 1.0 1.0 2.0) ; => #f
(fl<? 1.0 2.0 3.0) ; => #t
(fl>? 1.0 2.0) ; => #f
(fl<=? 1.0 1.0 2.0) ; => #t
(fl>=? 2.0 1.0 1.0) ; => #t
(flunordered? 1.0 +nan.0) ; => #t
(flinteger? 2.0) ; => #t
(flzero? -0.0) ; => #t
(flpositive? 1.0) ; => #t
(flnegative? -0.0) ; => #f
(flfinite? +inf.0) ; => #f
(flinfinite? +inf.0) ; => #t
(flnan? +nan.0) ; => #t
(flodd? 3.0) ; => #t
(fleven? 3.0) ; => #f
(flnormalized? 5e-324) ; => #f
(fldenormalized? 5e-324) ; => #t
(flmax 1.0 +nan.0 3.0) ; => 3.0
(flmin 1.0 3.0) ; => 1.0
(fl+ 1.0 2.0 3.0) ; => 6.0
(fl* 2.0 3.0) ; => 6.0
(fl- 5.0 2.0 1.0) ; => 2.0
(fl/ 1.0 0.0) ; => +inf.0
(flabs -2.0) ; => 2.0
(flfloor -1.5) ; => -2.0
(flceiling 1.5) ; => 2.0
(flround 2.5) ; => 2.0
(fltruncate -1.5) ; => -1.0
(flexp 0.0) ; => 1.0
(flsquare 3.0) ; => 9.0
(flsin 0.0) ; => 0.0
(flcos 0.0) ; => 1.0
(fltan 0.0) ; => 0.0
(flabsdiff 1.0 3.5) ; => 2.5
(flposdiff 1.0 3.5) ; => 0.0
(flnumerator 0.75) ; => 3.0
(fldenominator 0.75) ; => 4.0
(flsqrt 4.0) ; => 2.0
(flexpt 2.0 0.5) ; => 1.4142135623730951
(fllog 1.0) ; => 0.0
((make-fllog-base 2.0) 8.0) ; => 3.0
(flasin 0.0) ; => 0.0
(flacos 1.0) ; => 0.0
(flatan 1.0 0.0) ; => 1.5707963267948966
(flquotient 7.5 2.0) ; => 3.0
(flremainder -7.5 2.0) ; => -1.5
(call-with-values (lambda () (flremquo 7.0 2.0)) list) ; => (-1.0 4)
(flgamma 5.0) ; => 24.0
(call-with-values (lambda () (flloggamma 1.0)) list) ; => (0.0 1.0)
(flerf 0.0) ; => 0.0
(flerfc 0.0) ; => 1.0
(flfirst-bessel 0 0.0) ; => 1.0
(flsecond-bessel 0 0.0) ; => -inf.0

;; Edges
(fl+ 1 2.0) ; error: `fl+` wanted a flonum as argument 1, got 1
(flsin 'a) ; error: `flsin` wanted a flonum as argument 1, got a
(list (fl+) (fl*) (flmax) (flmin) (fl- 1.5) (fl/ 2.0)) ; => (0.0 1.0 -inf.0 +inf.0 -1.5 0.5)
(list (flmax 1.0 +nan.0) (flmin +nan.0 2.0) (flmax 3.0 1.0)) ; => (1.0 2.0 3.0)
(list (fl=? +nan.0 +nan.0) (fl<? -inf.0 0.0 +inf.0) (flunordered? 1.0 2.0)) ; => (#f #t #f)
(list (flsqrt -0.0) (flsqrt -1.0) (fllog -1.0) (fllog 0.0) (flasin 2.0) (flacos -2.0)) ; => (-0.0 +nan.0 +nan.0 -inf.0 +nan.0 +nan.0)
(list (flfloor -0.5) (flround -2.5) (fltruncate 2.7) (flceiling -0.5)) ; => (-1.0 -2.0 2.0 -0.0)
(list (flnumerator -0.0) (fldenominator +inf.0) (flnumerator 0.1) (fldenominator +nan.0)) ; => (-0.0 1.0 3602879701896397.0 +nan.0)
(list (flquotient 7.0 -2.0) (flremainder 7.0 -2.0) (flremainder 5.0 +inf.0) (flremainder +inf.0 1.0) (flquotient 1e300 1e-5)) ; => (-3.0 1.0 5.0 +nan.0 1e305)
(call-with-values (lambda () (flremquo 5.0 2.0)) list) ; => (1.0 2)
(list (flodd? -3.0) (fleven? 0.0)) ; => (#t #t)
(flodd? 1.5) ; error: `flodd?` wanted an integer flonum as argument 1, got 1.5
(list (flonum 1/3) (flonum -0.0) (flonum? 1) (flonum? +nan.0)) ; => (0.3333333333333333 -0.0 #f #t)
(flonum 'a) ; error: `flonum` wanted a real number as argument 1, got a
(make-fllog-base 1.0) ; error: `make-fllog-base` wanted a flonum above 1.0 as argument 1, got 1.0
(< 2.9999999 ((make-fllog-base 3.0) 27.0) 3.0000001) ; => #t
;; Special functions, within 2e-14 of the true values.
(define (close? x y) (<= (abs (- x y)) (* 2e-14 (abs y))))
(map close? (map flgamma '(0.5 1.5 4.5 -0.5 100.5 170.0)) '(1.772453850905516 0.886226925452758 11.631728396567448 -3.544907701811032 9.320963104082716e156 4.269068009004705e304)) ; => (#t #t #t #t #t #t)
(map flgamma '(1.0 5.0 171.0 172.0 0.0 -0.0 -1.0 +inf.0 -inf.0)) ; => (1.0 24.0 7.257415615307999e306 +inf.0 +inf.0 -inf.0 +nan.0 +inf.0 +nan.0)
(call-with-values (lambda () (flloggamma -0.5)) (lambda (log sign) (list (close? log 1.2655121234846454) sign))) ; => (#t -1.0)
(map close? (map flerf '(0.1 0.5 1.0 2.0 3.0 -1.0)) '(0.1124629160182849 0.5204998778130465 0.8427007929497149 0.9953222650189527 0.9999779095030014 -0.8427007929497149)) ; => (#t #t #t #t #t #t)
(map close? (map flerfc '(0.5 1.0 2.0 5.0 10.0 -1.0)) '(0.4795001221869535 0.15729920705028513 0.004677734981047266 1.5374597944280349e-12 2.088487583762545e-45 1.8427007929497148)) ; => (#t #t #t #t #t #t)
(list (flerf +inf.0) (flerfc 30.0) (flerf -0.0)) ; => (1.0 0.0 -0.0)
(map close? (map flfirst-bessel '(0 1 2 0 0 5) '(1.0 1.0 5.0 50.0 -1.0 10.0)) '(0.7651976865579666 0.44005058574493355 0.04656511627775222 0.05581232766925181 0.7651976865579666 -0.23406152818679364)) ; => (#t #t #t #t #t #t)
(map close? (map flsecond-bessel '(0 1 2 0 5) '(1.0 1.0 5.0 50.0 10.0)) '(0.08825696421567697 -0.7812128213002887 0.36766288260552454 -0.09806499547007708 0.13540304768936232)) ; => (#t #t #t #t #t)
(list (flsecond-bessel 0 -1.0) (flfirst-bessel 3 0.0) (flsecond-bessel 1 0.0)) ; => (+nan.0 0.0 -inf.0)
(flfirst-bessel 0.5 1.0) ; error: `flfirst-bessel` wanted an exact integer as argument 1, got 0.5
;; What is native.
(list (fl+* 2.0 3.0 1.0) (fl+* 1e308 10.0 -inf.0) (fladjacent 0.0 1.0) (fladjacent 1.0 1.0) (flcopysign 3.0 -0.0)) ; => (7.0 -inf.0 5e-324 1.0 -3.0)
(list (flsign-bit -0.0) (flsign-bit 1.0) (make-flonum 1.5 4) (make-flonum 1.0 2000) (flexponent 48.0) (flinteger-exponent 48.0)) ; => (1 0 24.0 +inf.0 5.0 5)
(call-with-values (lambda () (flinteger-fraction -2.5)) list) ; => (-2.0 -0.5)
(call-with-values (lambda () (flnormalized-fraction-exponent 48.0)) list) ; => (0.75 6)
(list (flexp2 10.0) (flexp-1 1e-20) (fllog1+ 1e-20) (fllog2 1024.0) (fllog10 1000.0) (flcbrt -27.0) (flhypot 3.0 4.0) (< 4.999e200 (flhypot 3e200 4e200) 5.001e200)) ; => (1024.0 1e-20 1e-20 10.0 3.0 -3.0 5.0 #t)
(map (lambda (f) (f 0.0)) (list flsinh flcosh fltanh flasinh flatanh)) ; => (0.0 1.0 0.0 0.0 0.0)
(list (flacosh 1.0) (flacosh 0.5) (flatanh 1.0) (fltanh 100.0)) ; => (0.0 +nan.0 +inf.0 1.0)
(list (= (flinteger-exponent 0.0) fl-integer-exponent-zero) (= (flinteger-exponent +nan.0) fl-integer-exponent-nan) (> (flinteger-exponent +inf.0) 1024)) ; => (#t #t #t)
(flinteger-exponent 1) ; error: `flinteger-exponent` wanted a flonum as argument 1, got 1
(flinteger-exponent) ; error: `flinteger-exponent` wanted 1 argument, got 0
