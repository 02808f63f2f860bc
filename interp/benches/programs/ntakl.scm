;;;; Lists as numbers: takl.scm with a comparison whose branches are all written as `cond`.
;; measured at size 24
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 12))
(define (count-down n)
  (do ((i 1 (+ i 1))
       (items '() (cons i items)))
      ((> i n) items)))
(define (shorter? a b)
  (cond ((null? b) #f)
        ((null? a) #t)
        (else (shorter? (cdr a) (cdr b)))))
(define (tak x y z)
  (cond ((shorter? y x)
         (tak (tak (cdr x) y z) (tak (cdr y) z x) (tak (cdr z) x y)))
        (else z)))
(write
 (length
  (tak (count-down size) (count-down (quotient (* 2 size) 3)) (count-down (quotient size 3)))))
(newline)
; prints 5
