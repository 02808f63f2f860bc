;;;; Floating-point records and search: the shapes a chain of molecules may have in space. Each member is placed by a
;;;; turn and a shift against the one before, in one of several ways; ways that bring two members too close,
;;;; or whose ring does not come near enough, are given up. Prints how many shapes there are and how far
;;;; the farthest atom of any of them is from the first.
;; measured at size 13
(import (scheme base) (scheme inexact) (scheme process-context) (scheme write))

(define size (if (= (length (command-line)) 2) (string->number (cadr (command-line))) 8))
(define pi (* 4 (atan 1)))

(define-record-type <point> (point x y z) point? (x x) (y y) (z z))
;; A transform turns by a matrix, given by its rows, and shifts.
(define-record-type <transform> (transform row-1 row-2 row-3 shift) transform?
  (row-1 row-1) (row-2 row-2) (row-3 row-3) (shift shift))

(define (dot a b) (+ (* (x a) (x b)) (* (y a) (y b)) (* (z a) (z b))))
(define (distance a b)
  (let ((dx (- (x a) (x b))) (dy (- (y a) (y b))) (dz (- (z a) (z b))))
    (sqrt (+ (* dx dx) (* dy dy) (* dz dz)))))
(define (apply-transform t p)
  (let ((s (shift t)))
    (point (+ (dot (row-1 t) p) (x s))
           (+ (dot (row-2 t) p) (y s))
           (+ (dot (row-3 t) p) (z s)))))

;; First `second`, then `first`.
(define (compose first second)
  (let ((columns (list (row-1 second) (row-2 second) (row-3 second))))
    (define (row-times row)
      (point (combination row (map x columns))
             (combination row (map y columns))
             (combination row (map z columns))))
    (transform (row-times (row-1 first))
               (row-times (row-2 first))
               (row-times (row-3 first))
               (apply-transform first (shift second)))))
(define (combination row items)
  (+ (* (x row) (car items)) (* (y row) (cadr items)) (* (z row) (car (cddr items)))))

(define (turn-x angle)
  (let ((c (cos angle)) (s (sin angle)))
    (transform (point 1.0 0.0 0.0) (point 0.0 c (- s)) (point 0.0 s c) (point 0.0 0.0 0.0))))
(define (turn-z angle)
  (let ((c (cos angle)) (s (sin angle)))
    (transform (point c (- s) 0.0) (point s c 0.0) (point 0.0 0.0 1.0) (point 0.0 0.0 0.0))))
(define (move-x by)
  (transform (point 1.0 0.0 0.0) (point 0.0 1.0 0.0) (point 0.0 0.0 1.0) (point by 0.0 0.0)))
(define identity (move-x 0.0))

(define (degrees n) (/ (* pi n) 180.0))

;; The ways to go on: around the bond, then away from it, then along.
(define conformations
  (map (lambda (around)
         (compose (turn-x (degrees around))
                  (compose (turn-z (degrees 70.5)) (move-x 1.54))))
       '(60.0 180.0 300.0 20.0)))

;; The atoms of a member where it stands itself: the backbone's and two beside it.
(define atoms
  (list (point 0.0 0.0 0.0) (point 0.36 0.89 0.51) (point 0.36 -0.89 0.51)))

;; A member is its transform; its atoms are placed when they are first asked for.
(define-record-type <member> (make-member transform cache) member?
  (transform member-transform)
  (cache member-cache set-member-cache!))
(define (member-atoms member)
  (or (member-cache member)
      (let ((placed (map (lambda (atom) (apply-transform (member-transform member) atom)) atoms)))
        (set-member-cache! member placed)
        placed)))

(define (too-close? a b)
  (let each ((atoms-a (member-atoms a)))
    (and (pair? atoms-a)
         (or (let with ((atoms-b (member-atoms b)))
               (and (pair? atoms-b)
                    (or (< (distance (car atoms-a) (car atoms-b)) 1.7)
                        (with (cdr atoms-b)))))
             (each (cdr atoms-a))))))
(define (clashes? member others)
  (and (pair? others)
       (or (too-close? member (car others))
           (clashes? member (cdr others)))))

;; A ring must be able to close: the end is no farther from the start than the members left can reach.
(define (within-reach? member left)
  (< (distance (shift (member-transform member)) (point 0.0 0.0 0.0)) (+ 3.0 (* 1.5 left))))

(define shapes 0)
(define farthest 0.0)
(define (record! chain)
  (set! shapes (+ shapes 1))
  (for-each
   (lambda (member)
     (for-each
      (lambda (atom)
        (set! farthest (max farthest (distance atom (point 0.0 0.0 0.0)))))
      (member-atoms member)))
   chain))

;; `chain` begins with the last member; the one before it is bonded and may be close.
(define (search chain left)
  (if (= left 0)
      (record! chain)
      (for-each
       (lambda (conformation)
         (let ((member (make-member (compose (member-transform (car chain)) conformation) #f)))
           (if (and (within-reach? member (- left 1))
                    (not (clashes? member (cdr chain))))
               (search (cons member chain) (- left 1)))))
       conformations)))

(search (list (make-member identity #f)) size)
(write shapes)
(newline)
(write (/ (round (* 1e6 farthest)) 1e6))
(newline)
; prints 60
; prints 5.718268
