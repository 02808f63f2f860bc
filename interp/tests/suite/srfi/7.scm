(import (srfi 7))

(program (code (define a 1)) (code (define b (+ a 1))))
(list a b) ; => (1 2)
(program (requires r7rs) (code (* 2 3))) ; => 6
(program (requires no-such-feature) (code (* 2 3))) ; error: the program requires a feature that is not here
(program (feature-cond ((and r7rs (not no-such-feature)) (code 'yes)) (else (code 'no)))) ; => yes
(program (feature-cond ((or no-such-feature) (code 'yes)) (else (code 'no)))) ; => no
(program (feature-cond (no-such-feature (requires no-such-feature)) (r7rs (requires r7rs) (code (define c 5)))) (code (list c))) ; => (5)
(program (files "no such file.scm")) ; error: no such file.scm
;; differs: `requires` checks features; the names of a SRFI come by `(import (srfi n))`, which is a clause of no program.
