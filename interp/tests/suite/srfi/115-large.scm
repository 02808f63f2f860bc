;; heavy
(import (srfi 115) (srfi 14))
(define (all re s . range) (let ((m (apply regexp-matches re s range))) (and m (regexp-match->list m))))
(regexp '(= 1000 (= 1000 (= 1000 "x")))) ; error: `regexp` wanted an SRE of at most 100000 states
(regexp-matches? '(: (* (* "a")) (* (or "a" "aa")) "b") (make-string 3000 #\a)) ; => #f
