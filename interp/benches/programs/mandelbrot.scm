;;;; Flonums in local variables: how many iterations the points of a grid take to leave the Mandelbrot set.
(import (scheme base) (scheme write))

(define limit 64)
(define (escape cr ci)
  (let loop ((zr cr) (zi ci) (count 0))
    (if (= count limit)
        count
        (let ((zr2 (* zr zr)) (zi2 (* zi zi)))
          (if (> (+ zr2 zi2) 16.0)
              count
              (loop (+ (- zr2 zi2) cr) (+ (* 2.0 (* zr zi)) ci) (+ count 1)))))))
(define (grid size left top step)
  (let row ((y 0) (total 0))
    (if (= y size)
        total
        (let column ((x 0) (total total))
          (if (= x size)
              (row (+ y 1) total)
              (column (+ x 1)
                      (+ total
                         (escape (+ left (* step (inexact x))) (+ top (* step (inexact y)))))))))))
(write (grid 500 -1.0 -0.5 0.005))
(newline)
