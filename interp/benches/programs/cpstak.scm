;;;; Closures: Takeuchi's function in continuation-passing style. After Gabriel's benchmark.
;; measured at size 27
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 12))
(define (tak x y z k)
  (if (not (< y x))
      (k z)
      (tak (- x 1) y z
           (lambda (a)
             (tak (- y 1) z x
                  (lambda (b)
                    (tak (- z 1) x y
                         (lambda (c)
                           (tak a b c k)))))))))
(write (tak size (quotient (* 2 size) 3) (quotient size 3) (lambda (result) result)))
(newline)
; prints 5
