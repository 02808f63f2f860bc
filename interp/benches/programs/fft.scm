;;;; Floating-point vectors: a fast Fourier transform of 2 to the `size` points, forth and back. Prints
;;;; where the spectrum of two waves is, and whether the way back gives the waves again.
;; measured at size 17
(import (scheme base) (scheme inexact) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 6))
(define pi (* 4 (atan 1)))

;; Exchanges each point with the one whose index has the same bits in reverse.
(define (reverse-bits! re im)
  (let ((n (vector-length re)))
    (let loop ((i 0) (j 0))
      (if (< i n)
          (begin
            (if (< i j)
                (begin (exchange! re i j) (exchange! im i j)))
            (loop (+ i 1) (increment-reversed j (quotient n 2))))))))
(define (exchange! v i j)
  (let ((kept (vector-ref v i)))
    (vector-set! v i (vector-ref v j))
    (vector-set! v j kept)))
(define (increment-reversed j bit)
  (if (and (< 0 bit) (>= j bit))
      (increment-reversed (- j bit) (quotient bit 2))
      (+ j bit)))

;; One butterfly: the points at `i` and `j`, the latter turned by the angle of this cosine and sine.
(define (butterfly! re im i j c s)
  (let* ((xr (vector-ref re i))
         (xi (vector-ref im i))
         (yr (vector-ref re j))
         (yi (vector-ref im j))
         (tr (- (* c yr) (* s yi)))
         (ti (+ (* c yi) (* s yr))))
    (vector-set! re i (+ xr tr))
    (vector-set! im i (+ xi ti))
    (vector-set! re j (- xr tr))
    (vector-set! im j (- xi ti))))

;; `sign` is -1.0 forth and 1.0 back.
(define (fft! re im sign)
  (let ((n (vector-length re)))
    (reverse-bits! re im)
    (let stage ((half 1))
      (if (< half n)
          (begin
            (let turn ((k 0))
              (if (< k half)
                  (let* ((angle (/ (* sign pi k) half))
                         (c (cos angle))
                         (s (sin angle)))
                    (let block ((i k))
                      (if (< i n)
                          (begin
                            (butterfly! re im i (+ i half) c s)
                            (block (+ i half half)))))
                    (turn (+ k 1)))))
            (stage (* 2 half)))))))

(define (waves n)
  (let ((v (make-vector n 0.0)))
    (do ((i 0 (+ i 1))) ((= i n) v)
      (let ((angle (/ (* 2.0 pi i) n)))
        (vector-set! v i (+ (cos (* 3.0 angle)) (* 0.5 (sin (* 5.0 angle)))))))))

(define (energetic re im)
  (let loop ((i (- (vector-length re) 1)) (found '()))
    (cond ((< i 0) found)
          ((< 1e-6 (+ (square (vector-ref re i)) (square (vector-ref im i))))
           (loop (- i 1) (cons i found)))
          (else (loop (- i 1) found)))))

(define (greatest-difference v w scale)
  (let loop ((i 0) (worst 0.0))
    (if (= i (vector-length v))
        worst
        (loop (+ i 1) (max worst (abs (- (vector-ref v i) (/ (vector-ref w i) scale))))))))

(define points (expt 2 size))
(define original (waves points))
(define re (vector-copy original))
(define im (make-vector points 0.0))
(fft! re im -1.0)
(write (energetic re im))
(newline)
(fft! re im 1.0)
(write (< (greatest-difference original re points) 1e-9))
(newline)
; prints (3 5 59 61)
; prints #t
