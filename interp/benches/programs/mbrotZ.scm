;;;; Complex flonums: mbrot.scm on complex numbers. The answer is the same.
;; measured at size 120
(import (scheme base) (scheme complex) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 20))
(define limit 64)
(define (rounds c)
  (let loop ((z c) (count 0))
    (cond ((= count limit) count)
          ((< 16.0 (+ (square (real-part z)) (square (imag-part z)))) count)
          (else (loop (+ (* z z) c) (+ count 1))))))
(define (count-points)
  (let ((step (/ 1.0 size)))
    (let loop ((x 0) (y 0) (inside 0) (total 0))
      (cond ((= y size) (list inside total))
            ((= x size) (loop 0 (+ y 1) inside total))
            (else
             (let ((count (rounds (make-rectangular (+ -1.0 (* step x)) (+ -0.5 (* step y))))))
               (loop (+ x 1) y (if (= count limit) (+ inside 1) inside) (+ total count))))))))
(write (count-points))
(newline)
; prints (314 21293)
