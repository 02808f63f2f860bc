;;;; Continuations: Takeuchi's function whose results all return by `call/cc`.
(import (scheme base) (scheme write))

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
(display (ctak 18 12 6))
(newline)
