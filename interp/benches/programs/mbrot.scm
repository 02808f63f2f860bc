;;;; Floating-point loops: points of a square that have not left the Mandelbrot set's circle after 64 rounds.
;; measured at size 300
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 20))
(define limit 64)
(define (rounds cr ci)
  (let loop ((zr cr) (zi ci) (count 0))
    (if (= count limit)
        count
        (let ((zr2 (* zr zr)) (zi2 (* zi zi)))
          (if (< 16.0 (+ zr2 zi2))
              count
              (loop (+ (- zr2 zi2) cr) (+ (* 2.0 zr zi) ci) (+ count 1)))))))
(define (count-points)
  (let ((step (/ 1.0 size)))
    (let loop ((x 0) (y 0) (inside 0) (total 0))
      (cond ((= y size) (list inside total))
            ((= x size) (loop 0 (+ y 1) inside total))
            (else
             (let ((count (rounds (+ -1.0 (* step x)) (+ -0.5 (* step y)))))
               (loop (+ x 1) y (if (= count limit) (+ inside 1) inside) (+ total count))))))))
(write (count-points))
(newline)
; prints (314 21293)
