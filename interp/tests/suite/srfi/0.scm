(import (srfi 0))

(cond-expand (r7rs 'yes) (else 'no)) ; => yes
(cond-expand ((and r7rs (not no-such-feature)) 1) (else 2)) ; => 1
(cond-expand ((or no-such-feature (and)) 1) (else 2)) ; => 1
(cond-expand (no-such-feature 1) (else 2)) ; => 2
(cond-expand (else (define x 5) (define y 6)))
(list x y) ; => (5 6)
