;;;; Recursion ten million deep: a list built from its end.
(import (scheme base) (scheme write))

(define (build n)
  (if (= n 0)
      '()
      (cons n (build (- n 1)))))
(display (length (build 10000000)))
(newline)
