;;;; Vectors: quicksort of pseudo-random numbers, in place, with the middle of three as the pivot.
;; measured at size 1000000
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 2000))
(define (random-vector n)
  (let ((v (make-vector n)))
    (let loop ((i 0) (x 42))
      (if (= i n)
          v
          (begin
            (vector-set! v i (quotient x 64))
            (loop (+ i 1) (modulo (+ (* x 1103515245) 12345) 2147483648)))))))
(define (exchange! v i j)
  (let ((kept (vector-ref v i)))
    (vector-set! v i (vector-ref v j))
    (vector-set! v j kept)))
(define (middle a b c)
  (cond ((< b a) (middle b a c))
        ((< c b) (max a c))
        (else b)))

;; Puts what is less than the pivot to the left; the two ends then overlap by at most one.
(define (sort! v low high)
  (if (< low high)
      (let ((pivot
             (middle (vector-ref v low)
                     (vector-ref v (quotient (+ low high) 2))
                     (vector-ref v high))))
        (let loop ((i low) (j high))
          (cond ((and (<= i j) (< (vector-ref v i) pivot)) (loop (+ i 1) j))
                ((and (<= i j) (< pivot (vector-ref v j))) (loop i (- j 1)))
                ((<= i j)
                 (exchange! v i j)
                 (loop (+ i 1) (- j 1)))
                (else
                 (sort! v low j)
                 (sort! v i high)))))))
(define (sorted? v)
  (let loop ((i 1))
    (or (>= i (vector-length v))
        (and (<= (vector-ref v (- i 1)) (vector-ref v i))
             (loop (+ i 1))))))

(define numbers (random-vector size))
(sort! numbers 0 (- size 1))
(write (list (sorted? numbers) (vector-ref numbers 0) (vector-ref numbers (quotient size 2))))
(newline)
; prints (#t 0 16885938)
