;;;; Floating-point comparisons on vectors: which points of a grid lie inside a polygon.
;; measured at size 600
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 20))
(define xs (vector 0.0 1.0 1.0 0.0 0.0 1.0 -0.5 -1.0 -1.0 -2.0 -2.5 -2.0 -1.5 -0.5 1.0 1.0 0.0 -0.5 -1.0 -0.5))
(define ys (vector 0.0 0.0 1.0 1.0 2.0 3.0 2.0 3.0 0.0 -0.5 -1.0 -1.5 -2.0 -2.0 -1.5 -1.0 -0.5 -1.0 -1.0 -0.5))

;; Whether a ray from the point to the right crosses the boundary an odd number of times.
(define (inside? x y)
  (let ((n (vector-length xs)))
    (let loop ((i 0) (j (- n 1)) (odd #f))
      (if (= i n)
          odd
          (loop (+ i 1) i (if (crosses? x y i j) (not odd) odd))))))

(define (crosses? x y i j)
  (let ((xi (vector-ref xs i))
        (yi (vector-ref ys i))
        (xj (vector-ref xs j))
        (yj (vector-ref ys j)))
    (and (or (and (<= yi y) (< y yj))
             (and (<= yj y) (< y yi)))
         (< x (+ xi (/ (* (- xj xi) (- y yi)) (- yj yi)))))))

(define (count-inside)
  (let ((step (/ 6.0 size)))
    (let loop ((i 0) (j 0) (count 0))
      (cond ((= j size) count)
            ((= i size) (loop 0 (+ j 1) count))
            ((inside? (+ -3.0 (* step i)) (+ -3.0 (* step j))) (loop (+ i 1) j (+ count 1)))
            (else (loop (+ i 1) j count))))))
(write (count-inside))
(newline)
; prints 91
