(import (srfi 61))

(cond ((values 1 2) (lambda (a b) (< a b)) => list) (else 'no)) ; => (1 2)
(cond ((values 2 1) (lambda (a b) (< a b)) => list) (else 'no)) ; => no
(cond ((assv 'b '((a 1) (b 2))) => cadr) (else 'no)) ; => 2
(list (cond (#f 1) (2)) (cond (#f 1) (#t 2 3)) (cond (#f 1) (else 2 3)) (cond ((values) (lambda () #t) => (lambda () 'none)))) ; => (2 3 3 none)
(let ((=> 5)) (cond (#t => 'no))) ; => no
(cond ((values 1 2) (lambda (a b) #f) => list) ((+ 1 1) even? => -) (else 'no)) ; => -2
