;; Within a small distance: the last digits of the mathematical functions belong to the machine.
(define (near? z w) (<= (magnitude (- z w)) (* 1e-13 (+ 1 (magnitude w)))))
(list (+ 1+2i 3) (- 1+2i +2i) (* +i +i) (* 1+2i 3-4i) (/ 1+2i 3-4i) (/ +i) (- 1+i) (+ 1/2+i 1/2-i)) ; => (4+2i 1 -1 11+2i -1/5+2/5i -i -1-i 1)
(list (* 2 1.5+0.5i) (+ 1 1.0+2.0i) (/ 1+i 2) (/ 4.0+2.0i 2) (* 1.0+1.0i 1.0-1.0i)) ; => (3.0+1.0i 2.0+2.0i 1/2+1/2i 2.0+1.0i 2.0+0.0i)
(/ 1+i 0) ; error: `/` cannot divide by zero
(list (make-rectangular 1 2) (make-rectangular 1 0) (make-rectangular 1 0.0) (make-rectangular 1.5 2) (make-rectangular 1/2 -3/4)) ; => (1+2i 1 1.0+0.0i 1.5+2.0i 1/2-3/4i)
(list (make-polar 2 0) (make-polar 0 1) (make-polar 1.0 0)) ; => (2 0 1.0)
(near? (make-polar 2 3.141592653589793) -2) ; => #t
(make-rectangular 1+i 0) ; error: `make-rectangular` wanted a real number as argument 1, got 1+i
(make-polar 1 +i) ; error: `make-polar` wanted a real number as argument 2, got +i
(list (real-part 1+2i) (imag-part 1+2i) (real-part 1.5) (imag-part 1.5) (imag-part 3) (real-part 1/2-i)) ; => (1 2 1.5 0 0 1/2)
(list (magnitude 3+4i) (magnitude 3/5+4/5i) (magnitude -5) (magnitude 3.0+4.0i) (< 4.99e200 (magnitude 3e200+4e200i) 5.01e200)) ; => (5 1 5 5.0 #t)
(list (angle 1) (angle -1) (angle +i) (angle -1.0) (angle -1+0.0i) (angle -1-0.0i) (angle 5.0)) ; => (0 3.141592653589793 1.5707963267948966 3.141592653589793 3.141592653589793 -3.141592653589793 0.0)
(list (= 1+i 1.0+1.0i) (= 1+0.0i 1) (= +i -i) (eqv? 1+2i 1+2i) (equal? 1.0+2.0i 1.0+2.0i) (eqv? 1+2i 1.0+2.0i)) ; => (#t #t #f #t #t #f)
(list 1@0 -1.5@0 (near? 1@1.5707963267948966 +i) (real? 1@0)) ; => (1 -1.5 #t #t)
;; Roots: exact where they exist, else the principal one; a signed zero chooses the side of the cut.
(list (sqrt -4) (sqrt -1/4) (sqrt +2i) (sqrt -3+4i) (sqrt 3/4-i) (sqrt -4.0) (sqrt -2.0+0.0i) (sqrt -2.0-0.0i)) ; => (+2i +1/2i 1+i 1+2i 1-1/2i +2.0i +1.4142135623730951i +1.4142135623730951i)
(list (sqrt 16) (sqrt 1/4) (sqrt 16.0) (sqrt 0) (sqrt -0.0) (sqrt +inf.0) (sqrt -inf.0) (sqrt (expt 10 60)) (sqrt (* 1/9 (expt 10 60)))) ; => (4 1/2 4.0 0 -0.0 +inf.0 +inf.0i 1000000000000000000000000000000 1000000000000000000000000000000/3)
(list (sqrt (+ (expt 10 60) 1)) (sqrt (/ 1 (+ (expt 10 700) 1))) (near? (sqrt 1+i) 1.09868411346781+0.455089860562227i)) ; => (1e30 0.0 #t)
(list (exact->inexact (sqrt 2/9)) (near? (square (sqrt -5.5+1.25i)) -5.5+1.25i)) ; => (0.4714045207910317 #t)
;; Powers.
(list (expt 0 0) (expt 0 0.0) (expt 0.0 0) (expt 0 5) (expt 0 2.5) (expt 0.0 3) (expt 5 0) (expt +nan.0 0) (expt 0+0i 0)) ; => (1 1.0 1 0 0.0 0.0 1 1 1)
(list (expt 2 10) (expt 2 -2) (expt -2 3) (expt 2/3 3) (expt 2/3 -3) (expt 2.0 3) (expt -0.5 -3) (expt 2 0.5)) ; => (1024 1/4 -8 8/27 27/8 8.0 -8.0 1.4142135623730951)
(list (expt 4 1/2) (expt 8 2/3) (expt 8 -2/3) (expt -4 1/2) (expt 1/27 1/3) (expt 4.0 1/2) (expt 2 1/2)) ; => (2 4 1/4 +2i 1/3 2.0 1.4142135623730951)
(list (expt +i 2) (expt +i 3) (expt 1+i 10) (expt 1+i -2) (expt 1/2+i 2)) ; => (-1 -i +32i -1/2i -3/4+i)
(list (near? (expt -8 1/3) 1+1.7320508075688772i) (near? (expt +i +i) 0.20787957635076193) (near? (expt 2 1+i) 1.5384778027279442+1.2779225526272695i) (near? (expt -1.0 0.5) +i)) ; => (#t #t #t #t)
(list (expt 2.0 +inf.0) (expt 0.5 +inf.0) (expt 10 -400.0) (expt -2.0 3.0) (expt 10. 308) (exact (expt 2.0 100))) ; => (+inf.0 0.0 0.0 -8.0 1e308 1267650600228229401496703205376)
(list (expt 1 (expt 10 100)) (expt -1 (+ 1 (expt 10 100))) (expt 0 (expt 10 100)) (expt 1.0 (expt 10 100)) (expt 0.5 (expt 10 100))) ; => (1 -1 0 1.0 0.0)
(expt 0 -1) ; error: `expt` cannot divide by zero
(list (expt 0.0 -1) (expt -0.0 -1) (expt 0 +2.0i)) ; error: `expt` cannot divide by zero
(list (exact-integer? (expt 10 20)) (square 1+i) (square 1/2) (square -1.5)) ; => (#t +2i 1/4 2.25)
;; Exponential and logarithm.
(list (exp 0) (exp 0.0) (exp 1) (exp -inf.0) (exp +inf.0) (log 1) (log 1.0) (log 0.0) (log 0) (log 8 2) (log 1000 10) (log 100 10)) ; => (1 1.0 2.718281828459045 0.0 +inf.0 0 0.0 -inf.0 -inf.0 3.0 3.0 2.0)
(list (near? (exp +3.141592653589793i) -1) (near? (exp 1+i) 1.4686939399158851+2.2873552871788423i) (near? (log -1) +3.141592653589793i) (near? (log +i) +1.5707963267948966i) (near? (log 3+4i) 1.6094379124341003+0.9272952180016122i)) ; => (#t #t #t #t #t)
(list (log -1.0+0.0i) (log -1.0-0.0i) (exp 1000+0.0i) (exp -1000.0+i)) ; => (+3.141592653589793i -3.141592653589793i +inf.0+0.0i +0.0i)
(list (near? (log (expt 10 1000)) 2302.5850929940457) (near? (log (/ 1 (expt 10 1000))) -2302.5850929940457) (near? (log (- (expt 10 1000))) 2302.5850929940457+3.141592653589793i)) ; => (#t #t #t)
(list (near? (log 1.0000000001+1e-11i) 9.99999999950005e-11+9.999999999e-12i) (real-part (log 1e300+1e300i))) ; => (#t 691.1221014884936)
(log 'a) ; error: `log` wanted a number as argument 1, got a
;; Sine and its relatives; the imaginary unit goes through exactly.
(list (sin 0) (cos 0) (tan 0) (asin 0) (acos 1) (atan 0) (sin 0.0) (sin -0.0) (cos 0.0)) ; => (0 1 0 0 0 0 0.0 -0.0 1.0)
(list (near? (sin 1+i) 1.2984575814159773+0.6349639147847361i) (near? (cos 1+i) 0.8337300251311491-0.9888977057628651i) (near? (tan 1+i) 0.2717525853195118+1.0839233273386946i)) ; => (#t #t #t)
(list (sin +1000.0i) (cos +1000.0i) (tan 1+1000i) (sin 0.0-1000.0i)) ; => (+inf.0i +inf.0-0.0i +1.0i -inf.0i)
(list (near? (asin 1+i) 0.6662394324925153+1.0612750619050357i) (near? (acos 1+i) 0.9045568943023814-1.0612750619050357i) (near? (atan 1+i) 1.0172219678978514+0.4023594781085251i)) ; => (#t #t #t)
;; On the cuts a real number counts as -i ln(iz + √(1 - z²)) has it; an inexact zero chooses a side.
(list (near? (asin 2) 1.5707963267948966-1.3169578969248166i) (near? (asin -2) -1.5707963267948966+1.3169578969248166i) (near? (acos 2) +1.3169578969248166i) (near? (acos -2) 3.141592653589793-1.3169578969248166i)) ; => (#t #t #t #t)
(list (near? (asin 2.0+0.0i) 1.5707963267948966+1.3169578969248166i) (near? (asin 2.0-0.0i) 1.5707963267948966-1.3169578969248166i) (near? (asin -2.0+0.0i) -1.5707963267948966+1.3169578969248166i) (near? (asin -2.0-0.0i) -1.5707963267948966-1.3169578969248166i)) ; => (#t #t #t #t)
(list (near? (acos 2.0+0.0i) -1.3169578969248166i) (near? (acos 2.0-0.0i) +1.3169578969248166i) (near? (acos -2.0+0.0i) 3.141592653589793-1.3169578969248166i)) ; => (#t #t #t)
(list (near? (atan 0.0+2.0i) 1.5707963267948966+0.5493061443340549i) (near? (atan -0.0+2.0i) -1.5707963267948966+0.5493061443340549i) (near? (atan 0.0-2.0i) 1.5707963267948966-0.5493061443340549i)) ; => (#t #t #t)
(list (atan 1e-20+1e-20i) (near? (atan 1e200+1e200i) 1.5707963267948966+0.0i) (near? (* 1e300 (imag-part (asin 0.5+1e-300i))) 1.1547005383792516)) ; => (1e-20+1e-20i #t #t)
(atan +i) ; error: `atan` cannot divide by zero
(list (near? (sin (asin 3.5-2.25i)) 3.5-2.25i) (near? (cos (acos -0.5+7.0i)) -0.5+7.0i) (near? (tan (atan 0.3-0.4i)) 0.3-0.4i)) ; => (#t #t #t)
;; The angle of a point: every quadrant, every zero.
(list (atan 1 1) (atan 1 -1) (atan -1 -1) (atan -1 1)) ; => (0.7853981633974483 2.356194490192345 -2.356194490192345 -0.7853981633974483)
(list (atan 0 1) (atan 0 -1) (atan 1 0) (atan -1 0) (atan 0 0)) ; => (0 3.141592653589793 1.5707963267948966 -1.5707963267948966 0)
(list (atan 0.0 1) (atan -0.0 1) (atan 0.0 -1) (atan -0.0 -1) (atan 0.0 0.0) (atan -0.0 0.0) (atan 0.0 -0.0) (atan -0.0 -0.0)) ; => (0.0 -0.0 3.141592653589793 -3.141592653589793 0.0 -0.0 3.141592653589793 -3.141592653589793)
(list (atan +inf.0 1) (atan +inf.0 -inf.0) (atan 1 +inf.0) (atan 1 -inf.0) (atan +inf.0)) ; => (1.5707963267948966 2.356194490192345 0.0 3.141592653589793 1.5707963267948966)
(atan 1 1+i) ; error: `atan` wanted a real number as argument 2, got 1+i
