(import (srfi 145))

(list (assume #t) (assume 5 "message") (assume (memv 2 '(1 2 3)))) ; => (#t 5 (2 3))
(assume (< 2 1)) ; error: the assumption (< 2 1) does not hold
(assume #f "message" 1) ; error: the assumption #f does not hold
(guard (e (#t (condition-irritants e))) (assume (= 1 2) "message" (+ 1 2))) ; => ("message" 3)
