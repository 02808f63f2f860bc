;;;; Floating-point records: a picture of spheres by following rays from the eye. Prints the sum of all grey
;;;; values, how many rays hit something, and a row of the picture.
;; measured at size 250
(import (scheme base) (scheme inexact) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 20))
(define-record-type <point> (point x y z) point? (x x) (y y) (z z))
(define-record-type <sphere> (sphere centre radius colour) sphere?
  (centre centre) (radius radius) (colour colour))

(define (minus a b) (point (- (x a) (x b)) (- (y a) (y b)) (- (z a) (z b))))
(define (dot a b) (+ (* (x a) (x b)) (* (y a) (y b)) (* (z a) (z b))))
(define (along origin direction distance)
  (point (+ (x origin) (* distance (x direction)))
         (+ (y origin) (* distance (y direction)))
         (+ (z origin) (* distance (z direction)))))
(define (unit a)
  (let ((size (sqrt (dot a a))))
    (point (/ (x a) size) (/ (y a) size) (/ (z a) size))))

(define eye (point 0.0 0.0 200.0))
(define light (unit (point 1.0 1.0 2.0)))

(define world
  (let loop ((i -2) (j -2) (spheres (list (sphere (point 0.0 -300.0 -1200.0) 200.0 0.8))))
    (cond ((> j 2) spheres)
          ((> i 2) (loop -2 (+ j 1) spheres))
          (else
           (loop (+ i 1)
                 j
                 (cons (sphere (point (* 200.0 i) (* 100.0 j) (- (* 100.0 i) 600.0)) 60.0 0.75)
                       spheres))))))

;; The distance at which the ray enters the sphere, false if it passes by.
(define (enters? ball origin direction)
  (let* ((to-centre (minus origin (centre ball)))
         (b (dot direction to-centre))
         (c (- (dot to-centre to-centre) (square (radius ball))))
         (under-root (- (* b b) c)))
    (and (< 0.0 under-root)
         (let ((distance (- (- b) (sqrt under-root))))
           (and (< 1e-6 distance) distance)))))

(define (first-hit origin direction found)
  (let loop ((rest world) (nearest #f) (least 1e30))
    (if (null? rest)
        (if nearest (found nearest least) #f)
        (let ((distance (enters? (car rest) origin direction)))
          (if (and distance (< distance least))
              (loop (cdr rest) (car rest) distance)
              (loop (cdr rest) nearest least))))))

(define (shade ball origin direction distance)
  (let* ((surface (along origin direction distance))
         (normal (unit (minus surface (centre ball))))
         (lit (max 0.0 (dot normal light)))
         (shadow (first-hit surface light (lambda (other distance) #t))))
    (* (colour ball) (if shadow (* 0.3 lit) lit))))

(define hits 0)
(define (grey i j)
  (let* ((step (/ 400.0 size))
         (target (point (- (* step i) 200.0) (- (* step j) 200.0) 0.0))
         (direction (unit (minus target eye)))
         (value
          (first-hit eye direction
                     (lambda (ball distance)
                       (set! hits (+ hits 1))
                       (shade ball eye direction distance)))))
    (if value (exact (round (* 255.0 value))) 0)))

(define (row j)
  (let loop ((i (- size 1)) (greys '()))
    (if (< i 0)
        greys
        (loop (- i 1) (cons (grey i j) greys)))))

(let loop ((j 0) (sum 0) (middle '()))
  (if (< j size)
      (let ((greys (row j)))
        (loop (+ j 1) (+ sum (apply + greys)) (if (= j (quotient size 2)) greys middle)))
      (begin
        (write (list sum hits))
        (newline)
        (write (list-tail middle (- size (min size 20))))
        (newline))))
; prints (4797 47)
; prints (0 0 0 0 0 0 174 0 174 0 156 0 0 145 0 0 0 122 0 0)
