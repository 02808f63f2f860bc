;;;; Vectors and backtracking: Baskett's puzzle packs 18 bricks into a cube of 5 by 5 by 5. The
;;;; cube stands in a box of 8 by 8 by 8 whose other cells are taken. After Gabriel's benchmark.
;; measured at size 100
(import (scheme base) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 1))
(define edge 8)
(define cells (* edge edge edge))
(define (at i j k) (+ i (* edge (+ j (* edge k)))))

;; A shape is the kind of brick, one less than its extent each way, and the cells it takes from its first.
(define (make-shape kind i-max j-max k-max)
  (let loop ((i 0) (j 0) (k 0) (offsets '()))
    (cond ((> k k-max) (cons kind (reverse offsets)))
          ((> j j-max) (loop 0 0 (+ k 1) offsets))
          ((> i i-max) (loop 0 (+ j 1) k offsets))
          (else (loop (+ i 1) j k (cons (at i j k) offsets))))))

(define shapes
  (vector (make-shape 0 3 1 0) (make-shape 0 1 0 3) (make-shape 0 0 3 1)
          (make-shape 0 1 3 0) (make-shape 0 3 0 1) (make-shape 0 0 1 3)
          (make-shape 1 2 0 0) (make-shape 1 0 2 0) (make-shape 1 0 0 2)
          (make-shape 2 1 1 0) (make-shape 2 1 0 1) (make-shape 2 0 1 1)
          (make-shape 3 1 1 1)))

(define taken (make-vector cells #t))
(define left (vector 13 3 1 1))
(define trials 0)

(define (clear-cube!)
  (do ((k 1 (+ k 1))) ((> k 5))
    (do ((j 1 (+ j 1))) ((> j 5))
      (do ((i 1 (+ i 1))) ((> i 5))
        (vector-set! taken (at i j k) #f)))))

(define (fits? shape cell)
  (let loop ((offsets (cdr shape)))
    (or (null? offsets)
        (and (not (vector-ref taken (+ cell (car offsets))))
             (loop (cdr offsets))))))

(define (fill! shape cell flag)
  (let loop ((offsets (cdr shape)))
    (if (pair? offsets)
        (begin
          (vector-set! taken (+ cell (car offsets)) flag)
          (loop (cdr offsets)))))
  (let ((kind (car shape)))
    (vector-set! left kind ((if flag - +) (vector-ref left kind) 1))))

;; The first free cell at or behind this one; false when the cube is full.
(define (next-free cell)
  (cond ((= cell cells) #f)
        ((vector-ref taken cell) (next-free (+ cell 1)))
        (else cell)))

(define (solve? cell)
  (set! trials (+ trials 1))
  (let try ((i 0))
    (and (< i (vector-length shapes))
         (let ((shape (vector-ref shapes i)))
           (or (and (< 0 (vector-ref left (car shape)))
                    (fits? shape cell)
                    (place? shape cell))
               (try (+ i 1)))))))

(define (place? shape cell)
  (fill! shape cell #t)
  (let ((next (next-free cell)))
    (or (not next)
        (solve? next)
        (begin (fill! shape cell #f) #f))))

(let loop ((round 1))
  (clear-cube!)
  (set! left (vector 13 3 1 1))
  (set! trials 0)
  (let ((solved (solve? (at 1 1 1))))
    (if (< round size)
        (loop (+ round 1))
        (begin (write (list solved trials)) (newline)))))
; prints (#t 2005)
