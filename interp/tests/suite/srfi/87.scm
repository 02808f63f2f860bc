(import (srfi 87))

(case (+ 1 1) ((1) 'one) ((2) => (lambda (x) (* x 10))) (else 'other)) ; => 20
(case 5 ((1) 'one) (else => list)) ; => (5)
(case 'c ((a b) 'ab) ((c) 'c) (else 'other)) ; => c
(case 2 ((1) 'one) (else 'other)) ; => other
