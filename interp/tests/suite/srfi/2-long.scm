;; heavy
(import (srfi 2))

(define (count n) (and-let* (((> n 0)) (m (- n 1))) (define k m) (if (= k 0) 'done (count k))))
(count 300000) ; => done
