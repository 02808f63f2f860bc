;;;; Lists as numbers: Takeuchi's function on the lengths of three lists. After Gabriel's benchmark.
;; measured at size 24
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 12))
(define (count-down n)
  (if (= n 0)
      '()
      (cons n (count-down (- n 1)))))
(define (shorter? a b)
  (and (pair? b)
       (or (null? a) (shorter? (cdr a) (cdr b)))))
(define (tak x y z)
  (if (not (shorter? y x))
      z
      (tak (tak (cdr x) y z) (tak (cdr y) z x) (tak (cdr z) x y))))
(write
 (length
  (tak (count-down size) (count-down (quotient (* 2 size) 3)) (count-down (quotient size 3)))))
(newline)
; prints 5
