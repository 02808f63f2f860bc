;;;; Integers that grow: 1,000 digits of pi, one at a time, by the streaming algorithm of Gibbons.
(import (scheme base) (scheme write))

(define (digits count)
  (let next ((q 1) (r 0) (t 1) (k 1) (n 3) (l 3) (count count) (sum 0))
    (cond ((= count 0) sum)
          ((< (- (+ (* 4 q) r) t) (* n t))
           (next (* 10 q)
                 (* 10 (- r (* n t)))
                 t
                 k
                 (- (quotient (* 10 (+ (* 3 q) r)) t) (* 10 n))
                 l
                 (- count 1)
                 (+ sum n)))
          (else
           (next (* q k)
                 (* (+ (* 2 q) r) l)
                 (* t l)
                 (+ k 1)
                 (quotient (+ (* q (+ (* 7 k) 2)) (* r l)) (* t l))
                 (+ l 2)
                 count
                 sum)))))
(let loop ((times 5))
  (if (> times 1)
      (begin (digits 1000) (loop (- times 1)))
      (begin (write (digits 1000)) (newline))))
; prints 4470
