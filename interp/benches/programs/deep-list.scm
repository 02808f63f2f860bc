;;;; Deep recursion: a list built from its end.
;; measured at size 10000000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 100000))
(define (build n)
  (if (= n 0)
      '()
      (cons n (build (- n 1)))))
(display (length (build size)))
(newline)
; prints 100000
