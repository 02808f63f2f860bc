;; heavy
;; Native kernels over vectors of f64 and s64 numbers.
(numeric-sum #f64()) ; => 0.0
(numeric-sum #s64()) ; => 0
(numeric-sum #f64(1.5 2.5 -1)) ; => 3.0
(numeric-sum #s64(9223372036854775807 9223372036854775807)) ; => 18446744073709551614
(numeric-dot #f64(1 2 3) #f64(4 5 6)) ; => 32.0
(numeric-dot #s64(9223372036854775807 1) #s64(2 3)) ; => 18446744073709551617
(numeric-dot #s64() #s64()) ; => 0
(numeric-map + #f64(1 2) #f64(10 20)) ; => #f64(11.0 22.0)
(numeric-map - #s64(1 2) #s64(10 20)) ; => #s64(-9 -18)
(numeric-map * #s64(1 2 3) 10) ; => #s64(10 20 30)
(numeric-map / #f64(1 2) 4) ; => #f64(0.25 0.5)
(numeric-map / #f64(1 0) 0) ; => #f64(+inf.0 +nan.0)
(numeric-map + #f64() 1) ; => #f64()
(numeric-sort #f64(3 1 +nan.0 -0.0 0.0 2)) ; => #f64(-0.0 0.0 1.0 2.0 3.0 +nan.0)
(numeric-sort #s64(3 -1 2)) ; => #s64(-1 2 3)
;; Long ones are computed elsewhere.
(import (only (srfi 160 f64) make-f64vector list->f64vector f64vector-ref f64vector-length) (only (srfi 160 s64) list->s64vector s64vector->list))
(define ones (make-f64vector 100000 0.5))
(numeric-sum ones) ; => 50000.0
(numeric-dot ones ones) ; => 25000.0
(let ((v (numeric-map * ones 4))) (list (f64vector-length v) (f64vector-ref v 0) (f64vector-ref v 99999))) ; => (100000 2.0 2.0)
(define numbers (map (lambda (i) (modulo (* i 7919) 100003)) (range 100000)))
(equal? (s64vector->list (numeric-sort (list->s64vector numbers))) (sort numbers <)) ; => #t
(= (numeric-sum (list->s64vector numbers)) (preduce + 0 numbers)) ; => #t
(define fractions (list->f64vector (map (lambda (i) (/ 1.0 (+ i 1))) (range 100000))))
(= (numeric-sum fractions) (numeric-sum fractions)) ; => #t
;; What cannot be.
(numeric-map + #s64(9223372036854775807) 1) ; error: range-error: `numeric-map` got a result that is no number of type s64 for element 0
(numeric-map / #s64(4) 2) ; error: `numeric-map` wanted one of +, -, * and, for f64, / as argument 1
(numeric-map max #f64(4) 2) ; error: `numeric-map` wanted one of +, -, * and, for f64, / as argument 1
(numeric-map + #f64(1 2) #f64(1)) ; error: `numeric-map` wanted a vector of type f64 with 2 elements as argument 3
(numeric-map + #f64(1 2) #s64(1 2)) ; error: `numeric-map` wanted a vector of type f64 with 2 elements as argument 3
(numeric-map + #s64(1) 1.5) ; error: `numeric-map` wanted a vector of the same type, or a number that fits as argument 3, got 1.5
(numeric-dot #f64(1) #f64(1 2)) ; error: `numeric-dot` wanted a vector of type f64 with 1 elements as argument 2
(numeric-sum '(1 2)) ; error: `numeric-sum` wanted a vector of type f64 or s64 as argument 1, got (1 2)
(numeric-sum #u8(1 2)) ; error: `numeric-sum` wanted a vector of type f64 or s64 as argument 1
(numeric-sort #f32(1 2)) ; error: `numeric-sort` wanted a vector of type f64 or s64 as argument 1
