(import (srfi 1) (srfi 194) (srfi 27))

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

;; Edges
(define (draws generator n) (map (lambda (i) (generator)) (range n)))
(define (mean xs) (/ (apply + xs) (length xs)))
(define (near? x y margin) (< (abs (- x y)) margin))
(define (seeded thunk) (with-random-source (make-random-source) thunk))
(equal? (seeded (lambda () (draws (make-random-integer-generator 0 100) 10))) (seeded (lambda () (draws (make-random-integer-generator 0 100) 10)))) ; => #t
(make-random-integer-generator 3 3) ; error: `make-random-integer-generator` wanted a bound above the first as argument 2, got 3
(make-random-integer-generator 0 1.5) ; error: `make-random-integer-generator` wanted an exact integer as argument 2, got 1.5
(near? (mean (seeded (lambda () (draws (make-normal-generator 10 2) 2000)))) 10 0.3) ; => #t
(near? (mean (seeded (lambda () (draws (make-exponential-generator 5) 2000)))) 5 0.6) ; => #t
(near? (mean (seeded (lambda () (draws (make-geometric-generator 1/4) 2000)))) 4 0.5) ; => #t
(near? (mean (seeded (lambda () (draws (make-poisson-generator 3) 2000)))) 3 0.3) ; => #t
(near? (mean (seeded (lambda () (draws (make-binomial-generator 20 0.3) 1000)))) 6 0.4) ; => #t
(near? (mean (seeded (lambda () (draws (make-binomial-generator 20 0.9) 1000)))) 18 0.4) ; => #t
(near? (mean (seeded (lambda () (draws (make-bernoulli-generator 0.3) 2000)))) 0.3 0.05) ; => #t
(let ((xs (seeded (lambda () (draws (make-categorical-generator #(1 0 3)) 2000))))) (list (near? (mean xs) 1.5 0.1) (count (lambda (x) (= x 1)) xs))) ; => (#t 0)
;; Of 1, 2, 3, … the first comes in the share that Zipf's law says.
(let ((xs (seeded (lambda () (draws (make-zipf-generator 10 1.0 0.0) 2000))))) (list (every (lambda (k) (<= 1 k 10)) xs) (near? (count (lambda (k) (= k 1)) xs) 683 90))) ; => (#t #t)
(let ((xs (seeded (lambda () (draws (make-zipf-generator 5 2.0 0.5) 500))))) (every (lambda (k) (<= 1 k 5)) xs)) ; => #t
(every (lambda (v) (near? (apply + (map square (vector->list v))) 1 1e-9)) (seeded (lambda () (draws (make-sphere-generator 2) 50)))) ; => #t
(every (lambda (v) (near? (apply + (map (lambda (x a) (square (/ x a))) (vector->list v) '(1 2 3))) 1 1e-9)) (seeded (lambda () (draws (make-ellipsoid-generator #(1 2 3)) 50)))) ; => #t
(every (lambda (v) (<= (apply + (map square (vector->list v))) 1)) (seeded (lambda () (draws (make-ball-generator 3) 100)))) ; => #t
(make-ball-generator #(1 -1)) ; error: `make-ball-generator` wanted a vector of positive numbers as argument 1
(sort (map (lambda (g) (g)) (list (gsampling (lambda () 1)) (gsampling (lambda () 2)))) <) ; => (1 2)
(let* ((left 3) (g (gsampling (lambda () (if (= left 0) (eof-object) (begin (set! left (- left 1)) left))) (lambda () (eof-object))))) (draws g 5)) ; => (2 1 0 #<eof> #<eof>)
(make-bernoulli-generator 2) ; error: `make-bernoulli-generator` wanted a probability as argument 1, got 2
(make-random-char-generator "") ; error: `make-random-char-generator` wanted a string that is not empty as argument 1
(clamp-real-number 5 1 3) ; error: `clamp-real-number` wanted a bound above the first as argument 2, got 1
(let ((z ((make-random-polar-generator 10 1 2 0 1)))) (<= 1 (magnitude (- z 10)) 2)) ; => #t
(with-random-source 5 list) ; error: `with-random-source` wanted a random source as argument 1, got 5
;; The position is that among the arguments of the call.
(make-random-rectangular-generator 0 1 2 "") ; error: `make-random-rectangular-generator` wanted a real number as argument 4, got ""
(make-random-polar-generator 0 2 1) ; error: `make-random-polar-generator` wanted a bound above the first as argument 3, got 1
(make-random-polar-generator 1 2 "" 4) ; error: `make-random-polar-generator` wanted a real number as argument 3, got ""
