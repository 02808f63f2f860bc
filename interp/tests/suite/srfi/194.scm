(import (srfi 194) (srfi 27))

(random-source? (current-random-source)) ; => #t
(with-random-source (make-random-source) (lambda () ((make-random-integer-generator 5 6)))) ; => 5
(random-source? ((make-random-source-generator 1))) ; => #t
(<= 1 ((make-random-integer-generator 1 7)) 6) ; => #t
(<= 0 ((make-random-u1-generator)) 1) ; => #t
(<= 0 ((make-random-u8-generator)) 255) ; => #t
(<= -128 ((make-random-s8-generator)) 127) ; => #t
(<= 0 ((make-random-u16-generator)) 65535) ; => #t
(<= -32768 ((make-random-s16-generator)) 32767) ; => #t
(<= 0 ((make-random-u32-generator)) 4294967295) ; => #t
(<= -2147483648 ((make-random-s32-generator)) 2147483647) ; => #t
(< -1 ((make-random-u64-generator)) (expt 2 64)) ; => #t
(< (- (expt 2 64)) ((make-random-s64-generator)) (expt 2 63)) ; => #t
(list (clamp-real-number 1 5 0) (clamp-real-number 1 5 3) (clamp-real-number 1 5 9)) ; => (1 3 5)
(<= 0 ((make-random-real-generator 0 100)) 100) ; => #t
(<= 2 (imag-part ((make-random-rectangular-generator 0 1 2 3))) 3) ; => #t
(<= 1 (magnitude ((make-random-polar-generator 1 2))) 2) ; => #t
(boolean? ((make-random-boolean-generator))) ; => #t
((make-random-char-generator "aaa")) ; => #\a
((make-random-string-generator 1 "abc")) ; => ""
(eof-object? ((gsampling))) ; => #t
((make-bernoulli-generator 1)) ; => 1
(<= 0 ((make-binomial-generator 10 1/2)) 10) ; => #t
((make-categorical-generator #(0 1 0))) ; => 1
(real? ((make-normal-generator 10 2))) ; => #t
(< 0 ((make-exponential-generator 5))) ; => #t
((make-geometric-generator 1)) ; => 1
(exact-integer? ((make-poisson-generator 3))) ; => #t
(<= 1 ((make-zipf-generator 10)) 10) ; => #t
(vector-length ((make-sphere-generator 2))) ; => 3
(vector-length ((make-ellipsoid-generator #(1 2 3)))) ; => 3
(vector-length ((make-ball-generator 3))) ; => 3
