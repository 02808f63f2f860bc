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
