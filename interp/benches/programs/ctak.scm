;;;; Continuations: Takeuchi's function whose results all return by `call/cc`.
;; measured at size 21
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 9))
(define (ctak x y z)
  (call-with-current-continuation (lambda (k) (ctak-at k x y z))))
(define (ctak-at k x y z)
  (if (not (< y x))
      (k z)
      (call-with-current-continuation
       (lambda (k)
         (ctak-at
          k
          (call-with-current-continuation (lambda (k) (ctak-at k (- x 1) y z)))
          (call-with-current-continuation (lambda (k) (ctak-at k (- y 1) z x)))
          (call-with-current-continuation (lambda (k) (ctak-at k (- z 1) x y))))))))
(display (ctak size (quotient (* 2 size) 3) (quotient size 3)))
(newline)
; prints 6
