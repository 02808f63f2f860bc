;; heavy
(import (srfi 115))

;; A match with backref that takes too long is given up; what begins elsewhere has its own steps.
(regexp-search '(: ($ (* "a")) ($ (* "a")) ($ (* "a")) ($ (* "a")) ($ (* "a")) (backref 1) "b") (make-string 60 #\a)) ; error: limit-exceeded: a regexp with backref took more than 1000000 steps
(regexp-match->list (regexp-search '(: ($ (+ alpha)) " " (backref 1)) (string-append (make-string 500 #\space) "the the"))) ; => ("the the" "the")
